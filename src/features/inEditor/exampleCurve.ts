import type { ParameterValue } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import type { Kind } from '../../language/find/kind';

/** What a kind of schedule looks like over 100 steps, with whatever it needs besides; undefined where that does not go together. */
export function exampleCurve(kind: Kind): Schedule | undefined {
  const needed = kind.parameters.flatMap(
    ({ name, role, kind: type, default: value, optional, insteadOf }): readonly (readonly [string, ParameterValue])[] => {
      if (insteadOf !== undefined) return [];
      if (role === 'selector') return [[name, kind.name]];
      if (role === 'total') return [[name, 100]];
      if (value !== undefined || optional) return [];
      return type === 'numbers' ? [[name, [30, 60, 90]]] : type === 'points' ? [[name, [[0, 0], [20, 1], [100, 0.1]]]] : []; // prettier-ignore
    },
  );
  try {
    return kind.curves(Object.fromEntries(needed))[0]?.schedule;
  } catch {
    return undefined;
  }
}
