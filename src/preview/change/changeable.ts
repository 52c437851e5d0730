import type { FoundSchedule } from '../../language/find/found';
import { identified, type IdentifiedSchedule, type CursorPlace } from '../model/curves';

/** A schedule whose parameters can be seen. */
export interface ChangeableSchedule extends IdentifiedSchedule {
  /** The one that is drawn: this one, or what it is a part of. */
  readonly whole: IdentifiedSchedule;
  /** The way to it from there: a place among parts, one among the parts of that, and so on. */
  readonly path: readonly number[];
}

/** The schedules whose parameters can be seen: those that have any, and the parts of those that are composed. */
export function changeable(list: readonly FoundSchedule[]): readonly ChangeableSchedule[] {
  return identified(list).flatMap((whole) => {
    const own = whole.found.parameters.length > 0 ? [{ ...whole, whole, path: [] }] : [];
    const parts = partsOf(whole.found).map(({ found, path }, index) => ({
      id: `${whole.id}: ${index + 1}. ${found.definition?.name ?? found.label}`,
      ...{ found, whole, path },
    }));
    return [...own, ...parts];
  });
}

function partsOf({ parts }: FoundSchedule, path: readonly number[] = []): readonly Pick<ChangeableSchedule, 'found' | 'path'>[] {
  return parts.flatMap((found, index) => {
    const way = [...path, index];
    return [...(found.parameters.length > 0 ? [{ found, path: way }] : []), ...partsOf(found, way)];
  });
}

/** The one of them that is meant: the one at the cursor, else the last one, or a part of it, else the first. */
export function chosenOf(
  list: readonly ChangeableSchedule[],
  last: string | undefined,
  { uri, label, offset }: CursorPlace,
): ChangeableSchedule | undefined {
  const isAtCursor = label === undefined && uri === undefined && offset !== undefined;
  const first = isAtCursor ? list.find(({ found }) => isAt(found, offset)) : undefined;
  // Parts come after what they stand in.
  const at = first && list.findLast(({ whole, found }) => whole === first.whole && isAt(found, offset!));
  const id = label ?? last;
  return at ?? list.find((each) => each.id === id) ?? list.find((each) => id !== undefined && each.id.startsWith(`${id}: `)) ?? list[0];
}

function isAt({ range, keyRange }: FoundSchedule, offset: number): boolean {
  return Math.min(range.from, keyRange?.from ?? range.from) <= offset && offset <= range.to;
}
