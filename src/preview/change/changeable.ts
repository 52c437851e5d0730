import type { FoundSchedule } from '../../language/found';
import { named, type Named } from '../curves';

/** The schedules whose parameters can be seen: the plain ones, and the parts of those that are composed. */
export function changeable(list: readonly FoundSchedule[]): readonly Named[] {
  return named(list).flatMap(({ id, found }) => {
    if (found.parameters.length > 0) return [{ id, found }];
    return plainParts(found).map((part, index) => ({ id: `${id}: ${index + 1}. ${part.method?.name ?? part.label}`, found: part }));
  });
}

function plainParts({ parts }: FoundSchedule): readonly FoundSchedule[] {
  return parts.flatMap((part) => (part.parameters.length > 0 ? [part] : plainParts(part)));
}

/** The one of them that is meant: the innermost at an offset, else the one with this id or a part of it, else the first. */
export function chosenOf(list: readonly Named[], id: string | undefined, offset: number | undefined): Named | undefined {
  const at = offset === undefined ? undefined : list.find(({ found }) => isAt(found, offset));
  return at ?? list.find((each) => each.id === id) ?? list.find((each) => id !== undefined && each.id.startsWith(`${id}: `)) ?? list[0];
}

function isAt({ range, keyRange }: FoundSchedule, offset: number): boolean {
  return Math.min(range.from, keyRange?.from ?? range.from) <= offset && offset <= range.to;
}
