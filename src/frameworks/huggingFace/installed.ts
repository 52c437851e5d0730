// What the kinds of schedules of transformers are called with.
import type { DefinedParameter } from '../../language/find/definition';
import type { InstalledCall } from '../../language/find/kind';
import { numberOf } from '../shared/parameters';
import type { Multiplier } from './multipliers';

/** `get_scheduler(name, optimizer, num_warmup_steps, num_training_steps, scheduler_specific_kwargs)` as a call of what is installed. */
export function getScheduler(kind: string, { arguments: all, ...call }: InstalledCall): InstalledCall {
  return { ...call, name: 'get_scheduler', arguments: { ...all, name: kind } };
}

/** The parameters of every kind but its own. */
export function runParameters({ isEndless = false, parameters = [] }: Multiplier): readonly DefinedParameter[] {
  const isOptional = isEndless || parameters.some(({ name }) => name === 'num_stable_steps');
  return [
    numberOf('num_warmup_steps', 'The steps of the warm-up', 'steps', { domain: { min: 0 } }),
    numberOf('num_training_steps', 'The steps of the run', 'steps', {
      role: 'total',
      domain: { above: 0 },
      ...(isOptional && { optional: true }),
    }),
  ];
}
