// What the calls of a function in its file give its parameters.
import type { FoundParameter } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import type { Candidate } from './callee';

/** The values of the parameters that have none by default, as the first call that says all of them gives them; undefined where none does. */
export function givenByCalls(site: Site, { called, callee, others, step, head }: Candidate): readonly FoundParameter[] | undefined {
  const missing = others.filter(({ hasDefault }) => !hasDefault);
  if (called === undefined || missing.length === 0) return undefined;
  const isOwners = callee.kind !== 'function';
  const order = isOwners
    ? others.filter(({ name }) => callee.ownerParameters.has(name)).map(({ name }) => name)
    : head.parameters.map(({ name }) => name);
  for (const call of site.calls(called)) {
    if (call.node.kind !== 'call' || call.node.callee !== called) continue;
    const given = argumentsOf(call, order, step.name);
    const values = missing.map(({ name }) => given.get(name));
    if (values.every((value) => value !== undefined)) return values;
  }
  return undefined;
}

function argumentsOf(call: Site, order: readonly string[], step: string): ReadonlyMap<string, FoundParameter> {
  const all = new Map<string, FoundParameter>();
  if (call.node.kind !== 'call') return all;
  let place = 0;
  for (const { name: key, spread, value: node } of call.node.arguments) {
    if (spread) break;
    const name = key?.text ?? order[place++];
    if (name === undefined || name === step) continue;
    const result = call.value(node);
    if (!result.ok) continue;
    const { value, origin, literal } = result;
    if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
      all.set(name, { name, value, node, origin, literal });
  }
  return all;
}
