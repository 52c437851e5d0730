import type { FoundSchedule } from '../../language/find/found';
import { identified, type IdentifiedSchedule, type CursorPlace } from '../model/curves';

/** A schedule whose parameters can be seen. */
export interface ChangeableSchedule extends IdentifiedSchedule {
  /** The one that is drawn: this one, or what it is a part of. */
  readonly whole: IdentifiedSchedule;
  /** The way to it from there: a place among parts, one among the parts of that, and so on. */
  readonly path: readonly number[];
}

/** The schedules whose parameters can be seen: the plain ones, and the parts of those that are composed. */
export function changeable(list: readonly FoundSchedule[]): readonly ChangeableSchedule[] {
  return identified(list).flatMap((whole) =>
    plainParts(whole.found).map(({ found, path }, index) => ({
      id: path.length === 0 ? whole.id : `${whole.id}: ${index + 1}. ${found.definition?.name ?? found.label}`,
      ...{ found, whole, path },
    })),
  );
}

function plainParts(found: FoundSchedule, path: readonly number[] = []): readonly Pick<ChangeableSchedule, 'found' | 'path'>[] {
  if (found.parameters.length > 0) return [{ found, path }];
  return found.parts.flatMap((part, index) => plainParts(part, [...path, index]));
}

/** The one of them that is meant: the one at the cursor, else the last one, or a part of it, else the first. */
export function chosenOf<T extends IdentifiedSchedule>(
  list: readonly T[],
  last: string | undefined,
  { uri, label, offset }: CursorPlace,
): T | undefined {
  const isAtCursor = label === undefined && uri === undefined && offset !== undefined;
  const at = isAtCursor ? list.find(({ found }) => isAt(found, offset)) : undefined;
  const id = label ?? last;
  return at ?? list.find((each) => each.id === id) ?? list.find((each) => id !== undefined && each.id.startsWith(`${id}: `)) ?? list[0];
}

function isAt({ range, keyRange }: FoundSchedule, offset: number): boolean {
  return Math.min(range.from, keyRange?.from ?? range.from) <= offset && offset <= range.to;
}
