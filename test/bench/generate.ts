// The generated files that benchmarks of reading read.
import type { Language } from '../../src/language/index';

/** One line in twenty is a schedule, so that 10,000 lines have 500. */
const every = 20;

/** A file of so many lines as it might be written: sections of values with schedules between them. */
export const generate: Readonly<Record<Language, (lines: number) => string>> = {
  python: (lines) =>
    `TOTAL = 10_000\n${repeat(lines, (i) => `    w${i} = schedule("cosine", base_weight=1 / 8, total_steps=TOTAL)`, python)}`,
  yaml: (lines) =>
    `trainer:\n  max_steps: 10000\nitems:\n${repeat(
      lines,
      (i) => `  w${i}: schedule(cosine, 1e-3, \${trainer.max_steps})`,
      (i) => (i % 9 === 1 ? `  s${i}: [0.9, 0.999, text]` : `  v${i}: ${i % 2 ? 1e-5 : `name ${i}`}  # note`),
    )}`,
  json: (lines) =>
    `{"trainer": {"max_steps": 10000},\n${repeat(
      lines,
      (i) => `  "w${i}": "schedule('cosine', 0.5, \${trainer.max_steps})",`,
      (i) => (i % 9 === 1 ? `  "s${i}": {"betas": [0.9, 0.999]},` : `  "v${i}": ${i % 2 ? '0.001' : '"a name"'},`),
    )}\n  "end": 0}`,
  toml: (lines) =>
    `max_steps = 10_000\n${repeat(
      lines,
      (i) => `w${i} = "schedule('cosine', 0.5)"`,
      (i) => (i % 9 === 1 ? `[section.s${i}]` : `v${i} = ${i % 2 ? '1e-5' : '"a name"'}  # note`),
    )}`,
  cfg: (lines) =>
    `[training]\nmax_steps = 10000\n[training.optimizer]\n@optimizers = "Adam.v1"\n${repeat(
      lines,
      (i) => `w${i} = "schedule('cosine', 0.5, \${training.max_steps})"`,
      (i) => (i % 9 === 1 ? `[section.s${i}]` : `v${i} = ${i % 2 ? '1e-5' : '"a name"'}`),
    )}`,
  shell: (lines) =>
    `RATE=1e-4\npython train.py \\\n${repeat(
      lines,
      (i) => `  --w${i} "schedule(cosine, 0.5, 10000)" \\`,
      (i) => `  --v${i} ${i % 2 ? '0.1' : '$RATE'} \\`,
    )}\n`,
};

function python(i: number): string {
  if (i % every === 1) return `def f${i}(self, steps=${i}):`;
  return i % 3 ? `    x${i} = model(batch, scale=${i} * 2)  # note` : `    loss = loss + x${i - 1} * 0.5`;
}

function repeat(lines: number, schedule: (i: number) => string, other: (i: number) => string): string {
  return Array.from({ length: lines }, (_, i) => (i % every === 5 ? schedule(i) : other(i))).join('\n');
}
