import type { Domain, ParameterValue, ParameterValues } from '../../core/parameter';
import type { DefinedParameter } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { lastPart } from '../../language/tree/walk';
import type { Written } from './signature';
import { isLengthName, isTotalName } from './stepNames';

/** What a parameter does for the function as a whole. */
export type Role = 'total' | 'base';

/** What a parameter does going by its name, or that of its attribute. */
export const roleNamed = (written: string): Role | undefined => {
  const name = lastPart(written.replace(/\[["']([^"']*)["']\]$/, '.$1'));
  return isTotalName(name)
    ? 'total'
    : /^(?:base_weight|max_weight|weight|w|base|(?:(?:base|init|initial|max|peak|start)_)?lr|lr0|(?:(?:base|init|initial)_)?learning_rate)$/.test(
          name,
        )
      ? 'base'
      : undefined;
};

/** Whether a name is that of how many items a parameter has: `len(loader)`. */
export const isLength = (name: string): boolean => name.startsWith('len(');

/** The parameter that `args.lr` is an attribute of, and `len(loader)` the length; undefined for a parameter itself. */
export function objectOfAttribute(name: string): string | undefined {
  if (isLength(name)) return name.slice('len('.length, -1);
  return name.includes('.') ? name.slice(0, name.indexOf('.')) : undefined;
}

/** A parameter of a function as one of a schedule: what its name says it counts, and how it is asked for. `value` is what the text gives it. */
export function parameterOf({ name, hasDefault, isOfFile }: Written, role?: Role, value?: ParameterValue): DefinedParameter {
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
    ...(isOfFile && { isOfFile }),
    ...(hasDefault ? { optional: true } : { ask: `What is ${name}?` }),
    ...(isTotalName(lastPart(name)) && !hasDefault && { from: ({ run }: Site) => run.total(name) }),
  };
}

/** The parameters for what a function reads: what the text gives, and what has to be asked for. */
export const parametersRead = (given: readonly FoundParameter[], asked: readonly string[] = []): readonly DefinedParameter[] => [
  ...given.map(({ name, value }) => parameterOf({ name, hasDefault: false }, undefined, value)),
  ...asked.map((name) => parameterOf({ name, hasDefault: false })),
];

function kindOf(value: ParameterValue | undefined): DefinedParameter['kind'] {
  if (typeof value === 'string') return 'choice';
  return typeof value === 'boolean' ? 'switch' : Array.isArray(value) ? 'numbers' : 'number';
}

/** What a parameter counts, going by its name. */
function unitOf(name: string): DefinedParameter['unit'] {
  if (isLength(name)) return 'count';
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

/** The steps of so many epochs over what a loader has, where a function is given both. */
export function epochsOfLoader(values: ParameterValues): number | undefined {
  const [epochs, steps] = [/^(?:(?:n|num|max|total)_)?epochs$/, /^len\(/].map((pattern) => {
    const found = Object.entries(values).filter(([name]) => pattern.test(isLength(name) ? name : lastPart(name)));
    return found.length === 1 && typeof found[0]![1] === 'number' ? found[0]![1] : undefined;
  });
  return epochs !== undefined && steps !== undefined ? epochs * steps : undefined;
}
