// What loops around a scheduler have in common: how often they step it, and what they say of the run.
import { wholeSteps } from '../../../core/computed/wholeSteps';
import type { Unit } from '../../../core/schedule';
import type { Definition } from '../../../language/find/definition';
import type { DefinedCurve } from '../../../language/find/kind';
import type { Argument, Node } from '../../../language/tree/tree';

/** The curves of a scheduler that has been stepped `count(t)` times when update or epoch t begins; `steps` is how many of these there are in its own `length`. */
export function stepped(
  curves: readonly DefinedCurve[],
  count: (step: number) => number,
  { steps, unit = 'step' }: { readonly steps: (length: number) => number; readonly unit?: Unit },
): readonly DefinedCurve[] {
  return curves.map(({ quantity, schedule }) => {
    const { totalSteps, past, at } = schedule;
    const shape = { totalSteps: Math.max(1, Math.ceil(steps(totalSteps))), unit, past: past === 'holds' ? past : 'goes on' } as const;
    // Where the scheduler itself raises an error it has no value.
    return { quantity, schedule: wholeSteps((step) => at(count(step)), shape) };
  });
}

/** A definition with other curves: those of what steps the scheduler, not of its library alone. */
export const withCurves = (
  definition: Definition,
  change: (curves: readonly DefinedCurve[], values: Parameters<Definition['curves']>[0]) => readonly DefinedCurve[],
): Definition => ({
  ...definition,
  installed: undefined,
  curves: (values) => change(definition.curves(values), values),
});

/** A definition whose curves count in a unit. */
export const countedIn = (definition: Definition, unit: Unit): Definition =>
  withCurves(definition, (curves) => curves.map(({ quantity, schedule }) => ({ quantity, schedule: { ...schedule, unit } })));

/** The arguments with another node in the place of each name that `put` knows. */
export function withNames(written: readonly Argument[], put: (name: string) => Node | undefined): readonly Argument[] {
  const inside = (node: Node): Node => {
    if (node.kind === 'name') return put(node.name) ?? node;
    if (node.kind === 'operation') return { ...node, operands: node.operands.map(inside) };
    if (node.kind === 'list') return { ...node, items: node.items.map(inside) };
    return node.kind === 'call' ? { ...node, arguments: withNames(node.arguments, put) } : node;
  };
  return written.map((argument) => ({ ...argument, value: inside(argument.value) }));
}

/** A name of the loop, which stands for a number that is known from elsewhere. */
export const knownNumber = (path: string, value: number, { range }: Node): Node => ({
  kind: 'reference',
  path,
  range,
  target: { kind: 'operation', operator: '+', range, operands: [{ kind: 'number', value, range }] },
});
