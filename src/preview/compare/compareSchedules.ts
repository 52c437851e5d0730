// Pure: the schedules of a document beside those of another version, and beside the base kinds.
import { firstDifference, largestDifference } from '../../core/difference';
import { extent } from '../../core/extent';
import { formatStep, formatValue } from '../../core/format';
import { messageText, say, type Translate } from '../../core/message';
import type { ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import { type Definition, problemsOfValues } from '../../language/find/definition';
import type { FoundSchedule } from '../../language/find/found';
import type { DifferenceRow } from '../../protocol';
import { curveId, curvesOf, identified, scaledTo, type Curve, type IdentifiedSchedule } from '../model/curves';
import { onOneAxis, percentText, type AxisCurve } from '../model/oneAxis';

/** The other curves to draw, and what is different, in the order of the document. */
export interface Compared {
  readonly curves: readonly Curve[];
  readonly rows: readonly DifferenceRow[];
}

/** The schedules of a document against those of another version: "saved file". `saysFirst`: rows say from which step on they differ. */
export function compareVersions(
  current: readonly FoundSchedule[],
  other: readonly FoundSchedule[],
  version: string,
  translate?: Translate,
  saysFirst = false,
): Compared {
  const text = (sentence: string) => messageText(say(sentence, { version }), translate);
  const [now, then] = [versionOf(current), versionOf(other)];
  const ids = [...new Set([...now.keys(), ...then.keys()])];
  const rows = ids.flatMap((id): readonly DifferenceRow[] => {
    const [before, after] = [then.get(id), now.get(id)];
    if (before && after) return difference(id, [before, after], translate, saysFirst);
    if (!then.has(id)) return [remark(id, text('not in the {version}'))];
    if (!now.has(id)) return [remark(id, text('only in the {version}'))];
    return before ? [remark(id, text('no longer drawn'))] : after ? [remark(id, text('not drawn in the {version}'))] : [];
  });
  const different = new Set(rows.map(({ label }) => label));
  const curves = [...then.values()].flatMap((curve) =>
    curve && different.has(curve.id) ? [reference(curve, `${curve.id} (${version})`, now.has(curve.id) ? curve.id : undefined)] : [],
  );
  return { curves, rows };
}

/** The curves of schedules, by their names; undefined for those that cannot be drawn. */
function versionOf(list: readonly FoundSchedule[]): ReadonlyMap<string, Curve | undefined> {
  const curves = curvesOf(list);
  return new Map(identified(list).map(({ id }) => [id, curves.find((curve) => curve.id === id)]));
}

/** A schedule against the base ones of some kinds, with its w, T and what else they all have. */
export function compareWithBase({ id, found }: IdentifiedSchedule, kinds: readonly Definition[], translate?: Translate): Compared {
  const schedule = found.schedule;
  if (!schedule) return { curves: [], rows: [] };
  const bases = kinds.filter(({ isBase }) => isBase);
  const common = commonValues(found, bases);
  const curves = bases.flatMap((kind) => {
    // A composition has no weight of its own: its peak stands for it.
    const values = { ...scaledTo(kind, extent(schedule, 0, schedule.totalSteps).max, schedule.totalSteps), ...common };
    if (problemsOfValues(kind, values).length > 0) return [];
    return [
      {
        id: `${kind.name} (base)`,
        label: messageText(say('{method} (base method)', { method: kind.name }), translate),
        description: `weight = ${kind.formula}`,
        schedule: kind.curves(values)[0]!.schedule,
        range: undefined,
        isRelative: found.totalSteps === undefined,
        isReference: true,
        against: curveId(id, found, 0),
      },
    ];
  });
  const own = { schedule, isRelative: found.totalSteps === undefined };
  const rows = curves.flatMap((curve) => {
    const different = difference(curve.label, [curve, own], translate);
    return different.length > 0
      ? different
      : [remark(curve.label, messageText(say('the same as {schedule}', { schedule: id }), translate))];
  });
  return { curves, rows };
}

/** The values of what all of these kinds have, where the schedule is of a kind like theirs. */
function commonValues({ parameters, definition }: FoundSchedule, kinds: readonly Definition[]): ParameterValues {
  if (!kinds.some(({ source }) => source === definition?.source)) return {};
  const isCommon = (name: string) =>
    kinds.every((kind) =>
      kind.parameters.some((parameter) => parameter.name === name && parameter.role !== 'selector' && parameter.role !== 'probe'),
    );
  return Object.fromEntries(parameters.filter(({ name }) => isCommon(name)).map(({ name, value }) => [name, value]));
}

const remark = (label: string, text: string): DifferenceRow => ({ label, text, step: undefined });

/** A row on two curves; none where they are the same. Where a total is unknown there are parts of a run, and no steps. */
function difference(
  label: string,
  pair: readonly [before: AxisCurve, after: AxisCurve],
  translate: Translate | undefined,
  saysFirst = false,
): readonly DifferenceRow[] {
  const [before, after] = onOneAxis(pair).map(({ schedule }) => schedule) as [Schedule, Schedule];
  const { step, from, to, size } = largestDifference(before, after);
  if (!(size > 0)) return [];
  const isRelative = pair.some((curve) => curve.isRelative);
  const place = isRelative ? percentText(step, after.totalSteps) : formatStep(step);
  const sentence = isRelative
    ? '{from} → {to} at {place} of the run, a difference of {size}'
    : '{from} → {to} at step {place}, a difference of {size}';
  const args = { from: formatValue(from), to: formatValue(to), place, size: formatValue(size) };
  const largest = say(sentence, args);
  const first = saysFirst && !isRelative ? firstDifference(before, after) : undefined;
  const text =
    first === undefined ? largest : say('differ from step {first} on; largest: {largest}', { first: formatStep(first), largest });
  return [{ label, text: messageText(text, translate), step: isRelative ? undefined : step }];
}

function reference(curve: Curve, label: string, like: string | undefined): Curve {
  return { ...curve, id: `${label} (other)`, label, range: undefined, isReference: true, like };
}
