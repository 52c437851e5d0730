import { formatStep, formatValue } from '../core/format';
import { extent } from '../core/extent';
import { limitAt } from '../core/breakpoints';
import { say } from '../core/message';
import type { FoundSchedule } from '../language/find/found';
import type { Fix, Rule } from './rule';

/** A smaller jump is rounding. */
const leastPart = 0.01;

/** `sequence(schedule(linear, 1, 100), schedule(linear, 0.5, 100))`: the second one begins at 0 again. */
export const jumpAtJoin: Rule = {
  code: 'jump-at-join',
  severity: 'warning',
  summary: 'a sequence in which a part does not begin where the one before it has ended',
  check: ({ schedule, parts, range: whole }, text) => {
    const { isSequence, joins } = joinsOf(schedule, parts);
    if (!schedule || !isSequence) return [];
    const { min, max } = extent(schedule, 0, schedule.totalSteps);
    return joins.flatMap(({ step, before, after }) => {
      const [end, start] = [limitAt(schedule, step, -1), limitAt(schedule, step, 1)];
      // A level that begins or ends is a step that was meant, and the same thing again is a restart.
      const isMeant = isLevel(before) || isLevel(after) || textOf(text, before) === textOf(text, after);
      if (isMeant || !(Math.abs(start - end) > leastPart * (max - min))) return [];
      const args = { end: formatValue(end), start: formatValue(start), step: formatStep(step) };
      const range = after.range.from >= whole.from ? after.range : whole;
      return [
        {
          message: say('It jumps from {end} to {start} at step {step}, where this part begins.', args),
          range,
          fixes: startAt(end, after, text),
        },
      ];
    });
  },
};

interface Join {
  readonly step: number;
  readonly before: FoundSchedule;
  readonly after: FoundSchedule;
}

/** Where parts meet that follow each other: together they are as long as the whole, and the whole is where they are. */
function joinsOf(
  schedule: FoundSchedule['schedule'],
  parts: readonly FoundSchedule[],
): { readonly isSequence: boolean; readonly joins: readonly Join[] } {
  const joins: Join[] = [];
  let step = 0;
  let isSequence = schedule !== undefined && parts.length > 1;
  for (const [index, part] of parts.entries()) {
    if (!part.schedule || part.totalSteps === undefined) return { isSequence: false, joins };
    const middle = part.schedule.totalSteps / 2;
    isSequence &&= schedule!.at(step + middle) === part.schedule.at(middle);
    if (index > 0) joins.push({ step, before: parts[index - 1]!, after: part });
    step += part.schedule.totalSteps;
  }
  return { isSequence: isSequence && step === schedule!.totalSteps, joins };
}

const isLevel = ({ schedule }: FoundSchedule): boolean => {
  const { min, max } = extent(schedule!, 0, schedule!.totalSteps);
  return min === max;
};

const textOf = (text: string, { range }: FoundSchedule): string => text.slice(range.from, range.to);

/** The fix that begins a call where the part before it has ended. */
function startAt(end: number, { schedule, definition, parameters, range }: FoundSchedule, text: string): readonly Fix[] {
  const isStart = ({ name }: { readonly name: string }) => name === 'start_weight';
  const isFree = definition?.parameters.some(isStart) && !parameters.some((each) => isStart(each) && each.origin.kind !== 'default');
  const isCall = /^[\w.]+\(.*[\w"')\]]\)$/s.test(text.slice(range.from, range.to));
  if (!isCall || !isFree || schedule!.at(0) !== 0 || !Number.isFinite(end)) return [];
  const at = range.to - 1;
  const written = `start_weight=${formatValue(end)}`;
  return [{ title: say('Add {argument}', { argument: written }), edits: [{ range: { from: at, to: at }, text: `, ${written}` }] }];
}
