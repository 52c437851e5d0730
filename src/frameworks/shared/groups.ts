// Parameter groups: what a scheduler is given for each of them.
import type { ParameterValues } from '../../core/parameter';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { DefinedCurve } from '../../language/find/kind';
import type { Site } from '../../language/find/site';
import type { Argument, Node } from '../../language/tree/tree';
import { baseRate, fromOptimizer, otherRates, ratesOfOthers, valuesOfOthers } from './optimizer';

const nameForOthers = (name: string): string => `${name} of other groups`;

/** What the optimizer says of the rates: that of the first parameter group, those of the others, and `initial_lr` of a run that goes on. */
export const rates: readonly DefinedParameter[] = [
  baseRate,
  { ...forOthers(baseRate), name: ratesOfOthers, from: otherRates },
  ...perGroup({
    name: 'initial_lr',
    aliases: [],
    description: 'The base rate of a run that goes on',
    unit: 'rate',
    kind: 'number',
    optional: true,
    from: (site) => fromOptimizer(site, 'initial_lr'),
  }).map((each, index) => (index === 0 ? each : { ...each, from: (site: Site) => valuesOfOthers(site, 'initial_lr', each.name) })),
];

/** A parameter that may be a list with a value for each group: the value of the first one, and those of the others. */
export function perGroup(parameter: DefinedParameter): readonly DefinedParameter[] {
  return [parameter, forOthers(parameter)];
}

function forOthers({ name, description, unit }: DefinedParameter): DefinedParameter {
  const more = `${description}, for the parameter groups behind the first one`;
  return { name: nameForOthers(name), aliases: [], description: more, unit, kind: 'numbers', optional: true };
}

/** The value that a parameter has for a group. */
export function valueOf(values: ParameterValues, name: string, group: number): number {
  return (group > 0 ? othersOf(values, name)?.[group - 1] : undefined) ?? (values[name] as number);
}

/** The values of a parameter for the groups behind the first one, where they have their own. */
export const othersOf = (values: ParameterValues, name: string): readonly number[] | undefined =>
  values[nameForOthers(name)] as readonly number[] | undefined;

/** How many groups the values speak of. */
export function groupCount(values: ParameterValues): number {
  const others = Object.entries(values).filter(([name]) => name.endsWith(nameForOthers('')));
  return 1 + Math.max(0, ...others.map(([, value]) => (Array.isArray(value) ? value.length : 0)));
}

/** The curves of all groups, the rates first; where there are several, they have their group's number. */
export function curvesForGroups(values: ParameterValues, curves: (group: number) => readonly DefinedCurve[]): readonly DefinedCurve[] {
  const count = groupCount(values);
  if (count === 1) return curves(0);
  const all = Array.from({ length: count }, (_, group) =>
    curves(group).map(({ quantity, schedule }) => ({ quantity: `${quantity} (group ${group})`, schedule })),
  ).flat();
  const isRate = ({ quantity }: DefinedCurve) => quantity.startsWith('lr');
  return [...all.filter(isRate), ...all.filter((curve) => !isRate(curve))];
}

/** A definition with a curve for each parameter group: what it makes of the base rate it makes of the rate of each. */
export const forEachGroup = (definition: Definition): Definition =>
  definition.parameters.includes(baseRate)
    ? {
        ...definition,
        parameters: definition.parameters.flatMap((each) => (each === baseRate ? rates.slice(0, 2) : [each])),
        curves: (values) => curvesForGroups(values, (group) => definition.curves({ ...values, lr: valueOf(values, 'lr', group) })),
      }
    : definition;

/** The arguments of a call with lists of a value for each group taken apart into the first one and the others. */
export function takeApart(site: Site, written: readonly Argument[], parameters: readonly DefinedParameter[]): readonly Argument[] {
  const positional = parameters.filter((parameter) => parameter.positional === true);
  return written.flatMap((argument, index): readonly Argument[] => {
    const name = argument.name?.text ?? positional[index]?.name;
    if (name === undefined || argument.spread || !parameters.some((parameter) => parameter.name === nameForOthers(name))) return [argument];
    const list = listAt(site, argument.value);
    const [first, ...others] = list?.items ?? [];
    if (list?.kind !== 'list' || !first) return [argument];
    const named = (text: string, value: Node): Argument => ({ range: value.range, name: { text, range: argument.range }, value });
    return [
      argument.name ? { ...argument, value: first } : named(name, first),
      ...(others.length > 0 ? [named(nameForOthers(name), { ...list, items: others })] : []),
    ];
  });
}

/** The list that a node is or that its name leads to. */
function listAt(site: Site, node: Node) {
  const target = node.kind === 'name' ? site.follow(node)?.node : node;
  return target?.kind === 'list' ? target : undefined;
}
