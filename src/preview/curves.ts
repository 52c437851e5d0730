import { buildSchedule } from '../core/buildSchedule';
import { formatStep } from '../core/format';
import { methods } from '../core/methods/index';
import type { Schedule } from '../core/schedule';
import type { FoundSchedule } from '../language/found';
import type { Range } from '../language/tree';

/** A schedule that can be drawn, with what the preview calls it. */
export interface Curve {
  /** As `Series.id`. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly schedule: Schedule;
  /** From its key to its end in the text; undefined where it is in no text. */
  readonly range: Range | undefined;
}

/** What the user points at: a label, or else an offset in the text. */
export interface Pointed {
  readonly label?: string;
  readonly offset?: number;
}

/** The curves of those schedules that can be drawn, in document order. */
export function curvesOf(found: readonly FoundSchedule[]): readonly Curve[] {
  const seen = new Map</* label */ string, number>();
  return found.flatMap(({ label, schedule, method, source, range, keyRange }) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    if (!schedule) return [];
    const name = count === 1 ? label : `${label} (${count})`;
    const whole = { from: Math.min(range.from, keyRange?.from ?? range.from), to: range.to };
    return [{ id: name, label: name, description: describe(method?.name ?? source, schedule), schedule, range: whole }];
  });
}

/** The four base methods at w = 1 and T = 100, shown where a document has no schedule. */
export function exampleCurves(): readonly Curve[] {
  return methods.slice(0, 4).map((method) => {
    const schedule = buildSchedule(method, { method: method.name, base_weight: 1, total_steps: 100 });
    return { id: method.name, label: method.name, description: `weight = ${method.formula}`, schedule, range: undefined };
  });
}

/** The curve that the user points at. */
export function pointedCurve(curves: readonly Curve[], { label, offset }: Pointed): Curve | undefined {
  if (label !== undefined) return curves.find((curve) => curve.label === label);
  if (offset === undefined) return undefined;
  return curves.find(({ range }) => range && range.from <= offset && offset <= range.to);
}

function describe(what: string, { totalSteps }: Schedule): string {
  return `${what}, ${formatStep(totalSteps)} steps`;
}
