import type { ParameterValues } from '../../core/parameter';
import { messageText, say, type Translate } from '../../core/message';
import type { Schedule } from '../../core/schedule';
import { namedLength } from '../../core/unitText';
import { wholeRange } from '../../language/find/buildFound';
import { baseValue, type FoundSchedule } from '../../language/find/found';
import { type Kind, parameterIn } from '../../language/find/kind';
import type { Range } from '../../language/tree/tree';

/** A schedule that can be drawn, with what the preview calls it. */
export interface Curve {
  /** As `Series.id`. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly schedule: Schedule;
  /** As `Series.quantity`; a weight where it is left out. */
  readonly quantity?: string;
  /** The weight that it should reach, where that is written. */
  readonly baseWeight?: number | undefined;
  /** Its total is unknown: its steps stand for parts of a run. */
  readonly isRelative?: boolean;
  /** The end of the run in which it stands, as its schedule counts; undefined where none is stated. */
  readonly run?: number | undefined;
  /** The steps of an epoch of that run. */
  readonly perEpoch?: number | undefined;
  /** It is the same however long it is, and does not say how long. */
  readonly isEndless?: boolean | undefined;
  /** It is only there to be compared with. */
  readonly isReference?: boolean;
  /** As `Series.isReading`. */
  readonly isReading?: boolean;
  /** As `Series.like`. */
  readonly like?: string | undefined;
  /** The `id` of the curve that it is compared with, where that is not the one that it is like. */
  readonly against?: string;
  /** As `Series.style`; its place in the list where there is none. */
  readonly style?: number;
  /** Where it stands, unless that is the document that is followed. */
  readonly uri?: string;
  /** From its key to its end in the text; undefined where it is in no text. */
  readonly range: Range | undefined;
}

/** Where the user is: at the schedule with a label, or else at an offset in the text. */
export interface CursorPlace {
  /** The document of the offset, where it is not the one that is followed. */
  readonly uri?: string;
  readonly label?: string | undefined;
  readonly offset?: number | undefined;
}

/** A schedule with an id that tells it from the others of its document, and stays when the text around it changes. */
export interface IdentifiedSchedule {
  readonly id: string;
  readonly found: FoundSchedule;
}

/** Schedules with their ids: their labels, numbered where one repeats. */
export function identified(list: readonly FoundSchedule[]): readonly IdentifiedSchedule[] {
  const seen = new Map</* label */ string, number>();
  return list.map((found) => {
    const count = (seen.get(found.label) ?? 0) + 1;
    seen.set(found.label, count);
    return { id: count === 1 ? found.label : `${found.label} (${count})`, found };
  });
}

/** The `id` of one of the curves of a schedule. */
export const curveId = (id: string, { curves }: FoundSchedule, index: number): string =>
  curves.length > 1 ? `${id} ${curves[index]!.quantity}` : id;

/** The curves of those schedules that can be drawn, in document order. */
export function curvesOf(list: readonly FoundSchedule[], translate?: Translate): readonly Curve[] {
  return identified(list).flatMap(({ id, found }) => {
    const { totalSteps, curves, definition, run, stepsPerEpoch, isEndless } = found;
    const isRelative = totalSteps === undefined;
    return curves.map(({ quantity, schedule }, index) => {
      const name = curveId(id, found, index);
      const perEpoch = stepsPerEpoch?.value;
      const hasSteps = schedule.unit === 'epoch' && perEpoch !== undefined;
      const args = {
        kind: definition!.name,
        length: namedLength(schedule.totalSteps, schedule.unit),
        steps: hasSteps ? namedLength(schedule.totalSteps * perEpoch, 'step') : '',
      };
      const known = hasSteps ? '{kind}, {length} ({steps})' : '{kind}, {length}';
      const length = isEndless ? '{kind}, of any length' : isRelative ? '{kind}, total steps unknown' : known;
      const baseWeight = index === 0 ? baseValue(found) : undefined;
      return {
        id: name,
        label: name,
        description: messageText(say(length, args), translate),
        schedule,
        quantity,
        isRelative,
        run: isRelative ? undefined : run?.value,
        perEpoch,
        isEndless,
        isReading: definition!.isReading === true,
        baseWeight,
        range: wholeRange(found),
      };
    });
  });
}

/** The base kinds at w = 1 and T = 100, shown where a document has no schedule. */
export function exampleCurves(kinds: readonly Kind[]): readonly Curve[] {
  return kinds
    .filter(({ isBase }) => isBase)
    .map((kind) => {
      const { name, formula } = kind;
      const schedule = kind.curves(scaledTo(kind, 1, 100))[0]!.schedule;
      return { id: name, label: name, description: `weight = ${formula}`, schedule, range: undefined };
    });
}

/** The values of a kind that say how high it goes, and how long it is. */
export function scaledTo(kind: Kind, base: number, total: number): ParameterValues {
  const named = ([role, value]: readonly [role: 'base' | 'total', value: number]) => {
    const parameter = parameterIn(kind, role);
    return parameter ? [[parameter.name, value] as const] : [];
  };
  return Object.fromEntries([...named(['base', base]), ...named(['total', total])]);
}

/** The curve that the user is at. */
export function curveAt(curves: readonly Curve[], { label, uri, offset }: CursorPlace): Curve | undefined {
  if (label !== undefined) return curves.find(({ id }) => label === id || label.startsWith(`${id}: `));
  if (offset === undefined) return undefined;
  return curves.find((curve) => curve.uri === uri && curve.range && curve.range.from <= offset && offset <= curve.range.to);
}
