import type { ParameterValue } from '../../core/parameter';
import type { DefinedParameter } from '../../language/find/definition';
import type { Site } from '../../language/find/site';
import type { Written } from './signature';
import { isLengthName } from './stepNames';

/** A parameter of a function as one of a schedule: what its name says it is, and how it is asked for. `value` is what the text gives it. */
export function parameterOf({ name, hasDefault }: Written, isTotal: boolean, value: ParameterValue | undefined): DefinedParameter {
  const isBase = /^(?:base_weight|max_weight|weight|w|base|base_lr|lr)$/.test(name);
  return {
    name,
    aliases: [],
    description: name,
    unit: isLengthName(name) ? 'steps' : 'none',
    kind: typeof value === 'string' ? 'choice' : typeof value === 'boolean' ? 'switch' : 'number',
    ...(typeof value === 'string' && { choices: [value] }),
    ...(isTotal ? { role: 'total' as const } : isBase ? { role: 'base' as const } : {}),
    ...(hasDefault ? { optional: true } : { ask: `What is ${name}?` }),
    ...(isTotal && !hasDefault && { from: ({ run }: Site) => run.total(name) }),
  };
}
