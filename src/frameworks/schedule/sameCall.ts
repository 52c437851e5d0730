// The call of our own language that makes the same curve as something else.
import type { ParameterValues } from '../../core/parameter';
import { pythonLiteral } from '../../core/pythonLiteral';
import type { Schedule } from '../../core/schedule';
import { sameMethod } from './sameMethod';

/** The call for each curve that was asked for: it is the same as long as the curve is. */
const calls = new WeakMap<Schedule, { readonly text: string | undefined }>();

/** A call with the same values at every step, as Python: `schedule("cosine", 0.25, 1000)`; undefined where none is found. */
export function sameCall(schedule: Schedule): string | undefined {
  if (schedule.unit === 'fraction') return undefined;
  const known = calls.get(schedule);
  if (known) return known.text;
  const same = sameMethod(schedule);
  const text = same && callText(same.method.name, same.values);
  calls.set(schedule, { text });
  return text;
}

function callText(method: string, { base_weight: weight, total_steps: total, a, delay, start_weight: start }: ParameterValues): string {
  const named = Object.entries({ a, delay, start_weight: start }).flatMap(([name, value]) =>
    value === undefined || (name === 'a' && value === 2) ? [] : [`${name}=${pythonLiteral(value)}`],
  );
  return `schedule(${[pythonLiteral(method), pythonLiteral(weight!), pythonLiteral(total!), ...named].join(', ')})`;
}
