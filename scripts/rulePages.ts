// The pages about what the editor's list of problems says: docs/rules/. Each example is tested: the first has the problem, the second has none.
import { fileRules, rules } from '../src/rules/index';
import { reading } from '../src/rules/reading';
import type { Language } from '../src/language/index';

/** What a page says of a problem. */
export interface RulePage {
  readonly language: Language;
  readonly wrong: string;
  readonly right: string;
  /** Why it is said, in a few sentences. */
  readonly why: string;
}

const run = 'trainer:\n  max_steps: 10000\n';
const trainer = 'lr_scheduler_type: cosine\nlearning_rate: 1.0e-4\n';
const optimizer = "optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.1))\n";

const oneCycle = 'import torch\nfrom torch.optim.lr_scheduler import OneCycleLR\nopt = torch.optim.SGD(m, lr=0.01, momentum=0.9)\n';

/** A config of DeepSpeed with the parameters of its scheduler. */
const deepSpeed = (params: string): string =>
  `{"optimizer": {"type": "AdamW", "params": {"lr": 5e-5}}, "scheduler": {"type": "WarmupDecayLR", "params": ${params}}}`;

/** A Lightning module with a scheduler. */
const module = (scheduler: string): string =>
  `import lightning as L\nimport torch\nfrom torch.optim.lr_scheduler import CosineAnnealingLR, LambdaLR\n\n\nclass Model(L.LightningModule):\n    def configure_optimizers(self):\n        opt = torch.optim.SGD(self.parameters(), lr=0.1)\n        return [opt], [${scheduler}]`;

const epochs = 'epochs: 100\nsteps_per_epoch: 500\n';

export const rulePages: Readonly<Record<string, RulePage>> = {
  'swapped-arguments': {
    language: 'python',
    wrong: 'kl = schedule("linear", 10000, 0.5)',
    right: 'kl = schedule("linear", 0.5, 10000)',
    why: 'By position the weight comes first, then the steps. A weight of thousands over less than a step is hardly ever meant.',
  },
  'steps-for-epochs': {
    language: 'yaml',
    wrong: `${epochs}kl: schedule(linear, 0.5, 100)`,
    right: `${epochs}kl: schedule(linear, 0.5, 50000)`,
    why: 'The length of the schedule is the number of the epochs, but a schedule counts optimizer steps: it is over long before the run is.',
  },
  'over-early': {
    language: 'yaml',
    wrong: `${run}kl: schedule(linear, 0.5, 50)`,
    right: `${run}kl: schedule(linear, 0.5, 5000)`,
    why: 'A weight that has risen after less than 1 % of the run has next to no effect as a schedule. A zero may be missing.',
  },
  'never-reaches-target': {
    language: 'yaml',
    wrong: `${run}kl: schedule(linear, 0.5, 20000)`,
    right: `${run}kl: schedule(linear, 0.5, 10000)`,
    why: 'The run ends before the schedule does, and the weight is then more than 1 % of its range away from where it goes.',
  },
  'longer-than-run': {
    language: 'yaml',
    wrong: `${run}kl: schedule(sigmoid, 0.5, 11000, k=40)`,
    right: `${run}kl: schedule(sigmoid, 0.5, 10000, k=40)`,
    why: 'The schedule takes more steps than the run has. It is nearly where it goes when the run ends, so that this may be meant.',
  },
  'delay-behind-end': {
    language: 'yaml',
    wrong: `${run}kl: schedule(linear, 0.5, 1000, delay=10000)`,
    right: `${run}kl: schedule(linear, 0.5, 1000, delay=1000)`,
    why: 'A delay that is as long as the run keeps the weight at its first value from beginning to end.',
  },
  'jump-at-join': {
    language: 'python',
    wrong: 'kl = sequence(schedule("linear", 1, 100), schedule("cosine", 0.5, 100))',
    right: 'kl = sequence(schedule("linear", 1, 100), schedule("cosine", 0.5, 100, start_weight=1))',
    why: 'Each part of a sequence begins at its own first value, which is 0 unless `start_weight` says otherwise. Levels (`constant`) and repetitions of the same part may jump.',
  },
  'step-past-end': {
    language: 'python',
    wrong: 'kl = schedule("linear", 0.5, 100, step=5000)',
    right: 'kl = schedule("linear", 0.5, 10000, step=5000)',
    why: 'The value is asked for at a step at which the schedule has long ended: it is its last one.',
  },
  'weights-sum': {
    language: 'yaml',
    wrong: '# the weights sum to 1\nweights:\n  a: schedule(linear, 0.5, 100)\n  b: schedule(linear, 0.5, 100, reverse=true)',
    right: '# the weights sum to 1\nweights:\n  a: schedule(linear, 1, 100)\n  b: schedule(linear, 1, 100, reverse=true)',
    why: 'A comment says that the weights of a mapping sum to 1 ("sum to 1", "sums to one"), and at some step they do not.',
  },
  'unknown-method': {
    language: 'yaml',
    wrong: 'kl: schedule(cosin, 0.5, 100)',
    right: 'kl: schedule(cosine, 0.5, 100)',
    why: 'There is no method of this name.',
  },
  'unknown-argument': {
    language: 'python',
    wrong: 'kl = schedule("linear", 0.5, 100, warm=10)',
    right: 'kl = schedule("linear", 0.5, 100, delay=10)',
    why: 'The method has no parameter of this name.',
  },
  'unknown-composition': {
    language: 'yaml',
    wrong: 'kl: sequense(schedule(linear, 1, 10), schedule(constant, 1, 10))',
    right: 'kl: sequence(schedule(linear, 1, 10), schedule(constant, 1, 10))',
    why: 'Schedules are put together by `sequence`, `minimum`, `maximum`, `clip`, `repeat`, `shift` and the operators.',
  },
  'unknown-function': {
    language: 'python',
    wrong: 'kl = shedule("linear", 0.5, 100)',
    right: 'kl = schedule("linear", 0.5, 100)',
    why: "Nothing in the program has this name, and a schedule's arguments follow it: the program would raise a NameError.",
  },
  'broken-call': {
    language: 'yaml',
    wrong: 'kl: schedule(linear, 0.5, 10k)',
    right: 'kl: schedule(linear, 0.5, 10000)',
    why: 'The text is plainly meant as a schedule, but cannot be read as one.',
  },
  'invalid-value': {
    language: 'python',
    wrong: 'kl = schedule("linear", 0.5, -100)',
    right: 'kl = schedule("linear", 0.5, 100)',
    why: 'The value is out of its domain, or does not go together with another. Nothing is drawn then.',
  },
  'invalid-composition': {
    language: 'python',
    wrong: 'kl = repeat(schedule("linear", 0.5, 100), -1)',
    right: 'kl = repeat(schedule("linear", 0.5, 100), 3)',
    why: 'These schedules and numbers cannot be put together so.',
  },
  'wrong-type': {
    language: 'python',
    wrong: 'kl = schedule("linear", "0.5", 100)',
    right: 'kl = schedule("linear", 0.5, 100)',
    why: 'In Python a text is no number, even where it looks like one.',
  },
  'missing-argument': {
    language: 'python',
    wrong: 'kl = schedule(base_weight=0.5, total_steps=100)',
    right: 'kl = schedule("linear", base_weight=0.5, total_steps=100)',
    why: 'Without it there is no schedule.',
  },
  'misplaced-argument': {
    language: 'yaml',
    wrong: 'kl: ${schedule:step,1,100,milestones=[50]}',
    right: 'kl: "${schedule:step,1,100,{milestones: [50]}}"',
    why: 'OmegaConf hands names to no resolver: they go into a mapping at the end.',
  },
  'repeated-argument': {
    language: 'python',
    wrong: 'kl = schedule("linear", 0.5, 100, total_steps=200)',
    right: 'kl = schedule("linear", 0.5, 200)',
    why: 'The argument is given by position and by name.',
  },
  'too-many-arguments': {
    language: 'python',
    wrong: 'kl = schedule("power", 0.5, 100, 2, 3)',
    right: 'kl = schedule("power", 0.5, 100, 2)',
    why: 'By position there are only four; all others have names.',
  },
  'no-value': {
    language: 'python',
    wrong: 'kl = schedule("linear", 0.5, total_steps=)',
    right: 'kl = schedule("linear", 0.5, total_steps=100)',
    why: 'A name stands there, and nothing behind it.',
  },
  'missing-total': {
    language: 'yaml',
    wrong: 'kl: schedule(linear, 0.5)',
    right: `${run}kl: schedule(linear, 0.5)`,
    why: 'Neither the schedule nor anything around it says how many steps it takes: the curve is drawn over 0–100 % of the run.',
  },
  'long-warm-up': {
    language: 'yaml',
    wrong: `${trainer}max_steps: 100\nwarmup_steps: 500`,
    right: `${trainer}max_steps: 1000\nwarmup_steps: 50`,
    why: 'The warm-up takes all of the run, so that the rate only rises: what should follow it never comes.',
  },
  'two-warm-ups': {
    language: 'yaml',
    wrong: `${trainer}max_steps: 1000\nwarmup_steps: 50\nwarmup_ratio: 0.1`,
    right: `${trainer}max_steps: 1000\nwarmup_steps: 50`,
    why: 'Trainers take one of the two, and which one depends on the release.',
  },
  'lost-warm-up': {
    language: 'yaml',
    wrong: 'lr_scheduler_type: constant\nlearning_rate: 1.0e-4\nmax_steps: 1000\nwarmup_steps: 50',
    right: 'lr_scheduler_type: constant_with_warmup\nlearning_rate: 1.0e-4\nmax_steps: 1000\nwarmup_steps: 50',
    why: 'This kind of schedule has no warm-up, whatever the key says; another one has.',
  },
  'rises-again': {
    language: 'python',
    wrong: `${optimizer}param_scheduler = dict(type='CosineAnnealingLR', T_max=10, end=20)`,
    right: `${optimizer}param_scheduler = dict(type='CosineAnnealingLR', T_max=20, end=20)`,
    why: 'Half a cosine goes from the rate down to its lowest point in T_max calls; behind that the curve rises again.',
  },
  'zero-epoch': {
    language: 'python',
    wrong: module('LambdaLR(opt, lambda epoch: min(1, epoch / 5))'),
    right: module('LambdaLR(opt, lambda epoch: min(1, (epoch + 1) / 5))'),
    why: 'Where the rate changes once an epoch, a first value of 0 lasts for the whole first epoch.',
  },
  'negative-rate': {
    language: 'python',
    wrong: module('CosineAnnealingLR(opt, T_max=10, eta_min=-0.1)'),
    right: module('CosineAnnealingLR(opt, T_max=10, eta_min=0)'),
    why: 'A step with a rate below 0 goes up the slope, not down.',
  },
  'short-cycle': {
    language: 'python',
    wrong: `${oneCycle}max_steps = 1001\ns = OneCycleLR(opt, max_lr=0.1, total_steps=1000)`,
    right: `${oneCycle}max_steps = 1000\ns = OneCycleLR(opt, max_lr=0.1, total_steps=1000)`,
    why: 'PyTorch lets the schedule be stepped once more than it has steps, where the rate rises again, and then raises a ValueError: training stops just before it is done.',
  },
  'no-restart': {
    language: 'yaml',
    wrong: 'lr_scheduler_type: cosine_with_restarts\nlearning_rate: 1.0e-4\nmax_steps: 1000\nlr_scheduler_kwargs: {num_cycles: 1}',
    right: 'lr_scheduler_type: cosine_with_restarts\nlearning_rate: 1.0e-4\nmax_steps: 1000\nlr_scheduler_kwargs: {num_cycles: 3}',
    why: 'A cycle falls from the rate to 0, and the next one begins at the rate again. With one cycle, which is the default, the rate falls once.',
  },
  'ignored-key': {
    language: 'python',
    wrong:
      'from diffusers.optimization import get_scheduler\nimport torch\nopt = torch.optim.SGD(m, lr=0.1)\ns = get_scheduler("constant", opt, num_warmup_steps=500)',
    right:
      'from diffusers.optimization import get_scheduler\nimport torch\nopt = torch.optim.SGD(m, lr=0.1)\ns = get_scheduler("constant_with_warmup", opt, num_warmup_steps=500)',
    why: 'The library takes the key for another kind of schedule. With the kind that is chosen it changes nothing.',
  },
  'lost-rate': {
    language: 'json',
    wrong: deepSpeed('{"warmup_num_steps": 100, "total_num_steps": 1000}'),
    right: deepSpeed('{"warmup_num_steps": 100, "total_num_steps": 1000, "warmup_max_lr": 5e-5}'),
    why: 'Such a scheduler sets the rate outright, to what it is given itself or to its own default. What the optimizer is given does not count.',
  },
  'wrong-interval': {
    language: 'python',
    wrong: module('CosineAnnealingLR(opt, T_max=self.trainer.estimated_stepping_batches)'),
    right: module('CosineAnnealingLR(opt, T_max=30)'),
    why: 'Lightning steps a scheduler once an epoch, unless the dictionary around it has `"interval": "step"`: its lengths are then counted in epochs.',
  },
  'unused-argument': {
    language: 'python',
    wrong: 'kl = schedule("linear", 0.5, 100, a=3)',
    right: 'kl = schedule("power", 0.5, 100, a=3)',
    why: 'The method does not use this argument, so that it changes nothing.',
  },
  unresolved: {
    language: 'python',
    wrong: 'kl = schedule("linear", 0.5, steps())',
    right: 'kl = schedule("linear", 0.5, 100)',
    why: 'The file does not say this value. Nothing is guessed, and nothing is run to find out.',
  },
  'repeated-key': {
    language: 'yaml',
    wrong: 'kl: {method: linear, base_weight: 1, base_weight: 2, total_steps: 100}',
    right: 'kl: {method: linear, base_weight: 2, total_steps: 100}',
    why: 'Loaders take the last one of equal keys, where they do not refuse the file.',
  },
  'refused-key': {
    language: 'toml',
    wrong: 'kl = "schedule(linear, 1, 100)"\nbeta = 1\nbeta = 2',
    right: 'kl = "schedule(linear, 1, 100)"\nbeta = 2',
    why: 'A key stands once in a table of TOML. Loaders refuse the whole file otherwise, so that there is no last one that counts.',
  },
  'pyyaml-number': {
    language: 'yaml',
    wrong: 'kl: {method: linear, base_weight: 1e-4, total_steps: 100}',
    right: 'kl: {method: linear, base_weight: 1.0e-4, total_steps: 100}',
    why: 'PyYAML follows YAML 1.1, in which a number with an exponent needs a dot: this one is a text there.',
  },
  'quote-call': {
    language: 'yaml',
    wrong: 'loss: {kl: schedule(linear, 0.5, 100)}',
    right: 'loss: {kl: "schedule(linear, 0.5, 100)"}',
    why: 'Within braces YAML ends a plain text at a comma.',
  },
};

const section = (page: RulePage) =>
  `${page.why}\n\n\`\`\`${page.language}\n${page.wrong}\n\`\`\`\n\nBetter:\n\n\`\`\`${page.language}\n${page.right}\n\`\`\`\n`;

/** All codes with what is said of them everywhere: first those of rules, then what reading finds. */
const all = [...[...rules, ...fileRules].map((rule) => [rule.code, rule] as const), ...Object.entries(reading)];

/** The pages, path -> text. */
export function rulePageFiles(): Readonly<Record<string, string>> {
  const pages = all.map(([code, { summary, severity }]) => {
    const page = rulePages[code];
    const text = `# ${code}\n\nSays: ${summary}.\n\n${page ? `${section(page)}\n` : ''}By default ${aSeverity(severity)}. To have it otherwise in all files:\n\n\`\`\`json\n"weightSchedules.rules": { "${code}": "off" }\n\`\`\`\n\n(or \`error\`, \`warning\`, \`information\`, \`hint\`); for one line, a comment on it or on the line above: \`weight-schedules: ignore ${code}\`.\n\n[All rules](README.md)\n`;
    return [`docs/rules/${code}.md`, text] as const;
  });
  const rows = all.map(
    ([code, { summary, severity }]) => `| [\`${code}\`](${code}.md) | ${severity} | ${summary.replaceAll('|', '\\|')} |`,
  );
  const index = `# What is said of schedules\n\nNo text is changed and nothing is run to find these. A comment \`weight-schedules: ignore\` keeps all of them from a line, \`weight-schedules: ignore over-early\` one; the setting \`weightSchedules.rules\` changes how grave they are, or turns them off.\n\n| code | by default | what |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  return { ...Object.fromEntries(pages), 'docs/rules/README.md': index };
}

const aSeverity = (severity: string): string =>
  /^[aeiou]/.test(severity) ? (severity === 'information' ? severity : `an ${severity}`) : `a ${severity}`;

/** The manifest with the codes that the setting of the rules can name. */
export function withRuleSetting(manifest: string): string {
  const parsed = JSON.parse(manifest) as { contributes: { configuration: { properties: Record<string, object> } } };
  const { properties } = parsed.contributes.configuration;
  properties['weightSchedules.rules'] = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      all.map(([code, { summary, severity }]) => [
        code,
        { enum: ['error', 'warning', 'information', 'hint', 'off'], default: severity, description: `${summary}.` },
      ]),
    ),
    default: {},
    scope: 'resource',
    order: 8,
    markdownDescription: '%setting.rules%',
  };
  return `${JSON.stringify(parsed, null, 2)}\n`;
}
