// Dassl's YAML, which CoOp and other learners of prompts build on: the section OPTIM (KaiyangZhou/Dassl.pytorch at c61a1b5, dassl/optim, config/defaults.py).
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf, numbersOf, settingOf, switchOf, wordOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'OPTIM';
const [selector, rate, epochs, falls, warmUp] = ['LR_SCHEDULER', 'LR', 'MAX_EPOCH', 'STEPSIZE', 'WARMUP_EPOCH'] as const;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly parameters: readonly DefinedParameter[];
  /** The part of the rate when the scheduler has counted from one number to another. */
  readonly factor: (values: Given) => (count: number, from: number) => number;
}

const gamma = settingOf('GAMMA', ...the.fallFactor, 0.1);

const kinds: Readonly<Record<string, Kind>> = {
  single_step: {
    formula: 'LR · GAMMA^⌊epoch/STEPSIZE⌋',
    summary: 'Falls by a factor every STEPSIZE epochs; never where that is -1 or 0',
    parameters: [numbersOf(falls, 'The epochs from one fall to the next, the last of a list', { default: [-1] }), gamma],
    factor: (values) => {
      const written = values.numbers(falls).at(-1) ?? -1;
      const size = written > 0 ? written : values.number(epochs);
      return (count, from) => values.number('GAMMA') ** (Math.floor(count / size) - Math.floor(from / size));
    },
  },
  multi_step: {
    formula: 'LR · GAMMA^#{STEPSIZE ≤ epoch}',
    summary: 'Falls by a factor at each of STEPSIZE',
    parameters: [numbersOf(falls, 'The epochs at which the rate falls'), gamma],
    factor: (values) => (count, from) =>
      values.number('GAMMA') ** values.numbers(falls).filter((step) => step > from && step <= count).length,
  },
  cosine: {
    formula: 'LR · (1 + cos(π epoch/MAX_EPOCH)) / 2',
    summary: 'Falls along half a cosine towards 0, which it does not reach where there is a warm-up',
    parameters: [],
    factor: (values) => {
      const wave = (count: number): number => 1 + Math.cos((Math.PI * count) / values.number(epochs));
      return (count, from) => wave(count) / wave(from);
    },
  },
};

const shared: readonly DefinedParameter[] = [
  numberOf(rate, 'The rate', 'rate', { role: 'base' }),
  numberOf(epochs, ...the.runEpochs, { role: 'total', domain: { min: 1, integer: true } }),
  settingOf(warmUp, ...the.warmUpEpochs, -1),
  wordOf('WARMUP_TYPE', 'The shape of the warm-up', ['linear', 'constant']),
  settingOf('WARMUP_CONS_LR', 'The rate of a constant warm-up', 'rate', 1e-5),
  settingOf('WARMUP_MIN_LR', 'The first rate of a linear warm-up', 'rate', 1e-5),
  switchOf('WARMUP_RECOUNT', 'Whether the epochs of the scheduler count from the end of the warm-up on', true),
  switchOf('STAGED_LR', 'Whether only new layers have this rate', false),
  settingOf('BASE_LR_MULT', 'What the rate of the other layers is multiplied with', 'factor', 0.1),
];

function definitionOf(name: string, { factor, parameters: own, ...texts }: Kind): Definition {
  const parameters = [...shared, ...own];
  return {
    ...texts,
    source: 'dassl',
    name,
    readsNumbers: true,
    note: 'Epochs count from the end of the warm-up on. With WARMUP_RECOUNT off they count from the start, but what would have fallen before that end does not.',
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      const [length, warm, behind] = [values.number(epochs), Math.max(values.number(warmUp), 0), factor(values)];
      const [isConstant, isRecounted] = [values.word('WARMUP_TYPE') === 'constant', values.is('WARMUP_RECOUNT')];
      const rising = (epoch: number, top: number): number =>
        isConstant ? values.number('WARMUP_CONS_LR') : epoch === 0 ? values.number('WARMUP_MIN_LR') : (top * epoch) / warm;
      const of = (quantity: string, top: number) => {
        const at = (epoch: number): number =>
          epoch < warm ? rising(epoch, top) : top * (isRecounted ? behind(epoch - warm, 0) : behind(epoch, warm));
        return {
          quantity,
          schedule: wholeSteps((epoch) => at(Math.min(epoch, length - 1)), { totalSteps: length, unit: 'epoch', past: 'holds' }),
        };
      };
      const top = values.number(rate);
      return values.is('STAGED_LR') ? [of('lr', values.number('BASE_LR_MULT') * top), of('lr of new layers', top)] : [of('lr', top)];
    },
  };
}

const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(kinds).map(([name, kind]) => [name, definitionOf(name, kind)]));
const at = (name: string): string => `${section}.${name}`;

/** The rates of a config of Dassl. */
export const framework: Framework = keyedFramework({
  name: 'dassl',
  reads: {
    field: 'vision',
    library: 'Dassl and CoOp',
    what: 'the `OPTIM` section of a config: `LR_SCHEDULER` with its warm-up',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [selector],
  at: [section],
  kinds: ({ site, has, word }) => {
    const definition = definitions.get(word(at(selector)) ?? '');
    if (site.place.path.length !== 1 || !definition || !['NAME', rate, epochs].every((name) => has(at(name)))) return [];
    return [{ definition, at: [section], ways: definition.parameters.map(({ name }) => at(name)) }];
  },
});
