import { type Message, say } from '../../core/message';
import { type FoundSchedule, parameterOf } from '../../language/find/found';
import { severityOf } from '../../rules/reading';
import { changeable } from './changeable';
import { itemNamed, withItem } from './parameterItem';
import type { ChangedValue } from './writeLiteral';

/** What a change is about. */
export interface Change {
  readonly schedule: string;
  /** Or a number in its value: see `ParameterItem`. */
  readonly parameter: string;
  readonly value: ChangedValue;
}

/** Whether a changed text says what was meant: the same schedules, and in the one that is changed the new value beside the old ones. */
export function readsBack(
  before: readonly FoundSchedule[],
  after: readonly FoundSchedule[],
  { schedule, parameter: item, value }: Change,
): boolean {
  const { name: parameter, path } = itemNamed(item);
  const index = changeable(before).findIndex(({ id }) => id === schedule);
  const [old, changed] = [changeable(before)[index]?.found, changeable(after)[index]?.found];
  if (!old || !changed || before.length !== after.length) return false;
  // A schedule without a key is called after its kind.
  if (parameter !== parameterOf(old, 'selector')?.name && before.some(({ label }, i) => after[i]!.label !== label)) return false;
  const wanted = path.length === 0 ? value : withItem(valueOf(old, parameter) ?? [], path, value);
  if (!same(valueOf(changed, parameter), wanted)) return false;
  return changed.parameters.every(({ name, node }) => name === parameter || !node || isUntouched(old, changed, name, parameter));
}

/** Whether a parameter that was not to be changed has its old value. One that shares a name with the changed one, or is found elsewhere, may follow it. */
function isUntouched(old: FoundSchedule, changed: FoundSchedule, name: string, parameter: string): boolean {
  const [before, after] = [old, changed].map(({ parameters }) => parameters.find((each) => each.name === name));
  const source = old.parameters.find((each) => each.name === parameter);
  if (!before) return false;
  const isShared = before.literal !== undefined && before.literal.from === source?.literal?.from;
  return isShared || before.origin.kind !== 'literal' || same(before.value, after?.value);
}

const valueOf = ({ parameters }: FoundSchedule, name: string) => parameters.find((each) => each.name === name)?.value;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The sentence that says why a changed schedule has no curve although it had one; undefined where it has. */
export function refusalOf(before: FoundSchedule | undefined, after: FoundSchedule | undefined): Message | undefined {
  if (!before?.schedule || after?.schedule) return undefined;
  return after?.problems.find((problem) => severityOf(problem) === 'error')?.message ?? say('With this value there is no curve.');
}
