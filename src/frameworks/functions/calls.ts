// What the calls of a function in its file give its parameters.
import type { ParameterValues } from '../../core/parameter';
import type { Unit } from '../../core/schedule';
import type { FoundParameter } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { entriesNamed } from '../../language/resolve/lookUp';
import type { Argument, MappingNode, Node } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';
import type { Candidate } from './callee';
import { isShareOfLoop, unitOfCounter } from './counted';
import { valueGiven } from './given/valueGiven';
import { isLength, objectOfAttribute } from './parameterOf';
import type { FileObject } from './stepFunction';
import { unitOfStep } from './stepNames';

/** What one call gives the parameters besides the step. */
export interface Call {
  readonly given: readonly FoundParameter[];
  /** The parameters that it gives objects that the file binds or makes. */
  readonly objects: ReadonlyMap<string, FileObject>;
  /** The parameters that it gives something that is not known. */
  readonly open: ReadonlySet<string>;
  /** The parameters that it gives whole numbers that are written as floats. */
  readonly floats?: ReadonlySet<string>;
  /** A text that it may be called with: nobody says which, and there is a call for each. */
  readonly chosen?: Readonly<Record<string, string>>;
  /** What its step counts, where that is not said by its name. */
  readonly unit?: Unit | undefined;
}

const mostCalls = 8;

/**
 * The different calls of a function that say all that it needs, in document order, at most 8; where there are none, the first that says some of
 * it. A call within the function itself is none.
 */
export function callsOf(site: Site, candidate: Candidate): readonly Call[] {
  const { called, others, step, head, callee, call: only } = candidate;
  if (called === undefined || others.length === 0) return [];
  const isOwners = callee.owner !== undefined;
  const own = isOwners ? others.filter(({ name }) => callee.ownerParameters.has(name)) : others;
  const order = isOwners ? own.map(({ name }) => name) : head.parameters.map(({ name }) => name);
  const known = new Set(own.map(({ name }) => name));
  const isNeeded = (name: string) => !own.find((other) => other.name === name)!.hasDefault;
  const orderOf = { order, step: step.name, known, isVague: step.isVague === true };
  if (only) return [argumentsOf(only, only.node.kind === 'call' ? only.node.arguments : [], orderOf, true) ?? []].flat();
  const all = new Map<string, Call>();
  let part: Call | undefined;
  for (const each of [...site.calls(called), ...site.calls('partial')]) {
    if (all.size === mostCalls) break;
    const { from, to } = each.node.range;
    const list = givenBy(each, called);
    if (!list || (callee.range.from <= from && to <= callee.range.to)) continue;
    const call = argumentsOf(each, list, orderOf);
    if (!call) continue;
    const isWhole =
      call.open.size === 0 &&
      [...known].every((name) => !isNeeded(name) || call.objects.has(name) || call.given.some((other) => other.name === name));
    if (!isWhole) part ??= call;
    else {
      const key = JSON.stringify([call.given.map(({ name, value }) => [name, value]).sort(), [...call.objects].sort()]);
      if (!all.has(key)) all.set(key, call);
    }
  }
  return all.size > 0 ? [...all.values()] : part ? [part] : [];
}

/** What a call gives the function of this name, at once or put off by `partial`. */
function givenBy({ node }: Site, called: string): readonly Argument[] | undefined {
  if (node.kind !== 'call') return undefined;
  if (node.callee === called) return node.arguments;
  const [first, ...others] = node.arguments;
  return /(?:^|\.)partial$/.test(node.callee) && first?.value.kind === 'name' && first.value.name === called ? others : undefined;
}

interface Order {
  /** The parameters in the order in which they may be given by position. */
  readonly order: readonly string[];
  readonly step: string | undefined;
  /** Those that count. */
  readonly known: ReadonlySet<string>;
  /** The name of the step says nothing of what it counts: what it is given may do so. */
  readonly isVague?: boolean;
}

/** `isElsewhere`: the function stands in another file, which knows none of the objects of this one. */
export function argumentsOf(
  call: Site,
  list: readonly Argument[],
  { order, step, known, isVague = false }: Order,
  isElsewhere = false,
): Call | undefined {
  const given: FoundParameter[] = [];
  const objects = new Map<string, FileObject>();
  const open = new Set<string>();
  const floats = new Set<string>();
  let place = 0;
  let unit: Unit | undefined;
  const attributeOf = (attribute: string, object: Node): void => {
    const name = object.kind === 'name' && !isLength(attribute) ? `${object.name}.${lastPart(attribute)}` : undefined;
    const found = name === undefined ? undefined : valueGiven(call, { kind: 'name', name, range: object.range });
    if (found) given.push({ name: attribute, ...found, node: undefined });
    else open.add(attribute);
  };
  for (const { name: key, spread, value: node } of list) {
    if (spread) return undefined;
    const name = key?.text ?? order[place++];
    if (name === undefined) continue;
    if (name === step) {
      const counted = isShareOfLoop(call, node)
        ? 'fraction'
        : isVague && node.kind === 'name'
          ? unitOfStep(lastPart(node.name))
          : undefined;
      unit = unitOfCounter(call, node) ?? counted;
      continue;
    }
    for (const attribute of known) if (objectOfAttribute(attribute) === name) attributeOf(attribute, node);
    if (!known.has(name)) continue;
    const found = valueGiven(call, node);
    if (node.kind === 'number' && /[.eE]/.test(call.text.slice(node.range.from, node.range.to))) floats.add(name);
    if (found && typeof found.value !== 'object') given.push({ name, ...found, node });
    else {
      const object = objectAt(call, node, isElsewhere);
      if (object) objects.set(name, object);
      else open.add(name);
    }
  }
  return { given, objects, open, floats, unit };
}

/** What is bound at the top of the file, where a node is its name; or what a call without arguments makes. For a function elsewhere only what is written with the call. */
function objectAt(site: Site, node: Node, isElsewhere: boolean): FileObject | undefined {
  const { place } = site;
  const written = collectionAt(site, node);
  if (written !== undefined && !(isElsewhere && wordsIn(written).some((word) => !isConstant(word))))
    return { name: nameFor(written), isMade: false, text: written };
  if (isElsewhere) return undefined;
  const isMade = node.kind === 'call' && node.arguments.length === 0;
  const name = isMade ? node.callee : node.kind === 'name' ? node.name : undefined;
  const inner = place.ancestors
    .slice(1)
    .some((scope) => scope.ofClass !== true && name !== undefined && entriesNamed(scope, name).length > 0);
  return name === undefined || inner || !isBound(place.ancestors[0], name) ? undefined : { name, isMade };
}

const longest = 2_000;
const inBrackets = /^(?:\[[^]*\]|\([^]*\)|\{[^]*\})$/;

/** The text of a list, a tuple or a dict of literals and of what is bound at the top of the file: `[(0, 1.0), (STEPS, 0.1)]`. */
function collectionAt({ place, text }: Site, { kind, range }: Node): string | undefined {
  if (range.to - range.from > longest || /^(?:name|call|number|text)$/.test(kind)) return undefined;
  const written = text.slice(range.from, range.to);
  const isKnown = (word: string) =>
    isConstant(word) ||
    (isBound(place.ancestors[0], word) && !place.ancestors.slice(1).some((scope) => entriesNamed(scope, word).length > 0));
  return inBrackets.test(written) && wordsIn(written).every(isKnown) ? written : undefined;
}

const isConstant = (word: string): boolean => /^(?:True|False|None)$/.test(word);

/** A name that no other text has, wherever it stands: an edit elsewhere leaves it. */
const nameFor = (written: string): string => `given_${written.replace(/[^A-Za-z0-9]/g, (character) => `_${character.charCodeAt(0)}_`)}`;

/** The names in a text without strings that span lines. */
export const wordsIn = (written: string): readonly string[] =>
  written.replace(/"[^"\n]*"|'[^'\n]*'|#.*/g, '').match(/(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];

/** The object that the annotation of a parameter promises, where the file has the class: its defaults. */
export function objectOf({ place }: Site, type: string | undefined): FileObject | undefined {
  return type !== undefined && isBound(place.ancestors[0], type) ? { name: type, isMade: true } : undefined;
}

const isBound = (module: MappingNode | undefined, name: string): boolean =>
  module !== undefined && entriesNamed(module, name).some(({ value }) => value.kind !== 'import');

/** What tells a call from the others: `n=40`. */
export function differenceOf(call: Call, calls: readonly Call[], values: ParameterValues): string {
  const texts = (each: Call) =>
    new Map([
      ...each.given.map(({ name, value }) => [name, String(value)] as const),
      ...Object.entries(each.chosen ?? {}),
      ...[...each.objects].map(([name, object]) => [name, object.text ?? object.name] as const),
    ]);
  const all = calls.map(texts);
  const own = texts(call);
  const names = [...new Set(all.flatMap((each) => [...each.keys()]))];
  const differing = names.filter((name) => new Set(all.map((each) => each.get(name))).size > 1);
  return differing
    .flatMap((name) => (own.has(name) || name in values ? [`${name}=${own.get(name) ?? String(values[name])}`] : []))
    .join(', ');
}
