// Swin Transformer's YAML: the TRAIN section (Swin Transformer at f82860b, config.py, main.py, lr_scheduler.py, on the schedulers of timm 0.4.12).
import { say } from '../core/message';
import type { ParameterProblem, ParameterValues } from '../core/parameter';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { overEpochs } from './shared/run/overEpochs';
import { numbersOf, selectorOf, settingOf, switchOf } from './shared/parameters';
import { processesOf } from './shared/run/processes';
import * as the from './shared/usual';

const section = 'TRAIN';
const word = 'NAME';
const ways = [
  'LR_SCHEDULER.NAME',
  'BASE_LR',
  'WARMUP_LR',
  'MIN_LR',
  'EPOCHS',
  'WARMUP_EPOCHS',
  'LR_SCHEDULER.DECAY_EPOCHS',
  'LR_SCHEDULER.DECAY_RATE',
  'LR_SCHEDULER.WARMUP_PREFIX',
  'LR_SCHEDULER.GAMMA',
  'LR_SCHEDULER.MULTISTEPS',
  'ACCUMULATION_STEPS',
].map((way) => `${section}.${way}`);

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  /** The rate behind the warm-up, before it is scaled. */
  readonly value: (values: Given, rate: number) => (epoch: number) => number;
  /** The epochs at which it jumps. */
  readonly jumps?: (values: Given) => readonly number[];
}

const kinds: Readonly<Record<string, Kind>> = {
  cosine: {
    formula: 'MIN_LR + (BASE_LR − MIN_LR) · (1 + cos(π (epoch − WARMUP_EPOCHS)/(EPOCHS − WARMUP_EPOCHS))) / 2',
    summary: 'Rises over the warm-up, and falls along half a cosine to MIN_LR',
    note: 'Without WARMUP_PREFIX, which configs before 2022 did not have, the cosine begins with the run: the rate jumps down to it behind the warm-up.',
    value: (values, rate) => {
      const [low, warm] = [values.number('MIN_LR'), values.is('WARMUP_PREFIX') ? values.number('WARMUP_EPOCHS') : 0];
      const length = values.number('EPOCHS') - warm;
      return (epoch) => (epoch - warm < length ? low + ((rate - low) * (1 + Math.cos((Math.PI * (epoch - warm)) / length))) / 2 : low);
    },
  },
  linear: {
    formula: 'BASE_LR · (1 − 0.99 · (epoch − WARMUP_EPOCHS)/(EPOCHS − WARMUP_EPOCHS))',
    summary: 'Rises over the warm-up, and falls in a straight line to a hundredth of the rate',
    note: 'MIN_LR does not count here.',
    value: (values, rate) => {
      const warm = values.number('WARMUP_EPOCHS');
      return (epoch) => rate - (rate - 0.01 * rate) * ((epoch - warm) / (values.number('EPOCHS') - warm));
    },
  },
  step: {
    formula: 'BASE_LR · DECAY_RATE^⌊epoch/DECAY_EPOCHS⌋',
    summary: 'Rises over the warm-up, and falls by a factor every DECAY_EPOCHS',
    note: 'MIN_LR does not count here. The epochs of the warm-up count as the others do.',
    value: (values, rate) => (epoch) => rate * values.number('DECAY_RATE') ** Math.floor(epoch / values.number('DECAY_EPOCHS')),
    jumps: (values) => {
      const every = values.number('DECAY_EPOCHS');
      return Array.from({ length: Math.min(Math.floor(values.number('EPOCHS') / every), 10_000) }, (_, index) => (index + 1) * every);
    },
  },
  multistep: {
    formula: 'BASE_LR · GAMMA^#{MULTISTEPS ≤ epoch}',
    summary: 'Rises over the warm-up, and falls by a factor at each of MULTISTEPS',
    note: 'MIN_LR does not count here.',
    value: (values, rate) => {
      const milestones = values.numbers('MULTISTEPS');
      return (epoch) => rate * values.number('GAMMA') ** milestones.filter((milestone) => milestone <= epoch).length;
    },
    jumps: (values) => values.numbers('MULTISTEPS'),
  },
};

const parameters: readonly DefinedParameter[] = [
  selectorOf(word, Object.keys(kinds)),
  settingOf('BASE_LR', 'The rate for 512 samples in an update', 'rate', 5e-4),
  settingOf('WARMUP_LR', 'The first rate, for 512 samples', 'rate', 5e-7),
  settingOf('MIN_LR', 'The last rate, for 512 samples', 'rate', 5e-6),
  settingOf('EPOCHS', ...the.runEpochs, 300, { role: 'total', optional: true, domain: { min: 1 } }),
  settingOf('WARMUP_EPOCHS', ...the.warmUpEpochs, 20, { domain: { min: 0 } }),
  settingOf('DECAY_EPOCHS', 'The epochs from one drop to the next', 'epochs', 30, { domain: { above: 0 } }),
  settingOf('DECAY_RATE', ...the.dropFactor, 0.1),
  switchOf('WARMUP_PREFIX', 'Whether the cosine begins behind the warm-up', true),
  settingOf('GAMMA', 'The factor of a drop at a milestone', 'factor', 0.1),
  numbersOf('MULTISTEPS', 'The epochs at which the rate drops', { default: [] }),
  settingOf('BATCH_SIZE', 'The samples that each GPU takes at once', 'count', 128, { domain: { min: 1 } }),
  settingOf('ACCUMULATION_STEPS', 'The batches of an update', 'count', 1, { domain: { min: 0 } }),
  processesOf('How many GPUs does the run have? All rates grow with the samples that they take together.', { role: 'base' }),
];

function problemsOf(name: string, values: ParameterValues): readonly ParameterProblem[] {
  const all = given({ parameters }, values);
  const milestones = all.numbers('MULTISTEPS');
  if (name === 'multistep' && !(milestones.length > 0 && all.number('WARMUP_EPOCHS') <= Math.min(...milestones)))
    return [{ parameter: 'MULTISTEPS', message: say('The warm-up must end at the first of MULTISTEPS, or before it.') }];
  const isTooLong = all.number('WARMUP_EPOCHS') >= all.number('EPOCHS') && /cosine|linear/.test(name);
  return isTooLong ? [{ parameter: 'WARMUP_EPOCHS', message: say('The warm-up must be shorter than the run.') }] : [];
}

const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries(kinds).map(([name, { value, jumps, ...texts }]) => [
    name,
    {
      ...texts,
      note: `All rates are multiplied by BATCH_SIZE · GPUs · ACCUMULATION_STEPS / 512. ${texts.note}`,
      source: 'swin',
      readsNumbers: true,
      name,
      parameters,
      check: (values) => problemsOf(name, values),
      curves: (values) => {
        const all = given({ parameters }, values);
        const samples = all.number('BATCH_SIZE') * all.number('GPUs') * Math.max(all.number('ACCUMULATION_STEPS'), 1);
        const [first, rate, warm] = [all.number('WARMUP_LR'), all.number('BASE_LR'), all.number('WARMUP_EPOCHS')];
        const behind = value(all, rate);
        const at = (epoch: number): number => (epoch < warm ? first + ((rate - first) * epoch) / warm : behind(epoch));
        const schedule = overEpochs((epoch) => (at(epoch) * samples) / 512, all.number('EPOCHS'), [warm, ...(jumps?.(all) ?? [])]);
        return [{ quantity: 'lr', schedule }];
      },
      select: (other) => definitions.get(other),
    },
  ]),
);

/** The rate of a config of Swin Transformer. */
export const framework: Framework = keyedFramework({
  name: 'swin',
  reads: {
    field: 'vision',
    library: 'Swin Transformer',
    what: 'the `TRAIN` section of a config, scaled by the size of the batch',
    where: 'YAML',
  },
  language: 'yaml',
  marks: ['BASE_LR', 'WARMUP_LR', 'MIN_LR', 'WARMUP_EPOCHS'],
  at: [section],
  kinds: ({ node, has, word: wordAt }) => {
    const isTold = ['BASE_LR', 'WARMUP_LR', 'MIN_LR', 'WARMUP_EPOCHS'].filter((name) => has(`${section}.${name}`)).length > 1;
    // Others took the section over, some with another cosine; BASE names files to build on.
    const isSwin = (wordAt('MODEL.TYPE') ?? '').startsWith('swin') && !node('BASE');
    const name = has(`${section}.LR_SCHEDULER.NAME`) ? wordAt(`${section}.LR_SCHEDULER.NAME`) : 'cosine';
    const definition = name === undefined ? undefined : definitions.get(name);
    return isTold && isSwin && definition ? [{ definition, at: [section], ways: [...ways, 'DATA.BATCH_SIZE'] }] : [];
  },
});
