// PySOT's YAML: `LR` and `LR_WARMUP` of the TRAIN section (STVIR/pysot at d04028f, pysot/utils/lr_scheduler.py, pysot/core/config.py, tools/train.py).
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { keyedFramework, type Way } from './shared/keyed';
import { numberOf, numbersOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'TRAIN';
const [falling, rising] = ['LR', 'LR_WARMUP'] as const;
type Part = typeof falling | typeof rising;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly parameters: readonly DefinedParameter[];
  /** The number of each of so many epochs, before all of them are scaled to the rate; `of` is the name of a parameter. */
  readonly numbers: (values: Given, of: (name: string) => string, count: number) => (epoch: number) => number;
}

const ends = (first: number, last: number): readonly DefinedParameter[] => [
  settingOf('start_lr', 'The first number', 'rate', first, { domain: { above: 0 } }),
  settingOf('end_lr', 'The last number', 'rate', last, { domain: { above: 0 } }),
];

/** What each fall multiplies with: what leads to the last number where that is given. */
const factorOf = (values: Given, of: (name: string) => string, falls: number): number => {
  const last = values.optional(of('end_lr'));
  return last === undefined ? values.number(of('mult')) : (last / values.number(of('start_lr'))) ** (1 / falls);
};

const lastOrNone = numberOf('end_lr', 'The last number', 'rate', { optional: true, domain: { above: 0 } });
const first = settingOf('start_lr', 'The first number', 'rate', 0.01, { domain: { above: 0 } });
const f = Math.fround;

const kinds: Readonly<Record<string, Kind>> = {
  log: {
    formula: 'start_lr · (end_lr/start_lr)^(epoch/(epochs − 1))',
    summary: 'falls by the same factor from epoch to epoch',
    parameters: ends(0.03, 5e-4),
    numbers: (values, of, count) => {
      const [from, to] = [Math.log10(values.number(of('start_lr'))), Math.log10(values.number(of('end_lr')))];
      return (epoch) => 10 ** (count === 1 ? from : from + (epoch * (to - from)) / (count - 1));
    },
  },
  linear: {
    formula: 'start_lr + (end_lr − start_lr) · epoch/(epochs − 1)',
    summary: 'falls in a straight line',
    parameters: ends(0.01, 0.005),
    numbers: (values, of, count) => {
      const [from, to] = [values.number(of('start_lr')), values.number(of('end_lr'))];
      return (epoch) => (count === 1 ? from : from + (epoch * (to - from)) / (count - 1));
    },
  },
  cos: {
    formula: 'end_lr + (start_lr − end_lr) · (1 + cos(π epoch/epochs)) / 2',
    summary: 'falls along half a cosine',
    parameters: ends(0.01, 0.005),
    numbers: (values, of, count) => {
      const [from, to] = [values.number(of('start_lr')), values.number(of('end_lr'))];
      return (epoch) => f(to + (from - to) * (1 + Math.cos((epoch * Math.PI) / count)) * 0.5);
    },
  },
  step: {
    formula: 'start_lr · mult^⌊epoch/step⌋, mult such that it ends at end_lr where that is given',
    summary: 'changes by a factor every few epochs',
    parameters: [
      first,
      lastOrNone,
      settingOf('step', 'The epochs from one change to the next', 'epochs', 10, { domain: { min: 1, integer: true } }),
      settingOf('mult', ...the.fallFactor, 0.1),
    ],
    numbers: (values, of, count) => {
      const [from, size] = [values.number(of('start_lr')), values.number(of('step'))];
      const factor = factorOf(values, of, Math.floor(count / size));
      return (epoch) => from * factor ** Math.floor(epoch / size);
    },
  },
  'multi-step': {
    formula: 'start_lr · mult^#{steps ≤ epoch}, mult such that it ends at end_lr where that is given',
    summary: 'falls by a factor at each of steps',
    parameters: [
      first,
      lastOrNone,
      numbersOf('steps', 'The epochs at which it falls', { default: [10, 20, 30, 40] }),
      settingOf('mult', ...the.fallFactor, 0.5),
    ],
    numbers: (values, of) => {
      const steps = values.numbers(of('steps'));
      const [from, factor] = [values.number(of('start_lr')), factorOf(values, of, steps.length)];
      return (epoch) => f(from * factor ** new Set(steps.filter((step) => step > 0 && step <= epoch)).size);
    },
  },
};

const nameIn = (part: Part) => (name: string) => `${part}.${name}`;
const [rate, epochs, warm, ofBackbone] = ['BASE_LR', 'EPOCH', `${rising}.EPOCH`, 'LAYERS_LR'] as const;

function definitionOf(name: string, warmUp: string | undefined): Definition {
  const own = (part: Part, kind: string) => kinds[kind]!.parameters.map((each) => ({ ...each, name: nameIn(part)(each.name) }));
  const parameters: readonly DefinedParameter[] = [
    settingOf(rate, 'The rate with which the schedule behind the warm-up begins', 'rate', 0.005, { role: 'base' }),
    settingOf(epochs, ...the.runEpochs, 20, { role: 'total', optional: true, domain: { min: 1, integer: true } }),
    ...own(falling, name),
    ...(warmUp === undefined
      ? []
      : [settingOf(warm, ...the.warmUpEpochs, 5, { domain: { min: 1, integer: true } }), ...own(rising, warmUp)]),
    settingOf(ofBackbone, 'What the rate of the backbone is multiplied with', 'factor', 0.1),
  ];
  return {
    source: 'pysot',
    name,
    formula: `BASE_LR/start_lr · (${kinds[name]!.formula})`,
    summary: `${warmUp === undefined ? 'It' : 'Behind the warm-up it'} ${kinds[name]!.summary}`,
    note: 'All numbers of LR and LR_WARMUP are scaled such that the first one of LR is BASE_LR. The layers of the backbone are trained from BACKBONE.TRAIN_EPOCH on.',
    readsNumbers: true,
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      const length = values.number(epochs);
      const before = warmUp === undefined ? 0 : values.number(warm);
      const behind = kinds[name]!.numbers(values, nameIn(falling), length - before);
      const leading = warmUp === undefined ? behind : kinds[warmUp]!.numbers(values, nameIn(rising), before);
      // Without a warm-up it is the number as it is written.
      const start = warmUp === undefined ? values.number(nameIn(falling)('start_lr')) : behind(0);
      const of = (quantity: string, top: number) => {
        const at = (epoch: number): number => ((epoch < before ? leading(epoch) : behind(epoch - before)) * top) / start;
        return {
          quantity,
          schedule: wholeSteps((epoch) => at(Math.min(epoch, length - 1)), { totalSteps: length, unit: 'epoch', past: 'holds' }),
        };
      };
      const top = values.number(rate);
      return [of('lr', top), of('lr of the backbone', values.number(ofBackbone) * top)];
    },
  };
}

/** The rates of a config of PySOT. */
export const framework: Framework = keyedFramework({
  name: 'pysot',
  reads: { field: 'vision', library: 'PySOT', what: '`LR` and `LR_WARMUP` of the `TRAIN` section of a config', where: 'YAML' },
  language: 'yaml',
  marks: ['KWARGS'],
  at: [`${section}.${falling}`],
  kinds: ({ site, has, node, word }) => {
    const typeOf = (part: Part) => word(`${section}.${part}.TYPE`) ?? '';
    const isOff = node(`${section}.${rising}.WARMUP`);
    const isWarm = !(isOff?.kind === 'boolean' && !isOff.value);
    const isWhole = [`${falling}.TYPE`, `${falling}.KWARGS`, epochs].every((key) => has(`${section}.${key}`));
    const names = [typeOf(falling), ...(isWarm ? [typeOf(rising)] : [])];
    if (site.place.path.length !== 2 || !isWhole || !names.every((name) => Object.hasOwn(kinds, name))) return [];
    const definition = definitionOf(names[0]!, names[1]);
    const ways = (part: Part, kind: string | undefined): readonly Way[] =>
      kind === undefined ? [] : kinds[kind]!.parameters.map(({ name }) => [`${section}.${part}.KWARGS.${name}`, nameIn(part)(name)]);
    const others: readonly Way[] = [
      ...[rate, epochs].map((name) => `${section}.${name}`),
      [`${section}.${warm}`, warm],
      `BACKBONE.${ofBackbone}`,
    ];
    return [{ definition, at: [`${section}.${falling}`], ways: [...ways(falling, names[0]), ...ways(rising, names[1]), ...others] }];
  },
});
