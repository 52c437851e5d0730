// fast-reid's YAML: the SOLVER section (JDAI-CV/fast-reid at c9bc3ce, fastreid/solver/build.py, solver/lr_scheduler.py, engine/hooks.py, config/defaults.py).
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { fromStepsPerEpoch, numberOf, numbersOf, settingOf, wordOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'SOLVER';
const [selector, epochs, perEpoch] = ['SCHED', 'MAX_EPOCH', 'iters_per_epoch'] as const;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly parameters: readonly DefinedParameter[];
  /** The rate when the scheduler has been stepped so many times; `length` are the epochs that it is made for. */
  readonly rate: (values: Given, rate: number, length: number) => (count: number) => number;
}

const kinds: Readonly<Record<string, Kind>> = {
  MultiStepLR: {
    formula: 'BASE_LR · GAMMA^#{STEPS ≤ epochs behind the warm-up}',
    summary: 'Rises over the warm-up, and falls by a factor at each of STEPS',
    parameters: [
      numbersOf('STEPS', 'The epochs at which the rate falls, counted behind the warm-up', { default: [30, 55] }),
      settingOf('GAMMA', ...the.fallFactor, 0.1),
    ],
    rate: (values, rate) => (count) => rate * values.number('GAMMA') ** values.numbers('STEPS').filter((step) => step <= count).length,
  },
  CosineAnnealingLR: {
    formula: 'ETA_MIN_LR + (BASE_LR − ETA_MIN_LR) · (1 + cos(π n/N)) / 2, n epochs behind the warm-up and N of them',
    summary: 'Rises over the warm-up, may stay until DELAY_EPOCHS, and falls along half a cosine to ETA_MIN_LR',
    parameters: [settingOf('ETA_MIN_LR', ...the.lowestRate, 1e-7)],
    rate: (values, rate, length) => {
      const low = values.number('ETA_MIN_LR');
      return (count) => low + ((rate - low) * (1 + Math.cos((Math.PI * count) / length))) / 2;
    },
  },
};

const shapes: Readonly<Record<string, (first: number, part: number) => number>> = {
  linear: (first, part) => first * (1 - part) + part,
  constant: (first) => first,
  exp: (first, part) => first ** (1 - part),
};

const shared: readonly DefinedParameter[] = [
  settingOf('BASE_LR', 'The rate', 'rate', 3e-4, { role: 'base' }),
  settingOf(epochs, ...the.runEpochs, 120, { domain: { min: 1, integer: true } }),
  settingOf('WARMUP_ITERS', 'The iterations of the warm-up', 'steps', 1000, { domain: { min: 0 } }),
  settingOf('WARMUP_FACTOR', ...the.firstRatePart, 0.1),
  wordOf('WARMUP_METHOD', 'The shape of the warm-up', Object.keys(shapes)),
  settingOf('DELAY_EPOCHS', 'The epochs before which the rate does not fall', 'epochs', 0, { domain: { min: 0 } }),
  settingOf('HEADS_LR_FACTOR', 'What the rate of the heads is multiplied with', 'factor', 1),
  settingOf('BIAS_LR_FACTOR', 'What the rate of the biases is multiplied with', 'factor', 1),
];
const iterations = numberOf(perEpoch, 'The iterations of an epoch', 'steps', {
  domain: { min: 1, integer: true },
  ask: 'How many iterations does an epoch have?',
  from: fromStepsPerEpoch(perEpoch),
});

function definitionOf(name: string, { rate, parameters: own, ...texts }: Kind): Definition {
  const parameters = [...shared, ...own, iterations];
  return {
    ...texts,
    source: 'fastreid',
    name,
    readsNumbers: true,
    note: 'Epochs count from the one in which the warm-up ends, or from DELAY_EPOCHS on: those before are not counted by STEPS.',
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      const [run, each, warm] = [values.number(epochs), values.number(perEpoch), values.number('WARMUP_ITERS')];
      const [first, delay, warmEpochs] = [values.number('WARMUP_FACTOR'), values.number('DELAY_EPOCHS'), Math.ceil(warm / each)];
      const isUncounted = Math.max(warmEpochs - 1, delay);
      const shape = shapes[values.word('WARMUP_METHOD')]!;
      const of = (quantity: string, top: number) => {
        const behind = rate(values, top, run - Math.max(warmEpochs, delay));
        const at = (step: number): number =>
          step < warm ? top * shape(first, step / warm) : behind(Math.max(Math.floor(step / each) - isUncounted, 0));
        return { quantity, schedule: wholeSteps(at, { totalSteps: run * each, past: 'goes on' }) };
      };
      const [base, ofHeads, ofBiases] = [values.number('BASE_LR'), values.number('HEADS_LR_FACTOR'), values.number('BIAS_LR_FACTOR')];
      return [
        of('lr', base),
        ...(ofHeads === 1 ? [] : [of('lr of the heads', ofHeads * base)]),
        ...(ofBiases === 1 ? [] : [of('lr of biases', ofBiases * base)]),
      ];
    },
  };
}

const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(kinds).map(([name, kind]) => [name, definitionOf(name, kind)]));
const at = (name: string): string => `${section}.${name}`;

/** The rates of a config of fast-reid. */
export const framework: Framework = keyedFramework({
  name: 'fastReid',
  reads: {
    field: 'vision',
    library: 'fast-reid',
    what: 'the `SOLVER` section of a config: the warm-up in iterations and the `SCHED` behind it',
    where: 'YAML, with `_BASE_`',
  },
  language: 'yaml',
  marks: [selector, epochs],
  at: [section],
  kinds: ({ site }) => {
    const has = (name: string) => site.at(at(name)) !== undefined;
    const named = site.at(at(selector));
    const definition = definitions.get(named?.word(named.node) ?? '');
    const isWhole = ['BASE_LR', epochs].every(has) && ['WARMUP_ITERS', 'DELAY_EPOCHS', 'ETA_MIN_LR'].some(has);
    if (site.place.path.length !== 1 || !definition || !isWhole || has('WARMUP_EPOCHS')) return [];
    return [{ definition, at: [section], ways: definition.parameters.filter(({ name }) => name !== perEpoch).map(({ name }) => at(name)) }];
  },
});
