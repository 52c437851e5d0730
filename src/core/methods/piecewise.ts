import { easings } from './easings';
import type { Method } from './method';
import { choiceParameter } from './parameters';
import { ascends, countUpTo } from '../ascending';
import { choiceValue, pointsValue } from './values';

const interpolations: typeof easings = { ...easings, hold: () => 0 };

type Points = readonly (readonly [number, number])[];

/** A curve through given points. */
export const piecewise: Method = {
  name: 'piecewise',
  aliases: ['points', 'interpolated'],
  order: 14,
  formula: 'w · the value between the points [step, value]',
  summary: 'Goes through the points that are given, and so draws any shape',
  note: 'Values are multiples of w. Before the first point it holds the first value, after the last point the last one. Two points at one step make a jump.',
  parameters: [
    {
      name: 'points',
      aliases: [],
      description: 'The points [step, value], their steps ascending',
      unit: 'none',
      kind: 'points',
      check: (value) => ascends((value as Points).map(([step]) => step)),
    },
    choiceParameter('interpolation', 'What happens between two points', ['linear', 'hold', 'cosine']),
  ],
  shape: ({ values }) => {
    const points = pointsValue(values, 'points');
    const interpolate = interpolations[choiceValue(values, 'interpolation')]!;
    const steps = points.map(([step]) => step);
    const levels = points.map(([, level]) => level);
    return {
      at: (t) => {
        const right = countUpTo(steps, t);
        const left = right - 1;
        if (left < 0) return levels[0]!;
        if (right === steps.length) return levels[left]!;
        const part = interpolate((t - steps[left]!) / (steps[right]! - steps[left]!));
        return levels[left]! * (1 - part) + levels[right]! * part;
      },
      breaks: { steps },
    };
  },
  python: {
    source: 'Definition',
    weight: `
steps, values = zip(*points)
if interpolation == "linear" and m.__name__ == "numpy":
    places, levels = m.asarray(steps, float), m.asarray(values, float)
    return lambda t: w * m.interp(t, places, levels).astype(t.dtype)
# Where each piece begins, its length, and the values at its ends.
between = ((start, end - start or 1.0, *ends) for start, end, *ends in zip(steps, steps[1:], values, values[1:]))
first, last = ((0.0, math.inf, value, value) for value in (values[0], values[-1]))
piece = _table(m, steps, [first, *between, last])

def weight(t: Any) -> Any:
    start, length, before, after = piece(t)
    if interpolation == "hold":
        return w * before
    x = (t - start) / length
    part = _half_cosine(m, x) if interpolation == "cosine" else x
    return w * (before * (1 - part) + after * part)

return weight`,
  },
};
