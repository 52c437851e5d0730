// OpenPoints' YAML, as PointNeXt has it: `sched` beside the NAME of a model (openpoints at 8c115a9, scheduler/scheduler_factory.py, on its own copy of timm's schedulers).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { define, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf, numbersOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const selector = 'sched';
const [rate, epochs, warmUp, low, end] = ['lr', 'epochs', 'warmup_epochs', 'min_lr', 't_max'] as const;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  /** The rate behind the warm-up. */
  readonly behind: (values: Given) => (epoch: number) => number;
}

/** The factor of a fall: where none is given, or 0, that of so many falls as there are epochs. */
function factorOf(values: Given): number {
  const written = values.optional('decay_rate') ?? 0;
  return written === 0 ? values.number('final_decay_rate') ** (1 / values.number(epochs)) : written;
}

const falls = [
  numberOf('decay_rate', ...the.fallFactor, { optional: true }),
  settingOf('final_decay_rate', 'What is left of the rate at the end where no decay_rate is given', 'factor', 0.01),
];

const kinds: Readonly<Record<string, Kind>> = {
  cosine: {
    formula: 'min_lr + (lr − min_lr) · (1 + cos(π epoch/t_max)) / 2',
    summary: 'Rises over the warm-up, into half a cosine that began with the run and holds min_lr from t_max on',
    note: 'Where min_lr is left out, or 0, it is a thousandth of the rate.',
    parameters: [
      settingOf(low, ...the.lastRate, 0),
      numberOf(end, 'The epoch at which the rate is min_lr', 'epochs', { optional: true, domain: { min: 1 } }),
      settingOf('warmup_freeze_epochs', 'The epochs that the rate stays behind the warm-up, where they are 2 or more', 'epochs', 0),
    ],
    behind: (values) => {
      const [top, warm, still] = [values.number(rate), values.number(warmUp), values.number('warmup_freeze_epochs')];
      const [least, length] = [values.number(low) || top / 1000, values.optional(end) ?? values.number(epochs)];
      return (epoch) => {
        if (still > 1 && epoch < still + warm) return top;
        return epoch < length ? least + 0.5 * (top - least) * (1 + Math.cos((Math.PI * epoch) / length)) : least;
      };
    },
  },
  step: {
    formula: 'lr · decay_rate^⌊epoch/decay_epochs⌋',
    summary: 'Rises over the warm-up, and falls by a factor every decay_epochs',
    note: 'min_lr does not count here.',
    parameters: [...falls, settingOf('decay_epochs', 'The epochs from one fall to the next', 'epochs', 1, { domain: { min: 1 } })],
    behind: (values) => (epoch) => values.number(rate) * factorOf(values) ** Math.floor(epoch / values.number('decay_epochs')),
  },
  multistep: {
    formula: 'lr · decay_rate^#{decay_epochs ≤ epoch + 1}',
    summary: 'Rises over the warm-up, and falls by a factor at each of decay_epochs, which comes an epoch early',
    note: 'min_lr does not count here.',
    parameters: [...falls, numbersOf('decay_epochs', 'The epochs at which the rate falls, counted from 1')],
    behind: (values) => (epoch) =>
      values.number(rate) * factorOf(values) ** values.numbers('decay_epochs').filter((each) => each <= epoch + 1).length,
  },
};

const shared: readonly DefinedParameter[] = [
  selectorOf(selector, Object.keys(kinds)),
  numberOf(rate, ...the.highestRate, { role: 'base' }),
  numberOf(epochs, ...the.runEpochs, { role: 'total', domain: { min: 1 } }),
  settingOf(warmUp, ...the.warmUpEpochs, 0, { domain: { min: 0 } }),
  settingOf('warmup_lr', ...the.firstWarmUpRate, 1e-6),
];

const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries(kinds).map(([name, { behind, parameters, ...texts }]) => [
    name,
    define({
      ...texts,
      source: 'openpoints',
      readsNumbers: true,
      name,
      parameters: [...shared, ...parameters],
      unit: 'epoch',
      value: (values) => {
        const [first, top, warm] = [values.number('warmup_lr'), values.number(rate), values.number(warmUp)];
        const at = behind(values);
        return (epoch) => (epoch < warm ? first + epoch * ((top - first) / warm) : at(epoch));
      },
    }),
  ]),
);

/** Keys of cycles and noise, which change a curve in other ways. */
const ofCycles = ['lr_noise', 'lr_cycle_mul', 'lr_cycle_decay', 'lr_cycle_limit', 'lr_k_decay'];

/** Whether a config names what it is made of as OpenPoints has it, rather than timm. */
export const isOfOpenPoints = (site: Site): boolean => ['model.NAME', 'optimizer.NAME'].some((way) => site.at(way) !== undefined);

/** The rates of a config of OpenPoints. */
export const framework: Framework = keyedFramework({
  name: 'openPoints',
  reads: {
    field: 'vision',
    library: 'OpenPoints',
    what: '`sched` of a config of PointNeXt and its kin',
    where: 'YAML, with the `default.yaml` beside and above',
  },
  language: 'yaml',
  marks: [selector],
  at: [selector],
  kinds: ({ site, has, word }) => {
    const definition = definitions.get(word(selector) ?? '');
    const byEpoch = site.at('sched_on_epoch')?.node;
    const isOtherwise = (byEpoch?.kind === 'boolean' && !byEpoch.value) || ofCycles.some(has);
    if (!definition || isOtherwise || !isOfOpenPoints(site)) return [];
    return [{ definition, at: [selector], ways: definition.parameters.map(({ name }) => name) }];
  },
});
