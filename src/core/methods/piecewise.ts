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
    weight: 'return _through(m, w, points, interpolation)',
  },
};
