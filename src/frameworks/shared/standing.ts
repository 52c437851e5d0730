import type { FoundSchedule } from '../../language/find/found';
import type { MadeOf } from '../../language/find/kind';

/** What something is made of: a schedule that stands in it, or one that is called by its name; neither where it is something else. */
export interface ReadPart<T extends MadeOf> {
  readonly part: T | undefined;
  /** The one of both that counts. */
  readonly found: T | undefined;
}

/** The schedules that count, with others in the place of those that stand in the whole. */
export function withStanding<T extends MadeOf>(read: readonly ReadPart<T>[], parts: readonly MadeOf[]): readonly (MadeOf | undefined)[] {
  const rest = parts.values();
  return read.map(({ part, found }) => {
    const other = part && rest.next().value;
    return found && (other ?? found);
  });
}

/** A schedule with the values of another one in its place. */
export const withValuesOf = (found: FoundSchedule, other: MadeOf | undefined): FoundSchedule => ({
  ...found,
  parameters: found.parameters.map((each) => ({
    ...each,
    value: other?.parameters.find(({ name }) => name === each.name)?.value ?? each.value,
  })),
});
