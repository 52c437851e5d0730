// A few weights of a schedule, by which can be told whether it has any, and none that is too large.
import type { Schedule } from '../schedule';
import { combined } from './madeOf';

/** Parts of a run which are not those of any cycles. */
const probes = Array.from({ length: 9 }, (_, i) => i / (2.6 * Math.PI));

/**
 * The steps at which a run is tried: its end, and before it parts of a length of three binary digits, which most runs of a chain of moved
 * curves have in common. What one of them was asked there the next one need not ask again.
 */
function probeSteps(totalSteps: number): readonly number[] {
  const digit = 2 ** (Math.floor(Math.log2(totalSteps)) - 2);
  const length = Math.floor(totalSteps / digit) * digit;
  return [...probes.map((part) => part * length), totalSteps];
}

/** The weights of a schedule at ten steps of a run that is as long as it or longer. */
export function probed(schedule: Schedule, totalSteps: number): readonly number[] {
  const known = schedule.totalSteps === totalSteps ? combined.get(schedule) : undefined;
  return known?.weights ?? probeSteps(totalSteps).map((step) => schedule.at(step));
}
