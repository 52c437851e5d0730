// Keys that go together without one prefix: gates, the logistic curve of a step with its slope, exploration in parts of a run.
import { buildSchedule } from '../../core/methods/buildSchedule';
import { linear } from '../../core/methods/linear';
import { piecewise } from '../../core/methods/piecewise';
import { sigmoid } from '../../core/methods/sigmoid';
import { formatStep, formatValue } from '../../core/format';
import { numberValue } from '../../core/methods/values';
import type { FoundParameter } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { pathText } from '../../language/tree/walk';
import { numberOf } from '../shared/parameters';
import { keysAround, type Term } from './around';
import { numberAt, readAs, runParameter } from './reading';
import { isGated, unitOf } from './words';

/** The marks of these keys. */
export const specialMarks = ['*_start_steps', 'start_e', 'anneal_function', '*_annealing_function', 'anneal_cap'] as const;

const gateEnd = /_start(?:_(?:steps?|epoch|iter))?$/;

/** The claim of a gate: the weight is 0 before a step, and itself from then on. */
export function ofGate(site: Site): Claim | undefined {
  const around = keysAround(site);
  if (!around || !gateEnd.test(around.name)) return undefined;
  const { name, keys } = around;
  const prefix = name.replace(gateEnd, '');
  if (!isGated(prefix) || keys.find([`${prefix}_end`, `${prefix}_warmup_steps`, `${prefix}_warmup_epochs`])) return undefined;
  const weight = keys.find([`${prefix}_weight`, `${prefix}_loss_weight`, `${prefix}_factor`, `${prefix}_coef`, `lambda_${prefix}`]);
  const begin = keys.find([name]);
  const at = numberAt(site, begin);
  const value = numberAt(site, weight);
  if (!weight || at === undefined || value === undefined || !Number.isInteger(at) || at < 1 || value === 0) return undefined;
  const unit = unitOf(name) ?? 'step';
  return readAs({
    label: pathText([...site.place.path.slice(0, -1), weight.name]),
    name: `read as 0 before ${unit} ${formatStep(at)} and ${formatValue(value)} from then on`,
    formula: '0 if t < start, else w',
    parameters: [
      numberOf(begin!.name, 'Where it begins', unit === 'epoch' ? 'epochs' : 'steps', { domain: { above: 0 } }),
      numberOf(weight.name, 'The weight from then on', 'weight'),
    ],
    given: givenOf(site, [begin!, weight]),
    curves: (values) => {
      const [start, w] = [numberValue(values, begin!.name), numberValue(values, weight.name)];
      // Twice as long, so that what comes after it is seen.
      const points = [
        [0, 0],
        [start, w],
      ] as const;
      return { ...buildSchedule(piecewise, { points, interpolation: 'hold', base_weight: 1, total_steps: 2 * start }), unit };
    },
  });
}

/** The claim of `anneal_function` with `k` and `x0` (Bowman et al. 2016, as published code has it). */
export function ofAnnealFunction(site: Site): Claim | undefined {
  const around = keysAround(site);
  if (!around || !/(?:^|_)anneal(?:ing)?_function$/.test(around.name)) return undefined;
  const { keys, name } = around;
  const [slope, middle] = [keys.find(['k', 'kl_k']), keys.find(['x0', 'kl_x0'])];
  const selector = keys.find([name]);
  const word = selector && site.word(selector.node);
  const [k, x0] = [numberAt(site, slope), numberAt(site, middle)];
  if ((word !== 'logistic' && word !== 'linear') || !slope || !middle || k === undefined || x0 === undefined || k <= 0 || x0 <= 0)
    return undefined;
  const label = pathText([...site.place.path.slice(0, -1), name]);
  if (word === 'linear') {
    return readAs({
      label,
      name: `read as linear from 0 to 1 over ${formatStep(x0)} steps`,
      formula: 'min(1, t/x0)',
      parameters: [numberOf(middle.name, 'The steps of the ramp', 'steps', { role: 'total', domain: { above: 0 } })],
      given: givenOf(site, [middle]),
      curves: (values) => buildSchedule(linear, { base_weight: 1, total_steps: numberValue(values, middle.name) }),
    });
  }
  return readAs({
    label,
    name: `read as logistic around step ${formatStep(x0)}`,
    formula: '1 / (1 + e^(−k (t − x0)))',
    parameters: [
      numberOf(slope.name, 'The slope per step', 'factor', { domain: { above: 0 } }),
      numberOf(middle.name, 'Where it is one half', 'steps', { domain: { above: 0 } }),
    ],
    given: givenOf(site, [slope, middle]),
    curves: (values) => {
      const total = 4 * numberValue(values, middle.name);
      return buildSchedule(sigmoid, { base_weight: 1, total_steps: total, k: numberValue(values, slope.name) * total, midpoint: 0.25 });
    },
  });
}

/** The claim of `start_e`, `end_e` and `exploration_fraction` (as in CleanRL's DQN). */
export function ofExploration(site: Site): Claim | undefined {
  const around = keysAround(site);
  if (around?.name !== 'start_e') return undefined;
  const { keys } = around;
  const terms = ['start_e', 'end_e', 'exploration_fraction'].map((name) => keys.find([name]));
  const [start, end, part] = terms.map((term) => numberAt(site, term));
  if (start === undefined || end === undefined || part === undefined || part <= 0 || part > 1) return undefined;
  const names = terms.map((term) => term!.name) as [string, string, string];
  // The part is one of this number, whatever else says how long the run is.
  const written = keys.find(['total_timesteps']);
  const total = numberAt(site, written) === undefined ? undefined : written;
  return readAs({
    label: pathText([...site.place.path.slice(0, -1), 'epsilon']),
    name: `read as linear from ${formatValue(start)} to ${formatValue(end)} over ${formatValue(part * 100)} % of the run`,
    formula: 'start + (end − start) · t/T',
    parameters: [
      numberOf(names[0], 'The value at the start', 'weight'),
      numberOf(names[1], 'The value at the end', 'weight'),
      numberOf(names[2], 'The part of the run', 'fraction', { domain: { above: 0, max: 1 } }),
      total
        ? numberOf('total_timesteps', 'The length of the run', 'steps', { role: 'total', domain: { above: 0 } })
        : runParameter('total_timesteps', 'env step'),
    ],
    given: givenOf(
      site,
      [...terms, total].flatMap((term) => term ?? []),
    ),
    curves: (values) => {
      const length = numberValue(values, 'total_timesteps') * numberValue(values, names[2]);
      const ends = { base_weight: numberValue(values, names[1]), start_weight: numberValue(values, names[0]) };
      return { ...buildSchedule(linear, { ...ends, total_steps: length }), unit: 'env step' };
    },
  });
}

/** The claim of `anneal_cap` and `total_anneal_steps` (as in Mult-VAE and RecBole): the weight is cut off where it gets to the cap, long before all the steps. */
export function ofAnnealCap(site: Site): Claim | undefined {
  const around = keysAround(site);
  if (around?.name !== 'anneal_cap') return undefined;
  const { keys } = around;
  const [top, length] = [keys.find(['anneal_cap']), keys.find(['total_anneal_steps'])];
  const [cap, steps] = [numberAt(site, top), numberAt(site, length)];
  if (!top || !length || cap === undefined || steps === undefined || cap <= 0 || steps <= 0) return undefined;
  return readAs({
    label: pathText([...site.place.path.slice(0, -1), 'anneal']),
    name: `read as linear from 0 to ${formatValue(cap)}, cut off from t/${formatStep(steps)}`,
    formula: 'min(cap, t/T)',
    parameters: [
      numberOf(top.name, 'The highest weight', 'weight', { domain: { above: 0 } }),
      numberOf(length.name, 'The steps in which it would get to 1', 'steps', { domain: { above: 0 } }),
    ],
    given: givenOf(site, [top, length]),
    curves: (values) => {
      const [end, all] = [numberValue(values, top.name), numberValue(values, length.name)];
      return buildSchedule(linear, { base_weight: end, total_steps: end * all });
    },
  });
}

/** The values of keys that are all known. */
export function givenOf(site: Site, terms: readonly Term[]): readonly FoundParameter[] {
  return terms.map((term) => {
    const result = site.value(term.node);
    const { origin, literal } = result.ok ? result : { origin: { kind: 'literal' } as const, literal: undefined };
    return { name: term.name, value: numberAt(site, term)!, node: term.node, origin, literal };
  });
}
