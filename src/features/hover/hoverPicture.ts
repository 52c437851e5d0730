import { curvePicture } from '../../core/drawing/curvePicture';
import type { Palette } from '../../core/drawing/palette';
import { curveFacts } from '../../core/facts/curveFacts';
import { formatStep } from '../../core/format';
import { phasesOf } from '../../core/phases';
import type { Schedule } from '../../core/schedule';
import { baseValue, type FoundSchedule } from '../../language/find/found';

const mostJumps = 6;

/** The size of the picture in pixels, beside this many columns of values. */
export const pictureSize = (columns: number) => ({ width: columns > 1 ? 250 : 270, height: 98 });

/** The picture of a schedule's first curve in its run, as a `data:` URI; undefined where it has none. */
export function hoverPicture(
  found: FoundSchedule,
  palette: Palette,
  probeStep: number | undefined,
  others: readonly Schedule[] = [],
): string | undefined {
  const { schedule, totalSteps, run } = found;
  if (!schedule) return undefined;
  const end = schedule.totalSteps;
  const isRelative = totalSteps === undefined;
  const to = isRelative ? end : Math.max(end, run?.value ?? 0, ...others.map((other) => other.totalSteps));
  const base = baseValue(found);
  const { reaches, jumps, peak, isComplete, gap } = curveFacts(schedule, base);
  const isInside = peak.step > 0 && peak.step < to && isComplete && gap === undefined;
  // Close to an end, only what is plainly higher is worth a number of its own.
  const clearly = peak.step < 0.02 * to || peak.step > 0.98 * to ? 1.05 : 1.001;
  const isPeak = isInside && Math.abs(peak.value) > clearly * Math.max(Math.abs(schedule.at(0)), Math.abs(schedule.at(to)));
  const reached = reaches.find(({ part }) => part === 0.95)?.step;
  const svg = curvePicture(schedule, {
    ...pictureSize(found.curves.length + others.length),
    palette,
    to,
    stepText: (step) => (isRelative ? `${formatStep((step / to) * 100)} %` : formatStep(step)),
    target: base,
    runEnd: run && run.value < to ? run.value : undefined,
    probe: isRelative ? undefined : probeStep,
    marks: [
      ...(reached === undefined || schedule.at(0) === schedule.at(reached) ? [] : [reached]),
      ...jumps.slice(0, mostJumps).map(({ step }) => step),
    ],
    peaks: isPeak ? [peak.step] : [],
    phases: phasesOf(schedule),
    others,
  });
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}
