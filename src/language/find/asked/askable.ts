// What of a Python module can be asked for as a function of the step, and where it stands.
import type { MappingNode, Node, Range } from '../../tree/tree';
import { atRoot, childrenOf, entryPlace, type Place } from '../../tree/walk';

/** A function, a lambda or an expression. */
export interface Askable {
  /** What it is known by while the text changes: see `Asked`. */
  readonly place: string;
  readonly kind: 'function' | 'lambda' | 'expression';
  readonly node: Node;
  readonly at: Place;
  readonly nameRange: Range | undefined;
}

/** What can be asked for around an offset, innermost first. */
export const askablesAt = (module: MappingNode, text: string, offset: number): readonly Askable[] =>
  [...around(module, { ...atRoot, ancestors: [module] }, '', { text, from: offset, to: offset })].reverse();

/** What is selected: an expression, bound to a name or not. */
export function askableOf(module: MappingNode, text: string, selection: Range): Askable {
  const { from, to } = trimmed(text, selection);
  const all = [...around(module, { ...atRoot, ancestors: [module] }, '', { text, from, to })];
  const known = all.find(({ node: { range } }) => range.from === from && range.to === to);
  return known ?? unnamed(text, { from, to }, scopesAt(module, from));
}

/** Where something that is asked for stands now; undefined where it is gone. */
export function askableAt(module: MappingNode, text: string, place: string): Askable | undefined {
  if (!place.startsWith('= ')) return named(module, { ...atRoot, ancestors: [module] }, place, text);
  const written = place.slice(2);
  const from = text.indexOf(written);
  return from < 0 ? undefined : unnamed(text, { from, to: from + written.length }, scopesAt(module, from));
}

function unnamed(text: string, range: Range, at: Place): Askable {
  const written = text.slice(range.from, range.to);
  const node: Node = { kind: 'unknown', range, children: [] };
  return { place: `= ${written}`, kind: isLambda(written) ? 'lambda' : 'expression', node, at, nameRange: undefined };
}

/** The functions and bindings around a range, outermost first. */
function* around(scope: MappingNode, inside: Place, path: string, range: Range & { readonly text: string }): Generator<Askable> {
  for (const entry of scope.entries) {
    const { key, value, merged, isDefault } = entry;
    const from = Math.min(key?.range.from ?? value.range.from, value.range.from);
    if (merged === true || range.from < from || range.to > value.range.to) continue;
    const at = entryPlace(entry, inside);
    const place = key && path + key.text;
    const isScope = value.kind === 'mapping' && value.scope === true;
    if (place !== undefined && isDefault !== true && !(isScope && value.ofClass === true))
      yield { place, kind: isScope ? 'function' : kindOf(value, range.text), node: value, at, nameRange: key?.range };
    if (isScope) yield* around(value, { ...at, ancestors: [...at.ancestors, value] }, place === undefined ? path : `${place}.`, range);
    else yield* lambdasIn(value, at, range);
  }
}

/** The lambdas around a range that have no name: arguments of calls. */
function* lambdasIn(node: Node, at: Place, range: Range & { readonly text: string }): Generator<Askable> {
  for (const [child, place] of childrenOf(node, at, ({ from, to }) => from <= range.from && range.to <= to)) {
    if (kindOf(child, range.text) === 'lambda') yield unnamed(range.text, child.range, { ...place, path: [] });
    yield* lambdasIn(child, place, range);
  }
}

const isLambda = (text: string): boolean => /^lambda\b/.test(text);

const kindOf = ({ range }: Node, text: string): 'lambda' | 'expression' =>
  isLambda(text.slice(range.from, range.from + 7)) ? 'lambda' : 'expression';

function named(scope: MappingNode, inside: Place, path: string, text: string): Askable | undefined {
  for (const entry of scope.entries) {
    const { key, value, merged, isDefault } = entry;
    if (!key || merged === true || isDefault === true) continue;
    const at = entryPlace(entry, inside);
    const isScope = value.kind === 'mapping' && value.scope === true;
    if (key.text === path) return { place: path, kind: isScope ? 'function' : kindOf(value, text), node: value, at, nameRange: key.range };
    const found =
      isScope && path.startsWith(`${key.text}.`)
        ? named(value, { ...at, ancestors: [...at.ancestors, value] }, path.slice(key.text.length + 1), text)
        : undefined;
    if (found) return { ...found, place: path };
  }
  return undefined;
}

/** The scopes around an offset, as a place. */
function scopesAt(module: MappingNode, offset: number): Place {
  let ancestors: readonly MappingNode[] = [module];
  for (;;) {
    const next = ancestors.at(-1)!.entries.find(({ value, merged }) => merged !== true && isScopeAt(value, offset))?.value;
    if (next?.kind !== 'mapping') return { ...atRoot, ancestors };
    ancestors = [...ancestors, next];
  }
}

const isScopeAt = (node: Node, offset: number): boolean =>
  node.kind === 'mapping' && node.scope === true && node.range.from <= offset && offset < node.range.to;

function trimmed(text: string, { from, to }: Range): Range {
  const written = text.slice(from, to);
  const start = from + (/^\s*/.exec(written)?.[0].length ?? 0);
  return { from: start, to: start + written.trim().length };
}
