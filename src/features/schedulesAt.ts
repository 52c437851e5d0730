import type { FoundSchedule } from '../language/find/found';

/** The innermost schedule at an offset of the text: on the schedule itself, or on the key or variable that it is bound to. */
export function scheduleAt(schedules: readonly FoundSchedule[], offset: number): FoundSchedule | undefined {
  const found =
    schedules.find(({ range }) => range.from <= offset && offset <= range.to) ??
    schedules.find(({ keyRange }) => keyRange && keyRange.from <= offset && offset <= keyRange.to);
  return (
    found &&
    (scheduleAt(
      found.parts.filter(({ range }) => range.from <= offset && offset <= range.to),
      offset,
    ) ??
      found)
  );
}
