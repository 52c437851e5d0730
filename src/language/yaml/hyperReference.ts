import { parseAround } from '../expressions/placeholders';
import type { Node, Range } from '../tree/tree';

/** What `!ref` of HyperPyYAML makes of a scalar (hyperpyyaml 1.2): `<lr>` is the key of that name from the root, and `<a> * <b>` arithmetic on such keys. */
export function readHyperReference(source: string, range: Range, text: string): Node {
  const places = [...text.matchAll(/<([\w.]+)>/g)].map((found): readonly [Range, Node] => {
    const from = range.from + found.index;
    const at = { from, to: from + found[0].length };
    return [at, { kind: 'reference', range: at, path: found[1]! }];
  });
  const [first] = places;
  if (first?.[0].from === range.from && first[0].to === range.to) return first[1];
  const node = places.length > 0 ? parseAround(source, range, text, new Map(places)) : undefined;
  return node ?? { kind: 'unknown', range, children: [] };
}
