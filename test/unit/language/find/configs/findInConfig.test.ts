// What is remembered of a config must never show: after any edit, the schedules are those that a first look at the text finds.
import assert from 'node:assert/strict';
import { frameworkFiles } from '../../../../../src/frameworks/all';
import { ownFrameworks } from '../../../../../src/frameworks/own';
import type { FoundSchedule } from '../../../../../src/language/find/found';
import type { FindOptions } from '../../../../../src/language/find/framework';
import { frontEndOf, type Language } from '../../../../../src/language/index';
import { Editor } from '../../../../fixtures/editor';
import { findOptions } from '../../../../fixtures/find';
import { withRandom } from '../../../../fixtures/random';

const yaml = `# A config that has a little of everything.
defaults:
  - optimizer: adam
trainer:
  max_steps: 10_000
  steps_per_epoch: 100
base: &base
  method: cosine
  base_weight: 0.5
common:
  warm: 500
  peak: \${oc.env:PEAK}
loss:
  kl: schedule(cosine, 0.5, \${trainer.max_steps})
  gan:
    <<: *base
    total_steps: 3000
  beta: &beta schedule(linear, 1, 2000, warmup=\${common.warm})
  again: *beta
  sum: maximum(\${loss.kl}, \${loss.beta})
  relative: schedule(linear, \${.weight}, 90)
  weight: 3
  list:
    - schedule(linear, 1, 10)
    - {method: power, base_weight: 2, total_steps: 20}
  description: schedule(linear, 1, 10)
solver:
  type: Adam
  max_steps: 70
  w: schedule(cosine, 1)
lr_scheduler_type: cosine
learning_rate: 1e-4
warmup_steps: 100
beta_start: 0
beta_end: 1
beta_warmup_epochs: 10
inner:
  max_steps: 500
  deep:
    k: schedule(exponential, 0.3)
tail: schedule(linear, 2, 2 epochs)
agent:
  learning_rate: lin_1e-4
`;

const json = `{
  "trainer": {"max_steps": 10000, "steps_per_epoch": 100},
  "common": {"warm": 500, "peak": 0.25},
  "loss": {
    "kl": "schedule(cosine, 0.5, \${trainer.max_steps})",
    "gan": {"method": "cosine", "base_weight": 0.5, "total_steps": 3000},
    "sum": "maximum(\${loss.kl}, 0.1)",
    "list": ["schedule(linear, 1, 10)", {"method": "power", "base_weight": 2, "total_steps": 20}]
  },
  "scheduler": {"type": "WarmupDecayLR", "params": {"warmup_min_lr": 0, "warmup_max_lr": 0.001, "warmup_num_steps": 100, "total_num_steps": 1000}},
  "train_batch_size": 16,
  "inner": {"max_steps": 500, "deep": {"k": "schedule(exponential, 0.3)"}},
  "learning_rate": 0.1,
  "lr_scheduler_type": "linear",
  "tail": "schedule(linear, 2)"
}
`;

const toml = `max_steps = 10_000
learning_rate = 0.1
lr_scheduler_type = "cosine"
tail = "schedule(linear, 2)"

[common]
warm = 500
peak = 0.25

[loss]
kl = "schedule(cosine, 0.5, \${max_steps})"
beta = "schedule(linear, 1, 2000, warmup=\${common.warm})"
gan = {method = "cosine", base_weight = 0.5, total_steps = 3000}
sum = "maximum(\${loss.kl}, 0.1)"

[loss.power]
method = "power"
base_weight = 2
total_steps = 20

[inner]
max_steps = 500

[inner.deep]
k = "schedule(exponential, 0.3)"

[[stage]]
w = "schedule(linear, 1)"

[[stage]]
w = "schedule(linear, 2)"
`;

const texts = { yaml, json, toml } satisfies Partial<Record<Language, string>>;

/** An editor with all frameworks, so that what each of them looks at is noticed. */
async function editorOf(language: keyof typeof texts, settings: Partial<FindOptions> = {}): Promise<Editor> {
  const own = frameworkFiles.filter((file) => (file.language ?? language) === language);
  const frameworks = [...ownFrameworks, ...(await Promise.all(own.map(({ load }) => load())))];
  const options = findOptions(language, { frameworks, readHandmade: true, ...settings });
  return new Editor(texts[language], options, language, await frontEndOf(language).load());
}

describe('schedules of a config that is edited', () => {
  const edits: readonly (readonly [what: string, from: string, to: string])[] = [
    ['the length of the run', '10_000', '20_000'],
    ['a number that others refer to', 'warm: 500', 'warm: 700'],
    ['a neighbour that one refers to', 'weight: 3', 'weight: 4'],
    ['a schedule that others are made of', 'schedule(cosine, 0.5, ', 'schedule(cosine, 0.7, '],
    ['what is merged in', 'base_weight: 0.5', 'base_weight: 0.7'],
    ['what an alias stands for', 'schedule(linear, 1, 2000', 'schedule(linear, 3, 2000'],
    ['a run within the run', 'max_steps: 500', 'max_steps: 600'],
    ['that a mapping is about a solver', 'type: Adam', 'type: LBFGS'],
    ['a key that has a meaning', 'trainer:', 'trainers:'],
    ['a key that has none', 'inner:', 'outer:'],
    ['the key of a schedule', 'tail:', 'tails:'],
    ['a key that is written again', 'weight: 3', 'kl: 3'],
    ['a line more', 'common:', '\ncommon:'],
    ['a line less', '# A config that has a little of everything.\n', ''],
    ['the depth of a line', '  max_steps: 500', 'max_steps: 500'],
    ['the parents', 'defaults:', '_base_: other.yaml\ndefaults:'],
    ['something broken', 'trainer:', 'trainer: ['],
    ['a second document', 'inner:', '---\ninner:'],
  ];
  for (const [what, from, to] of edits) {
    it(`${what}, and back`, async () => {
      const editor = await editorOf('yaml');
      editor.replace(from, to);
      editor.change(yaml);
    });
  }

  it('keeps those that an edit does not touch', async () => {
    const curveOf = (found: readonly FoundSchedule[]) => found.find(({ label }) => label === 'loss.kl')!.schedule;
    // Other frameworks than ours may look at all that stands around.
    const editor = await editorOf('yaml', { frameworks: ownFrameworks });
    const curve = curveOf(editor.change(yaml));
    assert.equal(curveOf(editor.replace('warm: 500', 'warm: 700')), curve);
    assert.equal(curveOf(editor.replace('max_steps: 500', 'max_steps: 600')), curve);
    assert.equal(curveOf(editor.replace('inner:', '# One\ninner:')), curve);
    assert.notEqual(curveOf(editor.replace('10_000', '20_000')), curve);
  });

  it('reads all again with other settings and other parents', async () => {
    const editor = await editorOf('yaml');
    const options = findOptions('yaml');
    editor.change(yaml, { ...options, run: { totalSteps: 9 } });
    editor.change(yaml, { ...options, functionNames: ['sequence'] });
    editor.change(yaml, { ...options, parents: { files: [], unread: ['base.yaml'] } });
    editor.change(yaml);
  });

  for (const language of ['yaml', 'json', 'toml'] as const) {
    it(
      `random edits in ${language}, one after the other`,
      withRandom(async (random) => {
        const editor = await editorOf(language);
        const words = [...texts[language].matchAll(/[\w.]+|[^\w\s]|\n */g)].map(([word]) => word);
        for (let count = 0; count < Number(process.env.EDITS ?? 300); count++) {
          const { text } = editor.tree;
          const at = random(text.length + 1);
          // Most edits are small; now and then all is as at first.
          const length = random(4) === 0 ? random(12) : 0;
          const added = random(3) === 0 ? '' : words[random(words.length)]!;
          editor.change(count % 20 === 19 ? texts[language] : text.slice(0, at) + added + text.slice(at + length));
        }
      }),
    );
  }
});
