// The functions of the step that a scheduler is given, evaluated without running anything.
import { loadModule } from '../../interpreter/interpret';
import type { Module } from '../../interpreter/module';
import { PyFloat } from '../../interpreter/values/pyFloat';
import type { Value } from '../../interpreter/values/value';
import type { Site } from '../../language/find/site';
import type { Node } from '../../language/tree/tree';

/** A function of the step that the file writes, or why there is none. */
export type StepFunction = { readonly at: (step: number) => number } | { readonly isNumber: boolean };

/** The functions that nodes of one file are: its text is read once for all of them. */
export function functionsIn(site: Site): (node: Node) => StepFunction {
  // What a function calls may stand anywhere: all of the module counts as looked at.
  const isModule = site.place.ancestors[0]?.entries !== undefined;
  let module: Module | undefined;
  return (node) => {
    module ??= loadModule(isModule ? site.text : '');
    const found = module.expression(node.range);
    if (found.kind !== 'value' || numberIn(found.value) !== undefined) return { isNumber: found.kind === 'value' };
    const call = module.atSteps(found.value, { args: [0], step: 0 });
    const at = (step: number): number => {
      const outcome = call(step);
      return outcome.kind === 'value' ? (numberIn(outcome.value) ?? NaN) : NaN;
    };
    const first = call(1);
    return first.kind === 'unknown' ? { isNumber: false } : { at };
  };
}

function numberIn(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? Number(value) : undefined;
}
