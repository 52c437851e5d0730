// fastai's schedules of their own: `SchedCos(start, end)` and what `combine_scheds` makes of several.
import { say } from '../../core/message';
import type { ParameterValues } from '../../core/parameter';
import type { Definition } from '../../language/find/definition';
import type { Claim } from '../../language/find/framework';
import { type DefinedCurve, type MadeOf, withStanding } from '../../language/find/kind';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { CallNode } from '../../language/tree/tree';
import { argumentOf } from '../shared/optimizer';
import { schedulesIn } from '../shared/wholeList';
import { overRun } from '../shared/run/overRun';
import { numberOf } from '../shared/parameters';
import { combined, cosine, endsOf, type OfPart, twoCosines } from './shapes';
import * as the from '../shared/usual';

const source = 'fastai.callback.schedule';
const start = numberOf('start', 'The first value', 'rate', { role: 'base' });
const end = numberOf('end', 'The last value', 'rate');

const simple = (
  name: string,
  formula: string,
  summary: string,
  value: (from: number, to: number, values: ParameterValues) => OfPart,
  more: Definition['parameters'] = [],
): Definition => ({
  source,
  name,
  formula,
  summary,
  parameters: [start, end, ...more],
  curves: (values) => [{ quantity: 'value', schedule: overRun(value(Number(values.start), Number(values.end), values), []) }],
});

/** The schedules of one shape, and the two cosines. */
export const schedules: readonly Definition[] = [
  simple('SchedNo', 'start', 'Stays at the first value', (from) => () => from),
  simple(
    'SchedLin',
    'start + p · (end − start)',
    'Goes in a straight line over the run',
    (from, to) => (part) => from + part * (to - from),
  ),
  simple('SchedCos', 'start + (1 − cos(π p)) · (end − start) / 2', 'Goes along half a cosine over the run', cosine),
  simple('SchedExp', 'start · (end/start)^p', 'Goes exponentially over the run', (from, to) => (part) => from * (to / from) ** part),
  simple(
    'SchedPoly',
    'start + (end − start) · p^power',
    'Goes along a power over the run',
    (from, to, { power }) =>
      (part) =>
        from + (to - from) * part ** Number(power),
    [numberOf('power', ...the.exponent)],
  ),
  {
    source,
    name: 'combined_cos',
    formula: 'start → middle over pct of the run, then middle → end, along half cosines',
    summary: 'Goes along half a cosine to middle, and along another to end',
    parameters: [
      numberOf('pct', 'The part of the run up to the middle value', 'fraction', { domain: { min: 0, max: 1 } }),
      numberOf('start', 'The first value', 'rate'),
      numberOf('middle', 'The value in the middle', 'rate', { role: 'base' }),
      end,
    ],
    curves: ({ pct, start: from, middle, end: to }) => [
      { quantity: 'value', schedule: overRun(twoCosines(Number(pct), Number(from), Number(middle), Number(to)), [Number(pct)]) },
    ],
  },
];

/** `combine_scheds(pcts, scheds)`: its shares must make exactly 1 when they are added in their order. */
export function combineScheds(site: Site, node: CallNode): Claim {
  const [shareNode, list] = [argumentOf(node, 'pcts', 0), argumentOf(node, 'scheds', 1)];
  const result = shareNode && site.value(shareNode);
  const shares = result?.ok === true && Array.isArray(result.value) ? (result.value as readonly unknown[]) : undefined;
  const numbers = shares?.every((share) => typeof share === 'number') === true ? shares : undefined;
  const read = schedulesIn(site, list);
  const sum = numbers?.reduce((total, share) => total + share, 0) ?? 1;
  const problems =
    sum === 1
      ? []
      : [
          problem(
            'invalid-value',
            say('Added in this order the parts make {sum}, not exactly 1: fastai refuses them.', { sum }),
            shareNode!.range,
          ),
        ];
  const isKnown = numbers?.length === read.length && read.length > 0 && sum === 1;
  const curvesOf = (made: readonly (MadeOf | undefined)[]): readonly DefinedCurve[] => {
    const parts = made.map((each) => each?.schedule);
    if (!isKnown || !parts.every((each) => each !== undefined)) return [];
    const values = parts.map((each) => each.at);
    return [{ quantity: 'value', schedule: overRun(combined(numbers, values), endsOf(numbers).slice(1, -1)) }];
  };
  return {
    definition: {
      source,
      name: 'combine_scheds',
      formula: 'sᵢ(p) over its share of the run',
      summary: 'Schedules one after another, each over its share of the run',
      parameters: [],
      curves: () => curvesOf(read.map(({ found }) => found)),
      remade: (parts) => curvesOf(withStanding(read, parts)),
    },
    arguments: [],
    problems,
    parts: read.flatMap(({ part }) => part ?? []),
    madeOf: read.flatMap(({ found }) => found ?? []),
  };
}
