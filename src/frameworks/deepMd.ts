// DeePMD-kit's input (deepmodeling/deepmd-kit at bc902da, deepmd/dpmodel/utils/learning_rate.py, deepmd/pt/loss/ener.py): the rate, and the weights of the
// losses that follow it.
import { wholeSteps } from '../core/computed/wholeSteps';
import type { ParameterProblem, ParameterValues } from '../core/parameter';
import { say } from '../core/message';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { keyedFramework, type Keys, type Way } from './shared/keyed';
import { numberOf, selectorOf, settingOf, switchOf, wordOf } from './shared/parameters';
import * as the from './shared/usual';

const [section, losses, total] = ['learning_rate', 'loss', 'numb_steps'] as const;
/** What the length of the run may be called. */
const totals = [total, 'num_steps', 'num_step', 'numb_step', 'stop_batch'].map((name) => `training.${name}`);

interface Kind extends Pick<Definition, 'formula' | 'summary' | 'note'> {
  readonly own: readonly DefinedParameter[];
  /** The rate so many steps behind the warm-up, which leaves `length` of them. */
  readonly fall: (values: Given, start: number, stop: number, length: number) => (step: number) => number;
}

const kinds: Readonly<Record<string, Kind>> = {
  exp: {
    formula: 'start_lr · r^⌊t/decay_steps⌋, not below stop_lr; r = (stop_lr/start_lr)^(decay_steps/T)',
    summary: 'Falls by a factor every decay_steps, such that it comes to stop_lr at the end of the run',
    note: 'With decay_rate that is the factor, and stop_lr the lowest rate. Where decay_steps are not fewer than those of the run, it has others.',
    own: [
      settingOf('decay_steps', 'The steps from one fall to the next', 'steps', 5000, { domain: { above: 0 } }),
      numberOf('decay_rate', ...the.fallFactor, { optional: true, domain: { above: 0 } }),
      switchOf('smooth', 'Whether it falls at each step', false),
    ],
    fall: (values, start, stop, length) => {
      const [written, rate] = [values.number('decay_steps'), values.optional('decay_rate')];
      const isOther = rate === undefined && written >= length;
      const tenth = Math.floor(length / 10);
      const size = isOther ? (tenth > 100 ? 100 : Math.floor(length / 100) + 1) : written;
      const factor = rate ?? Math.exp(Math.log(Math.max(stop, 1e-10) / start) / (length / size));
      return (step) => Math.max(start * factor ** (values.is('smooth') ? step / size : Math.floor(step / size)), stop);
    },
  },
  cosine: {
    formula: 'stop_lr + (start_lr − stop_lr) · (1 + cos(π t/T)) / 2',
    summary: 'Falls along half a cosine to stop_lr',
    own: [],
    fall: (_, start, stop, length) => (step) =>
      step >= length ? stop : start * (stop / start + 0.5 * (1 - stop / start) * (1 + Math.cos((Math.PI * step) / length))),
  },
  wsd: {
    formula: 'start_lr, then to stop_lr over the last decay_phase_ratio of the run',
    summary: 'Stays, and falls in the last part of the run',
    own: [
      settingOf('decay_phase_ratio', 'The part of the run that falls', 'fraction', 0.1, { domain: { above: 0, max: 1 } }),
      wordOf('decay_type', 'The shape of the fall', ['inverse_linear', 'cosine', 'linear']),
    ],
    fall: (values, start, stop, length) => {
      const steps = Math.max(1, Math.min(Math.trunc(values.number('decay_phase_ratio') * values.number(total)), length));
      const stays = length - steps;
      const shape = values.word('decay_type');
      return (step) => {
        if (step >= length) return stop;
        if (step < stays) return start;
        const part = (step - stays) / steps;
        if (shape === 'cosine') return stop + (start - stop) * 0.5 * (1 + Math.cos(Math.PI * part));
        return shape === 'linear' ? start + (stop - start) * part : 1 / (part / stop + (1 - part) / start);
      };
    },
  },
};

/** What all kinds have; the last rate is one or a part of the first one. */
const common = (isRatio: boolean): readonly DefinedParameter[] => [
  selectorOf('type', Object.keys(kinds), { default: 'exp' }),
  numberOf('start_lr', 'The rate behind the warm-up', 'rate', { role: 'base', domain: { above: 0 } }),
  isRatio
    ? numberOf('stop_lr_ratio', 'The last rate as a part of start_lr', 'fraction', { domain: { above: 0 } })
    : numberOf('stop_lr', ...the.lastRate, { domain: { above: 0 } }),
  numberOf(total, ...the.runSteps, { role: 'total', domain: { min: 1 } }),
  settingOf('warmup_steps', ...the.warmUpSteps, 0, { domain: { min: 0 } }),
  numberOf('warmup_ratio', ...the.warmUpPart, { optional: true, domain: { min: 0 } }),
  settingOf('warmup_start_factor', 'The first rate of the warm-up as a part of start_lr', 'fraction', 0),
];

const warmUpOf = (values: Given): number => {
  const ratio = values.optional('warmup_ratio');
  return ratio === undefined ? values.number('warmup_steps') : Math.trunc(ratio * values.number(total));
};

/** The rate at a step. */
function rateOf(kind: Kind, values: Given): (step: number) => number {
  const [start, warm] = [values.number('start_lr'), warmUpOf(values)];
  const stop = values.optional('stop_lr') ?? start * values.number('stop_lr_ratio');
  const first = values.number('warmup_start_factor') * start;
  const fall = kind.fall(values, start, stop, values.number(total) - warm);
  return (step) => (step < warm ? first + ((start - first) * step) / warm : fall(step - warm));
}

function check(parameters: readonly DefinedParameter[], written: ParameterValues): readonly ParameterProblem[] {
  const values = given({ parameters }, written);
  const warm = written[total] === undefined ? 0 : warmUpOf(values);
  if (values.number('warmup_steps') !== 0 && written.warmup_ratio !== undefined)
    return [{ parameter: 'warmup_ratio', message: say('DeePMD-kit refuses warmup_steps and warmup_ratio together.') }];
  return warm > 0 && warm >= values.number(total)
    ? [{ parameter: 'warmup_steps', message: say('DeePMD-kit refuses a warm-up that is as long as the run.') }]
    : [];
}

function definitionOf(name: string, isRatio: boolean): Definition {
  const { own, fall, ...texts } = kinds[name]!;
  const parameters = [...common(isRatio), ...own];
  return {
    ...texts,
    source: 'deepmd',
    readsNumbers: true,
    name,
    parameters,
    check: (values) => check(parameters, values),
    curves: (written) => {
      const values = given({ parameters }, written);
      const shape = { totalSteps: Math.max(1, Math.ceil(values.number(total))), past: 'goes on' } as const;
      return [{ quantity: 'lr', schedule: wholeSteps(rateOf({ own, fall, ...texts }, values), shape) }];
    },
  };
}

/** The parts of the energy's loss, and those of the energy with spins. */
const parts = ['e', 'f', 'v', 'h', 'ae', 'pf', 'gf', 'fr', 'fm'];

/** A parameter that says neither the kind nor the height of what it is a parameter of. */
function withoutRole({ role, ...rest }: DefinedParameter): DefinedParameter {
  return role === 'total' ? { ...rest, role } : rest;
}

/** The weights of these parts, each of which has a number for the first rate and one for a rate of 0. */
function weightsOf(name: string, isRatio: boolean, which: readonly string[]): Definition {
  const ends = which.flatMap((part) => [
    numberOf(`start_pref_${part}`, 'The weight at start_lr', 'weight'),
    numberOf(`limit_pref_${part}`, 'The weight at a rate of 0', 'weight'),
  ]);
  const parameters = [...ends, ...common(isRatio).map(withoutRole), ...kinds[name]!.own];
  return {
    source: 'deepmd',
    readsNumbers: true,
    name: losses,
    formula: 'limit + (start − limit) · lr(t)/start_lr',
    summary: 'Goes from its start towards its limit as the rate falls',
    parameters,
    check: (values) => check(parameters, values),
    curves: (written) => {
      const values = given({ parameters }, written);
      const [rate, first] = [rateOf(kinds[name]!, values), values.number('start_lr')];
      return which.map((part) => {
        const [start, limit] = [values.number(`start_pref_${part}`), values.number(`limit_pref_${part}`)];
        const value = (step: number): number => limit + (start - limit) * (rate(step) / first);
        return { quantity: `pref_${part}`, schedule: wholeSteps(value, { totalSteps: Math.ceil(values.number(total)), past: 'goes on' }) };
      });
    },
  };
}

/** The parts that a config gives two weights, none of them 0: with one of 0 it depends on the backend whether it counts at all. */
function partsIn({ node }: Keys): readonly string[] {
  const isSet = (way: string): boolean => {
    const found = node(way);
    return found !== undefined && found.kind !== 'null' && !(found.kind === 'number' && found.value === 0);
  };
  return parts.filter((part) => ['start', 'limit'].every((end) => isSet(`${losses}.${end}_pref_${part}`)));
}

const at = [section, losses];

/** The rate and the weights of an input of DeePMD-kit. */
export const framework: Framework = keyedFramework({
  name: 'deepMd',
  reads: {
    field: 'science',
    library: 'DeePMD-kit',
    what: 'the section `learning_rate` of an input, and the weights of the `loss` that follow the rate',
    where: 'JSON, YAML',
  },
  marks: ['start_lr', '*_pref_e', '*_pref_f'],
  at,
  kinds: (keys) => {
    const { site, has, word } = keys;
    const [name, length] = [has(`${section}.type`) ? word(`${section}.type`) : 'exp', totals.find(has)];
    if (site.place.path.length !== 1 || length === undefined || !has(`${section}.start_lr`) || !has('training')) return [];
    if (name === undefined || !Object.hasOwn(kinds, name)) return [];
    const isRatio = has(`${section}.stop_lr_ratio`);
    const ways = (definition: Definition): readonly Way[] =>
      definition.parameters.map(({ name: each }): Way =>
        each === total ? [length, total] : each.includes('_pref_') ? `${losses}.${each}` : `${section}.${each}`,
      );
    const rate = definitionOf(name, isRatio);
    const which = (has(`${losses}.type`) ? (word(`${losses}.type`) ?? '') : 'ener').startsWith('ener') ? partsIn(keys) : [];
    const weights = weightsOf(name, isRatio, which);
    return [
      { definition: rate, at: [section], ways: ways(rate) },
      ...(which.length > 0 ? [{ definition: weights, at: [losses], ways: ways(weights) }] : []),
    ];
  },
});
