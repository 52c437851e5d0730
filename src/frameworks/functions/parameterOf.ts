import type { Domain, ParameterValue } from '../../core/parameter';
import type { DefinedParameter } from '../../language/find/definition';
import type { Site } from '../../language/find/site';
import type { Written } from './signature';
import { isLengthName, isTotalName } from './stepNames';

/** What a parameter does for the function as a whole. */
export type Role = 'total' | 'base';

/** What a parameter does going by its name. */
export const roleNamed = (name: string): Role | undefined =>
  isTotalName(name) ? 'total' : /^(?:base_weight|max_weight|weight|w|base|base_lr|lr)$/.test(name) ? 'base' : undefined;

/** A parameter of a function as one of a schedule: what its name says it counts, and how it is asked for. `value` is what the text gives it. */
export function parameterOf({ name, hasDefault }: Written, role?: Role, value?: ParameterValue): DefinedParameter {
  const unit = unitOf(name);
  // What the text gives is no matter of ours.
  const isOpen = !hasDefault && value === undefined;
  return {
    name,
    aliases: [],
    description: name,
    unit,
    ...(isOpen && domainOf[unit] && { domain: domainOf[unit] }),
    kind: typeof value === 'string' ? 'choice' : typeof value === 'boolean' ? 'switch' : 'number',
    ...(typeof value === 'string' && { choices: [value] }),
    ...(role && { role }),
    ...(hasDefault ? { optional: true } : { ask: `What is ${name}?` }),
    ...(isTotalName(name) && !hasDefault && { from: ({ run }: Site) => run.total(name) }),
  };
}

/** What a parameter counts, going by its name. */
function unitOf(name: string): DefinedParameter['unit'] {
  if (/epoch/i.test(name)) return 'epochs';
  if (/(?:^|_)(?:ratio|frac|fraction|pct|percent|proportion|share|momentum|ema)(?:_|$)/i.test(name)) return 'fraction';
  if (/^(?:n|num)_cycles?$|^cycles?$/.test(name)) return 'count';
  if (isLengthName(name)) return 'steps';
  return /(?:^|_)(?:lr|rate)(?:_|$)/i.test(name) ? 'rate' : 'none';
}

const domainOf: Partial<Record<DefinedParameter['unit'], Domain>> = {
  steps: { min: 0 },
  epochs: { min: 0 },
  count: { min: 0, integer: true },
};
