import type { FoundSchedule } from '../../language/find/found';
import { identified, type IdentifiedSchedule, type CursorPlace } from '../model/curves';

/** The schedules whose parameters can be seen: the plain ones, and the parts of those that are composed. */
export function changeable(list: readonly FoundSchedule[]): readonly IdentifiedSchedule[] {
  return identified(list).flatMap(({ id, found }) => {
    if (found.parameters.length > 0) return [{ id, found }];
    return plainParts(found).map((part, index) => ({ id: `${id}: ${index + 1}. ${part.definition?.name ?? part.label}`, found: part }));
  });
}

function plainParts({ parts }: FoundSchedule): readonly FoundSchedule[] {
  return parts.flatMap((part) => (part.parameters.length > 0 ? [part] : plainParts(part)));
}

/** The one of them that is meant: the one at the cursor, else the last one, or a part of it, else the first. */
export function chosenOf(
  list: readonly IdentifiedSchedule[],
  last: string | undefined,
  { uri, label, offset }: CursorPlace,
): IdentifiedSchedule | undefined {
  const isAtCursor = label === undefined && uri === undefined && offset !== undefined;
  const at = isAtCursor ? list.find(({ found }) => isAt(found, offset)) : undefined;
  const id = label ?? last;
  return at ?? list.find((each) => each.id === id) ?? list.find((each) => id !== undefined && each.id.startsWith(`${id}: `)) ?? list[0];
}

function isAt({ range, keyRange }: FoundSchedule, offset: number): boolean {
  return Math.min(range.from, keyRange?.from ?? range.from) <= offset && offset <= range.to;
}
