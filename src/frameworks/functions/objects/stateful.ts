// Objects that change from step to step: an annealer whose `step()` moves its weight, run from 0 on.
import type { Unit } from '../../../core/schedule';
import type { StepMethod } from '../../../interpreter/statefulRun';
import type { Site } from '../../../language/find/site';
import { entriesNamed } from '../../../language/resolve/lookUp';
import type { MappingNode } from '../../../language/tree/tree';
import { isScope } from '../../../language/tree/walk';
import { type Candidate, ownerOthers } from '../callee';
import { loopsAround } from '../loops';
import { returnsValue, isProperty, signatureAt } from '../signature';
import { isWeightName, unitOfStep } from '../stepNames';

/** What moves an object on by a step. */
const movers = ['step', 'update', 'anneal', 'advance', 'tick', '__call__'];
/** What has its value, the surest first; names of weights count, too. */
const readers = /^(?:get_)?(?:value|val|weight|current|current_value|current_weight)$/;

/** A class in which a method without arguments moves a weight on. */
export function statefulAt(site: Site): Candidate | undefined {
  const { node, text, place } = site;
  if (node.kind !== 'mapping' || node.ofClass !== true || place.ancestors.length !== 1) return undefined;
  const [head, name] = /^class\s+([\p{L}_][\p{L}\p{N}_]*)\s*(?:\([^)]*\))?/u.exec(text.slice(node.range.from, node.range.from + 300)) ?? [];
  if (head === undefined || name === undefined) return undefined;
  for (const method of movers) {
    const mover = methodOf(node, method);
    if (!mover || !isPlain(text, mover)) continue;
    const body = text.slice(mover.range.from, mover.range.to);
    const changed = [
      ...new Set(Array.from(body.matchAll(/\bself\.([\p{L}_][\p{L}\p{N}_]*)\s*(?:[-+*/]?=)(?!=)/gu), ([, attribute]) => attribute!)),
    ];
    const run = changed.length > 0 ? runOf(site, node, { name, method, body, changed }) : undefined;
    if (!run) continue;
    const others = ownerOthers(site, node);
    const range = { from: node.range.from, to: node.range.from + head.length };
    return {
      callee: {
        kind: 'stateful',
        name: run.read?.name ?? method,
        owner: name,
        range: node.range,
        run,
        step: '',
        ownerParameters: new Set(others.map((each) => each.name)),
      },
      step: { name: '', unit: unitOf(firstMove(site, name, method)) },
      others,
      head: { name, parameters: [], range },
      called: name,
    };
  }
  return undefined;
}

/** Whether objects of a class move this attribute on by themselves. */
export const isMovedByClass = ({ text }: Site, node: MappingNode, attribute: string): boolean =>
  movers.some((method) => {
    const mover = methodOf(node, method);
    const body = mover && isPlain(text, mover) ? text.slice(mover.range.from, mover.range.to) : '';
    return new RegExp(`\\bself\\.${attribute}\\s*[-+*/]?=(?!=)`).test(body);
  });

const methodOf = (node: MappingNode, name: string): MappingNode | undefined => {
  const [found, ...more] = entriesNamed(node, name).map(({ value }) => value);
  return isScope(found) && more.length === 0 ? found : undefined;
};

/** Whether a method can be called without arguments. */
const isPlain = (text: string, { range }: MappingNode): boolean => {
  const parameters = signatureAt(text, range.from)?.parameters;
  return parameters?.[0]?.name === 'self' && parameters.slice(1).every(({ hasDefault }) => hasDefault);
};

interface Mover {
  /** The class's. */
  readonly name: string;
  readonly method: string;
  readonly body: string;
  /** The attributes that the method binds. */
  readonly changed: readonly string[];
}

/** Where the weight of an object is: in what the call returns, else in an attribute, a property or a method; undefined where nothing is called a weight. */
function runOf(site: Site, node: MappingNode, { name, method, body, changed }: Mover): StepMethod | undefined {
  const isAnnealer = isWeightName(name);
  if (returnsValue(body)) return isAnnealer || changed.some(isWeightName) ? { method } : undefined;
  if (method === '__call__') return undefined;
  const isReader = (word: string) => isWeightName(word) || (isAnnealer && readers.test(word));
  const methods = node.entries.flatMap(({ key, value }) => {
    const isMethod = key && isScope(value) && isReader(key.text) && isPlain(site.text, value);
    return isMethod ? [{ name: key.text, isCalled: !isProperty(site.text, value.range.from) }] : [];
  });
  const attribute = changed.find(isReader);
  const read = methods.find((each) => !each.isCalled) ?? methods[0] ?? (attribute === undefined ? undefined : { name: attribute });
  return read && { method, read, isBefore: !isMovedFirst(firstMove(site, name, method), read.name) };
}

/** The first call in the file that moves an object of a class on, with the object's name. */
function firstMove(site: Site, name: string, method: string): { readonly call: Site; readonly object: string } | undefined {
  const objects = site.calls(name).flatMap(({ place }) => place.path.at(-1) ?? []);
  for (const call of objects.length === 0 ? [] : site.calls(method)) {
    const object =
      call.node.kind === 'call'
        ? objects.find((each) => call.node.kind === 'call' && call.node.callee === (method === '__call__' ? each : `${each}.${method}`))
        : undefined;
    if (object !== undefined) return { call, object };
  }
  return undefined;
}

/** Whether the file moves its objects on before it asks for their value. */
function isMovedFirst(move: ReturnType<typeof firstMove>, read: string): boolean {
  if (!move) return false;
  const { call, object } = move;
  const { from, to } = call.node.range;
  return call.text.includes(`${object}.${read}`, to) && !call.text.slice(0, from).includes(`${object}.${read}`);
}

/** What the innermost loop around a call counts. */
function unitOf(move: ReturnType<typeof firstMove>): Unit {
  const target = move && /\bfor\s+([\p{L}_][\p{L}\p{N}_]*)/u.exec(loopsAround(move.call).at(-1)?.head ?? '')?.[1];
  return (target === undefined ? undefined : unitOfStep(target)) ?? 'step';
}
