import { curveFacts } from '../../core/facts/curveFacts';
import type { CurveFacts } from '../../core/facts/facts';
import { formatValue } from '../../core/format';
import { type Message, messageText, say, type Translate } from '../../core/message';
import type { Schedule, Unit } from '../../core/schedule';
import { namedLength, namedStep } from '../../core/unitText';
import { baseValue, type FoundSchedule } from '../../language/find/found';

const mostJumps = 3;

/** What is worth knowing of a schedule's curve besides the verdict, a sentence each, as plain text. None for a curve without steps. */
export function factsText(found: FoundSchedule, translate?: Translate): readonly string[] {
  const { definition, schedule, totalSteps } = found;
  if (!schedule || totalSteps === undefined) return [];
  const { unit } = schedule;
  const facts = curveFacts(schedule, baseValue(found));
  const call = definition?.sameCall?.(schedule);
  return [
    call === undefined ? undefined : say('The same as {call}.', { call }),
    inRun(found),
    // Parts of a run are no steps, of which one could be the last.
    ...(unit === 'fraction' ? [] : [last(facts, unit, totalSteps), reached(facts, unit)]),
    peak(facts, unit),
    Number.isFinite(facts.mean) ? say('The mean over the schedule is {value}.', { value: formatValue(facts.mean) }) : undefined,
    gap(facts, schedule),
    jumps(facts, unit),
    raisesBehind(schedule) ?? ending(facts, schedule),
  ].flatMap((sentence) => (sentence ? [messageText(sentence, translate)] : []));
}

/** What it has at the last step before its end. */
const last = ({ last: { step, value } }: CurveFacts, unit: Unit, totalSteps: number): Message =>
  say(
    unit === 'step' && !Number.isInteger(totalSteps)
      ? 'The end is between two steps: at the last one before it, {place}, it has {value}.'
      : 'Just before the end, at {place}, it has {value}.',
    { place: namedStep(step, unit), value: formatValue(value) },
  );

/** The first step that has no value, and why. */
function gap({ gap: step }: CurveFacts, { raises, unit }: Schedule): Message | undefined {
  if (step === undefined) return undefined;
  const error = raises?.(step);
  return error === undefined
    ? say('It divides by 0 at {place}, where it has no value.', { place: namedStep(step, unit) })
    : say('At {place} it has no value, as it raises {error}.', { place: namedStep(step, unit), error });
}

/** Why it ends where it does. */
function raisesBehind({ totalSteps, unit, at, raises }: Schedule): Message | undefined {
  const error = Number.isNaN(at(totalSteps)) ? undefined : raises?.(Math.floor(totalSteps) + 1);
  return error === undefined ? undefined : say('Behind {place} it raises {error}.', { place: namedStep(totalSteps, unit), error });
}

/** What share of its run the schedule takes, or how far it gets in it; nothing where the two are equally long or there is no run. */
function inRun({ schedule, totalSteps, unit, run }: FoundSchedule): Message | undefined {
  if (!schedule || totalSteps === undefined || !run || Math.abs(run.value - totalSteps) <= 1e-9 * totalSteps) return undefined;
  const length = namedLength(run.value, unit);
  if (totalSteps < run.value) {
    if (schedule.past !== 'holds') return undefined;
    return say('Done after {share} of the run of {length}.', { share: percent(totalSteps / run.value), length });
  }
  return say('The run of {length} ends at {share} of it, at {value}.', {
    length,
    share: percent(run.value / totalSteps),
    value: formatValue(schedule.at(run.value)),
  });
}

/** When half, 95 and 99 % of the way are done; a constant curve has no way. */
function reached({ reaches, target, peak, end, mean, isComplete }: CurveFacts, unit: Unit): Message | undefined {
  if (peak.value === end.value && peak.step === 0 && mean === end.value) return undefined;
  const done = reaches.flatMap(({ part, step }) =>
    step === undefined ? [] : [say('{share} at {place}', { share: percent(part), place: namedStep(step, unit) })],
  );
  const never = isComplete ? reaches.find(({ step }) => step === undefined) : undefined;
  if (!Number.isFinite(target) || (done.length === 0 && !never)) return undefined;
  const list = [...done, ...(never ? [say('never {share}', { share: percent(never.part) })] : [])];
  return say('Of the way to {target}: {list}.', {
    target: formatValue(target),
    list: list.reduce((first, next) => say('{first}, {next}', { first, next })),
  });
}

function peak({ peak: { step, value }, end, isComplete, mean }: CurveFacts, unit: Unit): Message | undefined {
  // Beside a pole no value is the farthest.
  if (!isComplete || Number.isNaN(mean) || step === 0 || step === end.step || value === end.value) return undefined;
  return say('The peak is {value} at {place}.', { value: formatValue(value), place: namedStep(step, unit) });
}

function jumps({ jumps: list, isComplete }: CurveFacts, unit: Unit): Message | undefined {
  if (list.length === 0) return undefined;
  const shown = list
    .slice(0, mostJumps)
    .map(({ step, from, to }) =>
      say('{from} → {to} at {place}', { from: formatValue(from), to: formatValue(to), place: namedStep(step, unit) }),
    )
    .reduce((first, next) => say('{first}, {next}', { first, next }));
  const count = list.length - mostJumps;
  if (count <= 0) return say('Jumps {shown}.', { shown });
  return say(list.length >= 100 || !isComplete ? 'Jumps {shown} and {count} or more others.' : 'Jumps {shown} and {count} others.', {
    shown,
    count,
  });
}

function ending({ isMovingAtEnd, slopeAtEnd, end }: CurveFacts, { past, unit }: Schedule): Message | undefined {
  if (!isMovingAtEnd || past !== 'holds') return undefined;
  const args = { place: namedStep(end.step, unit), value: formatValue(end.value) };
  return slopeAtEnd > 0
    ? say('Still rising at {place}, and held at {value} from there on.', args)
    : say('Still falling at {place}, and held at {value} from there on.', args);
}

function percent(part: number): string {
  return `${formatValue(part * 100)} %`;
}
