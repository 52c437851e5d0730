// What the kinds of schedules of transformers are called with.
import type { DefinedParameter } from '../../language/find/definition';
import type { InstalledCall } from '../../language/find/kind';
import { numberOf } from '../shared/parameters';
import type { Multiplier } from './multipliers';
import * as the from '../shared/usual';

/** `get_scheduler(name, optimizer, num_warmup_steps, num_training_steps, scheduler_specific_kwargs)` as a call of what is installed. */
export function getScheduler(kind: string, { arguments: all, ...call }: InstalledCall): InstalledCall {
  return { ...call, name: 'get_scheduler', arguments: { ...all, name: kind } };
}

/** The parameters of every kind but its own. */
export function runParameters({ isEndless = false, ignoresWarmup = false, parameters = [] }: Multiplier): readonly DefinedParameter[] {
  const isOptional = isEndless || parameters.some(({ name }) => name === 'num_stable_steps');
  return [
    numberOf('num_warmup_steps', ...the.warmUpSteps, { domain: { min: 0 }, ...(ignoresWarmup && { optional: true }) }),
    numberOf('num_training_steps', ...the.runSteps, {
      role: 'total',
      domain: { above: 0 },
      ...(isOptional && { optional: true }),
    }),
  ];
}
