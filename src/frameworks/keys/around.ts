// The keys that stand together: those of a mapping, of a class's body, or of an argument parser.
import type { Site } from '../../language/find/site';
import { entryOf, keysOf, withoutReport } from '../../language/resolve/lookUp';
import type { CallNode, Entry, MappingNode, Node } from '../../language/tree/tree';

/** A key with its value. */
export interface Term {
  /** As it is written, hyphens included. */
  readonly name: string;
  readonly node: Node;
  /** Where it stands in the text. */
  readonly from: number;
}

/** The keys around a node. */
export interface Keys {
  /** The first of these names that is there. */
  find(names: readonly string[]): Term | undefined;
}

/** The key of a site with those around it; undefined where there are none: an item of a list, a variable of a function. */
export function keysAround({ node, place }: Site): { readonly name: string; readonly keys: Keys } | undefined {
  if (node.kind === 'call' && /(?:^|\.)add_argument$/.test(node.callee)) {
    const name = optionOf(node);
    return name === undefined || !place.ancestors[0] ? undefined : { name, keys: keysIn(place.ancestors[0], 'args.') };
  }
  const mapping = place.ancestors.at(-1);
  const name = place.path.at(-1);
  if (!mapping || name === undefined || (mapping.scope && !mapping.ofClass)) return undefined;
  return { name: name.replaceAll('-', '_'), keys: keysIn(mapping) };
}

/** The keys of a mapping, those with a hyphen in a name under the same names as those with a line. */
export function keysIn(mapping: MappingNode, prefix = ''): Keys {
  return {
    find: (names) => {
      const named = entriesIn(mapping);
      for (const name of names) {
        const entry = named.get(prefix + name);
        if (entry?.key) return { name: entry.key.text.slice(prefix.length), node: entry.value, from: entry.key.range.from };
      }
      return undefined;
    },
  };
}

const known = new WeakMap<readonly Entry[], ReadonlyMap<string, Entry>>();

/** The entries of a mapping by their keys, with lines for hyphens. Whichever of them is wanted, that all were looked at is noted. */
function entriesIn(mapping: MappingNode): ReadonlyMap<string, Entry> {
  const { entries } = mapping;
  let named = known.get(entries);
  if (!named) {
    const whole = withoutReport(mapping);
    const keys = keysOf(whole);
    // What is written with lines comes before what is not.
    const written = [...keys.filter((key) => key.includes('-')), ...keys.filter((key) => !key.includes('-'))];
    named = new Map(written.map((key) => [key.replaceAll('-', '_'), entryOf(whole, key)!]));
    known.set(entries, named);
  }
  return named;
}

function optionOf(call: CallNode): string | undefined {
  const flag = call.arguments.find(({ name, value }) => !name && value.kind === 'string' && value.value.startsWith('--'))?.value;
  return flag?.kind === 'string' ? flag.value.slice(2).replaceAll('-', '_') : undefined;
}
