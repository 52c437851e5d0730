// The schedules of optax that go from boundary to boundary (optax 0.2.8, schedules/_schedule.py), which computes in float32.
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import { say } from '../../core/message';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { define } from '../shared/define';
import { float32 as f } from '../shared/float32';
import { numberOf, wordOf } from '../shared/parameters';

const source = 'optax';
const first = numberOf('init_value', 'The first value', 'rate', { role: 'base' });

/** The name of the parameter that is a dict of boundaries and factors. */
export const scalesName = 'boundaries_and_scales';

const scales: DefinedParameter = {
  name: scalesName,
  aliases: [],
  description: 'The boundaries, each with the factor that acts from it on',
  unit: 'none',
  kind: 'points',
  positional: true,
  optional: true,
};

type Points = readonly (readonly [number, number])[];

const lengthOf = (points: Points): number => {
  const last = Math.max(1, ...points.map(([step]) => step));
  return Math.ceil(last * 1.25);
};

const pointsIn = (values: ParameterValues): Points => (values[scalesName] ?? []) as Points;

const noNegative = (values: ParameterValues): readonly ParameterProblem[] =>
  pointsIn(values).some(([, scale]) => scale < 0) ? [{ parameter: scalesName, message: say('optax takes no factor below 0.') }] : [];

/** What goes on between two boundaries, at a part of the way. */
const between: Readonly<Record<string, (from: number, to: number, part: number) => number>> = {
  linear: (from, to, part) => f(f(f(to - from) * part) + from),
  cosine: (from, to, part) => f(to + f(f(f(from - to) / 2) * f(f(Math.cos(f(f(Math.PI) * part))) + 1))),
};

/** From value to value between the boundaries; each factor multiplies the value before. */
function interpolate(kind: string, from: number, points: Points): (step: number) => number {
  const knots: [step: number, value: number][] = [[0, f(from)]];
  for (const [step, scale] of [...points].sort(([a], [b]) => a - b)) knots.push([step, f(knots.at(-1)![1] * f(scale))]);
  return (step) => {
    const at = knots.findLastIndex(([boundary]) => boundary <= step);
    const [[start, value], next] = [knots[Math.max(at, 0)]!, knots[at + 1]];
    return next ? between[kind]!(value, next[1], f((step - start) / (next[0] - start))) : value;
  };
}

/** What several boundaries at the same step come to in a dict: the last factor. */
const asDict = (points: Points): Points => [...new Map(points)];

const peak = numberOf('peak_value', 'The highest value', 'rate', { role: 'base' });
const whole = numberOf('transition_steps', 'The steps of the cycle', 'steps', { role: 'total', domain: { above: 0 } });
const risen = numberOf('pct_start', 'The part of the cycle in which the value rises', 'fraction', { default: 0.3 });
const factors = [
  numberOf('div_factor', 'peak_value divided by the first value', 'factor', { default: 25 }),
  numberOf('final_div_factor', 'The first value divided by the last one', 'factor', { default: 1e4 }),
];

/** The schedules whose boundaries are given, or made of parts of the length. */
export const pieces: readonly Definition[] = [
  define({
    source,
    name: 'piecewise_constant_schedule',
    formula: 'init · Π scale of the boundaries ≤ t',
    summary: 'Is multiplied with a factor at each boundary',
    note: 'The factors multiply what was there before; the boundary has its new value already.',
    parameters: [first, scales],
    check: noNegative,
    value: (values) => {
      const points = [...pointsIn(values.all)].sort(([a], [b]) => a - b);
      return (step) =>
        points.reduce((value, [boundary, scale]) => (step >= boundary ? f(value * f(scale)) : value), f(values.number('init_value')));
    },
    length: (values) => lengthOf(pointsIn(values.all)),
  }),
  define({
    source,
    name: 'piecewise_interpolate_schedule',
    formula: 'from init · Π scale of the boundaries ≤ t to that of the next boundary',
    summary: 'Goes from boundary to boundary in lines or half cosines',
    note: 'The factors multiply the value at the boundary before.',
    parameters: [
      wordOf('interpolate_type', 'The way between two boundaries', ['linear', 'cosine'], { ask: 'Is it linear or cosine?' }),
      first,
      scales,
    ],
    check: noNegative,
    value: (values) => interpolate(values.word('interpolate_type'), values.number('init_value'), pointsIn(values.all)),
    length: (values) => lengthOf(pointsIn(values.all)),
  }),
  define({
    source,
    name: 'linear_onecycle_schedule',
    formula: 'peak/div → peak at ⌊pct_start · T⌋ → peak/div at ⌊pct_final · T⌋ → peak/(div · final_div) at T',
    summary: 'Rises and falls in straight lines, the last of them to almost nothing',
    parameters: [
      whole,
      peak,
      risen,
      numberOf('pct_final', 'The part of the cycle before the last fall', 'fraction', { default: 0.85 }),
      ...factors,
    ],
    value: (values) => {
      const [length, div] = [values.number('transition_steps'), values.number('div_factor')];
      const points: Points = [
        [Math.trunc(values.number('pct_start') * length), div],
        [Math.trunc(values.number('pct_final') * length), 1 / div],
        [length, 1 / values.number('final_div_factor')],
      ];
      return interpolate('linear', values.number('peak_value') / div, asDict(points));
    },
  }),
  define({
    source,
    name: 'cosine_onecycle_schedule',
    formula: 'peak/div → peak at ⌊pct_start · T⌋ → peak/(div · final_div) at T',
    summary: 'Rises along half a cosine and falls along another to almost nothing',
    note: 'Where ⌊pct_start · T⌋ is 0 it begins at the peak.',
    parameters: [whole, peak, risen, ...factors],
    value: (values) => {
      const [length, div] = [values.number('transition_steps'), values.number('div_factor')];
      const points: Points = [
        [Math.trunc(values.number('pct_start') * length), div],
        [length, 1 / (div * values.number('final_div_factor'))],
      ];
      return interpolate('cosine', values.number('peak_value') / div, asDict(points));
    },
  }),
];
