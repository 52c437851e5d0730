// Pure: the schedules of a document beside those of another version, and beside the base methods.
import { buildSchedule } from '../../core/buildSchedule';
import { checkParameters } from '../../core/checkParameters';
import { largestDifference } from '../../core/difference';
import { extent } from '../../core/extent';
import { formatStep, formatValue } from '../../core/format';
import { methods } from '../../core/methods/index';
import type { ParameterValues } from '../../core/methods/method';
import type { Schedule } from '../../core/schedule';
import type { FoundSchedule } from '../../language/found';
import type { DifferenceRow } from '../../protocol';
import { curvesOf, named, type Curve, type Named } from '../curves';

/** The other curves to draw, and what is different, in the order of the document. */
export interface Compared {
  readonly curves: readonly Curve[];
  readonly rows: readonly DifferenceRow[];
}

/** The schedules of a document against those of another version, which is called `name`: "saved file". */
export function compareVersions(current: readonly FoundSchedule[], other: readonly FoundSchedule[], name: string): Compared {
  const others = new Map(named(other).map((each) => [each.id, each.found]));
  const otherCurves = new Map(curvesOf(other).map((curve) => [curve.id, curve]));
  const ids = new Set(named(current).map(({ id }) => id));
  const both = named(current).map(({ id, found }) => compareOne(id, found.schedule, others.get(id), name));
  const gone = named(other).filter(({ id }) => !ids.has(id));
  const rows = [
    ...both.flatMap((row) => row ?? []),
    ...gone.map(({ id }): DifferenceRow => ({ label: id, text: `only in the ${name}`, step: undefined })),
  ];
  const different = new Set(rows.map(({ label }) => label));
  const curves = [...otherCurves.values()].flatMap((curve) =>
    different.has(curve.id) ? [reference(curve, `${curve.id} (${name})`, ids.has(curve.id) ? curve.id : undefined)] : [],
  );
  return { curves, rows };
}

/** A schedule against the four base methods with its w, T and what else every method has. */
export function compareWithBase({ id, found }: Named): Compared {
  const schedule = found.schedule;
  if (!schedule) return { curves: [], rows: [] };
  const curves = methods.slice(0, 4).flatMap((method) => {
    const values = { ...commonValues(found, schedule), method: method.name };
    if (checkParameters(method, values).length > 0) return [];
    const base = buildSchedule(method, values);
    return [
      {
        id: `${method.name} (base)`,
        label: `${method.name} (base method)`,
        description: `weight = ${method.formula}`,
        schedule: base,
        range: undefined,
        isRelative: found.totalSteps === undefined,
        isReference: true,
      },
    ];
  });
  const rows = curves.flatMap(
    (curve) => difference(curve.label, curve.schedule, schedule) ?? { label: curve.label, text: `the same as ${id}`, step: undefined },
  );
  return { curves, rows };
}

function commonValues({ parameters, method }: FoundSchedule, schedule: Schedule): ParameterValues {
  const kept = ['base_weight', 'total_steps', 'start_weight', 'delay', 'reverse'];
  const given = parameters.filter(({ name }) => method && kept.includes(name)).map(({ name, value }) => [name, value] as const);
  // What is composed has its peak for a weight.
  return { base_weight: extent(schedule, 0, schedule.totalSteps).max, total_steps: schedule.totalSteps, ...Object.fromEntries(given) };
}

function compareOne(id: string, now: Schedule | undefined, other: FoundSchedule | undefined, name: string): DifferenceRow | undefined {
  if (!other) return { label: id, text: `not in the ${name}`, step: undefined };
  if (!now) return other.schedule && { label: id, text: 'no longer drawn', step: undefined };
  if (!other.schedule) return { label: id, text: `not drawn in the ${name}`, step: undefined };
  return difference(id, other.schedule, now);
}

/** A row on two curves; undefined where they are the same. */
function difference(label: string, before: Schedule, after: Schedule): DifferenceRow | undefined {
  const { step, from, to, size } = largestDifference(before, after);
  if (!(size > 0)) return undefined;
  const text = `${formatValue(from)} → ${formatValue(to)} at step ${formatStep(step)}, a difference of ${formatValue(size)}`;
  return { label, text, step };
}

function reference(curve: Curve, label: string, like: string | undefined): Curve {
  return { ...curve, id: `${label} (other)`, label, range: undefined, isReference: true, like };
}
