import type { Translate } from '../../core/message';
import type { Controls } from '../../protocol';
import type { CursorPlace } from '../model/curves';
import type { ReadText } from '../text/textReader';
import { changeable, chosenOf } from './changeable';
import { controlsOf } from './controlsOf';

/** The parameters of the schedule that is chosen in a text: the one at the cursor, else the one with the id `last`; undefined where there is none. */
export function chosenControls(
  { version, schedules, characters }: ReadText,
  last: string | undefined,
  cursor: CursorPlace,
  translate?: Translate,
): Controls | undefined {
  const list = changeable(schedules);
  const chosen = chosenOf(list, last, cursor);
  const choices = list.map(({ id }) => ({ id, label: id }));
  return chosen && { schedule: chosen.id, version, choices, controls: controlsOf(chosen.found, characters, translate) };
}
