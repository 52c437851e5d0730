import { curveFacts } from '../core/facts/curveFacts';
import type { CurveFacts } from '../core/facts/facts';
import { formatStep, formatValue } from '../core/format';
import { baseValue, type FoundSchedule } from '../language/find/found';

const mostJumps = 3;

/** What is worth knowing of a schedule's curve, a sentence each, as plain text. None for a curve without steps. */
export function factsText(found: FoundSchedule): readonly string[] {
  const { schedule, totalSteps } = found;
  if (!schedule || totalSteps === undefined) return [];
  const facts = curveFacts(schedule, baseValue(found));
  return [
    inRun(found),
    lastStep(facts),
    reached(facts),
    peak(facts),
    Number.isFinite(facts.mean) ? `The mean over the schedule is ${formatValue(facts.mean)}.` : undefined,
    facts.gap === undefined ? undefined : `It divides by 0 at step ${formatStep(facts.gap)}, where it has no value.`,
    jumps(facts),
    ending(facts),
  ].filter((sentence) => sentence !== undefined);
}

/** What share of its run the schedule takes, or how far it gets in it; nothing where the two are equally long or there is no run. */
function inRun({ schedule, totalSteps, run }: FoundSchedule): string | undefined {
  if (!schedule || totalSteps === undefined || !run || Math.abs(run.value - totalSteps) <= 1e-9 * totalSteps) return undefined;
  const steps = formatStep(run.value);
  if (totalSteps < run.value) return `Done after ${percent(totalSteps / run.value)} of the run of ${steps} steps.`;
  return `The run of ${steps} steps ends at ${percent(run.value / totalSteps)} of it, at ${formatValue(schedule.at(run.value))}.`;
}

function lastStep({ last }: CurveFacts): string {
  return `The last step before the end, ${formatStep(last.step)}, has ${formatValue(last.value)}.`;
}

/** When half, 95 and 99 % of the way are done; a constant curve has no way. */
function reached({ reaches, target, peak, end, mean, isComplete }: CurveFacts): string | undefined {
  if (peak.value === end.value && peak.step === 0 && mean === end.value) return undefined;
  const done = reaches.flatMap(({ part, step }) => (step === undefined ? [] : [`${percent(part)} at step ${formatStep(step)}`]));
  const never = isComplete ? reaches.find(({ step }) => step === undefined) : undefined;
  if (!Number.isFinite(target) || (done.length === 0 && !never)) return undefined;
  const reachedText = done.length === 0 ? '' : done.join(', ');
  const neverText = never ? `never ${percent(never.part)}` : '';
  return `Of the way to ${formatValue(target)}: ${[reachedText, neverText].filter((text) => text !== '').join(', ')}.`;
}

function peak({ peak: { step, value }, end, isComplete, mean }: CurveFacts): string | undefined {
  // Beside a pole no value is the farthest.
  if (!isComplete || Number.isNaN(mean) || step === 0 || step === end.step || value === end.value) return undefined;
  return `The peak is ${formatValue(value)} at step ${formatStep(step)}.`;
}

function jumps({ jumps: list, isComplete }: CurveFacts): string | undefined {
  if (list.length === 0) return undefined;
  const shown = list
    .slice(0, mostJumps)
    .map(({ step, from, to }) => `${formatValue(from)} → ${formatValue(to)} at step ${formatStep(step)}`);
  const more =
    list.length > mostJumps ? ` and ${list.length - mostJumps}${list.length >= 100 || !isComplete ? ' or more' : ''} others` : '';
  return `Jumps ${shown.join(', ')}${more}.`;
}

function ending({ isMovingAtEnd, slopeAtEnd, end }: CurveFacts): string | undefined {
  if (!isMovingAtEnd) return undefined;
  return `Still ${slopeAtEnd > 0 ? 'rising' : 'falling'} at step ${formatStep(end.step)}, and held at ${formatValue(end.value)} from there on.`;
}

function percent(part: number): string {
  return `${formatValue(part * 100)} %`;
}
