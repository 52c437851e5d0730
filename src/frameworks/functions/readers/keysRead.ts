// The keys of a config that were read as a schedule, with what stands beside them and around them.
import { asNumber } from '../../../language/resolve/values';
import type { FoundSchedule } from '../../../language/find/found';
import type { MappingNode, Node, Range, Tree } from '../../../language/tree/tree';

/** A mapping of a config by the name that it has in the one around it; the root has none. */
export interface NamedMapping {
  readonly name: string;
  readonly mapping: MappingNode;
}

/** The keys of a reading. */
export interface KeysRead {
  /** Those that were read. */
  readonly names: readonly string[];
  /** The mapping in which they stand, behind those around it. */
  readonly around: readonly NamedMapping[];
  /** What the reading has for its keys, where they are not written out as literals. */
  readonly values: ReadonlyMap<string, number>;
}

/** The keys of a schedule that was read from some. */
export function keysRead({ roots }: Tree, { parameters, range }: FoundSchedule): KeysRead | undefined {
  const nodes = parameters.flatMap(({ node }) => (node ? [node.range] : []));
  const root = roots.find((each) => isWithin(range, each.range));
  if (root?.kind !== 'mapping' || nodes.length === 0) return undefined;
  const around: NamedMapping[] = [{ name: '', mapping: root }];
  for (;;) {
    const inner = around
      .at(-1)!
      .mapping.entries.find(
        ({ key, value }) =>
          key && value.kind === 'mapping' && nodes.every((node) => isWithin(node, value.range) && node.from > value.range.from),
      );
    if (inner?.value.kind !== 'mapping') break;
    around.push({ name: inner.key!.text, mapping: inner.value });
  }
  const { entries } = around.at(-1)!.mapping;
  const names = entries.flatMap(({ key, value }) => (key && nodes.some((node) => isWithin(node, value.range)) ? [key.text] : []));
  const values = new Map(parameters.flatMap(({ name, value }) => (typeof value === 'number' ? [[name, value] as const] : [])));
  return { names, around, values };
}

const isWithin = (inner: Range, outer: Range): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** A value of a config as Python has it; undefined where it is not written out. */
export function pythonOf(node: Node): string | undefined {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'boolean':
      return node.value ? 'True' : 'False';
    case 'null':
      return 'None';
    case 'string': {
      const number = asNumber(node.value);
      return number === undefined ? JSON.stringify(node.value) : String(number);
    }
    case 'name':
      return JSON.stringify(node.name);
    case 'list': {
      const items = node.items.map((item) => pythonOf(item));
      return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
    }
    default:
      return undefined;
  }
}
