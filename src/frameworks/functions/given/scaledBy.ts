// What a parameter does for a curve, by the curves with two values of it.
import type { ParameterValues } from '../../../core/parameter';
import type { Role } from '../parameterOf';
import type { Study } from '../study';

/** Whether a function only grows in height, or only in length, with a parameter that is not known yet: else it is not drawn before it is. */
export function isScaledBy(name: string, role: Role | undefined, studyOf: (values: ParameterValues) => Study | undefined): boolean {
  const [one, other] = [100, 1700].map((value) => studyOf({ [name]: value })?.value);
  const isSame = (a: number, b: number) => Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.abs(a);
  return (
    one !== undefined &&
    other !== undefined &&
    [0, 0.01, 0.17, 0.5, 0.83, 1].every((share) =>
      role === 'base' ? isSame(17 * one(100 * share), other(100 * share)) : isSame(one(100 * share), other(1700 * share)),
    )
  );
}
