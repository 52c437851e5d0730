import { formatExact } from '../../core/format';
import { functionOf, type Kind } from '../../language/find/kind';
import { runAt } from '../../language/find/run';
import type { RunSettings } from '../../language/run/runSettings';
import { frontEndOf, type Language } from '../../language/index';
import type { Convention } from '../../language/resolve/convention';
import { createEnvironment } from '../../language/resolve/environment';
import type { MappingNode, Node, NumberNode, Range, Tree } from '../../language/tree/tree';

/** A number that stands alone as a value, and the text of a schedule that could stand there. */
export interface ScheduleForNumber {
  readonly range: Range;
  readonly text: string;
}

/** A schedule of a kind up to the number that is the value of a key or a variable at an offset, over the run where the file says how long it is; undefined for everything else. */
export function scheduleForNumber(
  tree: Tree,
  offset: number,
  language: Language,
  settings: RunSettings,
  { kind, conventions }: { readonly kind: Kind; readonly conventions: readonly Convention[] },
): ScheduleForNumber | undefined {
  for (const root of tree.roots) {
    const place = numberAt(root, offset, []);
    if (!place) continue;
    const { number, path, isInFlow } = place;
    const { word, quote, quoteInBrackets, total } = frontEndOf(language).writing;
    const length = runAt(path, createEnvironment(tree, root, path, [], { conventions }), settings).length()?.value;
    const around = isInFlow ? quoteInBrackets : quote;
    const call = `${functionOf(kind)}(${word(kind.name)}, ${formatExact(number.value)}, ${length === undefined ? total : formatExact(length)})`;
    return { range: number.range, text: `${around}${call}${around}` };
  }
  return undefined;
}

interface NumberPlace {
  readonly number: NumberNode;
  readonly path: readonly MappingNode[];
  /** It is within brackets of the language. */
  readonly isInFlow: boolean;
}

function numberAt(node: Node, offset: number, path: readonly MappingNode[]): NumberPlace | undefined {
  if (node.kind === 'list') return node.items.map((item) => numberAt(item, offset, path)).find((found) => found);
  if (node.kind !== 'mapping') return undefined;
  const entry = node.entries.find(({ key, value, merged }) => key && !merged && value.range.from <= offset && offset <= value.range.to);
  if (!entry) return undefined;
  const inside = [...path, node];
  const { value } = entry;
  if (value.kind !== 'number') return numberAt(value, offset, inside);
  // The brackets of a flow mapping belong to its range.
  const isInFlow = node.scope !== true && node.range.from < node.entries[0]!.key!.range.from;
  return { number: value, path: inside, isInFlow };
}
