// Functions and methods of a program that have the name of a schedule function, and mean something else by it.
import type { Site } from '../../language/find/site';
import { callKey, entriesNamed } from '../../language/resolve/lookUp';
import { bindingsOf } from '../../language/resolve/names/bindingsOf';
import type { Statement } from '../../language/tree/statements';
import type { CallNode } from '../../language/tree/tree';
import { isScope, lastPart } from '../../language/tree/walk';
import { takesOthers } from './recogniseCall';

/** Whether the text defines a function of this name that takes something else, or a method where one is called. */
export function isDefinedOtherwise(site: Site, { callee }: CallNode): boolean {
  const { text, place } = site;
  if (callee.includes('.') && isMethodOfOthers(lastPart(callee), site)) return true;
  return bindingsOf(callee, place.ancestors).some(({ entry: { value } }) => {
    const header = isScope(value) ? /^(?:async\s+)?def\s[^(]*\(([^)]*)/.exec(text.slice(value.range.from, value.range.to)) : null;
    return header !== null && takesOthers(header[1]!);
  });
}

/** The parameters of the methods of a program, as they are written, by their names; kept with its statements. */
const known = new WeakMap<readonly Statement[], ReadonlyMap<string, readonly string[]>>();

function isMethodOfOthers(name: string, { text, statements, place }: Site): boolean {
  const [root] = place.ancestors;
  // That is noted, so that another such method leads to another reading.
  if (root) entriesNamed(root, callKey(name));
  const methods = known.get(statements) ?? methodsIn(text);
  known.set(statements, methods);
  return methods.get(name)?.every(takesOthers) ?? false;
}

function methodsIn(text: string): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, readonly string[]>();
  for (const [, name, parameters] of text.matchAll(/^[ \t]+(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(([^)]*)/gm))
    methods.set(name!, [...(methods.get(name!) ?? []), parameters!]);
  return methods;
}
