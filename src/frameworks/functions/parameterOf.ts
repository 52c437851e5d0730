import type { Domain, ParameterValue } from '../../core/parameter';
import type { DefinedParameter } from '../../language/find/definition';
import type { Site } from '../../language/find/site';
import { lastPart } from '../../language/tree/walk';
import type { Written } from './signature';
import { isLengthName, isTotalName } from './stepNames';

/** What a parameter does for the function as a whole. */
export type Role = 'total' | 'base';

/** What a parameter does going by its name, or that of its attribute. */
export const roleNamed = (written: string): Role | undefined => {
  const name = lastPart(written);
  return isTotalName(name) ? 'total' : /^(?:base_weight|max_weight|weight|w|base|base_lr|lr)$/.test(name) ? 'base' : undefined;
};

/** The parameter that `args.lr` is an attribute of; undefined for a parameter itself. */
export const objectOfAttribute = (name: string): string | undefined => (name.includes('.') ? name.slice(0, name.indexOf('.')) : undefined);

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
    kind: kindOf(value),
    ...(typeof value === 'string' && { choices: [value] }),
    ...(role && { role }),
    ...(hasDefault ? { optional: true } : { ask: `What is ${name}?` }),
    ...(isTotalName(lastPart(name)) && !hasDefault && { from: ({ run }: Site) => run.total(name) }),
  };
}

function kindOf(value: ParameterValue | undefined): DefinedParameter['kind'] {
  if (typeof value === 'string') return 'choice';
  return typeof value === 'boolean' ? 'switch' : Array.isArray(value) ? 'numbers' : 'number';
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
