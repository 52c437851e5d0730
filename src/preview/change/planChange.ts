import { type Message, say } from '../../core/message';
import { type FoundSchedule, parameterOf } from '../../language/find/found';
import { changeable } from './changeable';
import { applyEdits, changeEdits, type Edit } from './changeEdits';
import { readsBack, refusalOf, type Change } from './readsBack';
import type { ReadText } from '../text/textReader';

/** The pieces to replace, and the text and the schedules that this leads to. */
export interface PlannedChange {
  readonly edits: readonly Edit[];
  readonly characters: string;
  readonly schedules: readonly FoundSchedule[];
}

/**
 * How a change is written into a text, or a sentence that says why it is not. Every edit is tried first: what does not read back
 * as what was meant, or leaves the schedule without a curve, is not written.
 */
export async function planChange(
  { characters, schedules: before }: Pick<ReadText, 'characters' | 'schedules'>,
  change: Change,
  /** The schedules of a text that was changed at an offset. */
  read: (characters: string, at: number) => Promise<readonly FoundSchedule[]>,
): Promise<PlannedChange | Message> {
  const index = changeable(before).findIndex(({ id }) => id === change.schedule);
  const old = changeable(before)[index]?.found;
  const ways = old ? changeEdits(old, change.parameter, change.value, characters) : [];
  for (const edits of ways) {
    const changed = applyEdits(characters, edits);
    const schedules = await read(changed, edits[0]!.from);
    if (!readsBack(before, schedules, change)) continue;
    // Another kind may need arguments that are not written yet: then its curve is missing until they are.
    const refusal =
      old && change.parameter === parameterOf(old, 'selector')?.name ? undefined : refusalOf(old, changeable(schedules)[index]?.found);
    return refusal ?? { edits, characters: changed, schedules };
  }
  return say('This cannot be written here: change it in the text.');
}
