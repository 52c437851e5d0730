// The keyword arguments of a kind of schedule, which stand in a mapping of their own.
import type { FoundParameter } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { literal } from '../../language/resolve/origin';
import { isDictChanged } from '../../language/resolve/uses/uses';
import type { Argument, Node, Range } from '../../language/tree/tree';
import { entryArguments } from '../shared/entryArguments';

/** What a mapping of keyword arguments says. */
export interface Kwargs {
  readonly names: readonly { readonly text: string; readonly range: Range }[];
  readonly arguments: readonly Argument[];
  readonly given: readonly FoundParameter[];
  /** What is given, where it is not known what it says. */
  readonly unknown: Node | undefined;
}

/** What `lr_scheduler_kwargs` or `scheduler_specific_kwargs` says: a mapping, a name that stands for one, or JSON in a string. */
export function kwargsAt(site: Site, written: Node | undefined): Kwargs {
  const node = written && ledTo(site, written);
  if (node?.kind === 'mapping' && node.scope !== true) {
    const list = entryArguments(node.entries);
    return { names: list.flatMap(({ name }) => name ?? []), arguments: list, given: [], unknown: undefined };
  }
  const text = node && site.word(node);
  const pairs = text === undefined ? [] : Object.entries(parsed(text));
  const given = pairs.flatMap(([name, value]): readonly FoundParameter[] =>
    typeof value === 'number' || typeof value === 'string' ? [{ name, value, node, origin: literal, literal: undefined }] : [],
  );
  const isUnknown = node !== undefined && text === undefined && node.kind !== 'null';
  return {
    names: pairs.map(([name]) => ({ text: name, range: node!.range })),
    arguments: [],
    given,
    unknown: isUnknown ? written : undefined,
  };
}

/** The mapping or the None that a name stands for, unless the program changes it. */
function ledTo(site: Site, node: Node): Node {
  const name = node.kind === 'name' ? node.name : undefined;
  if (name !== undefined && isDictChanged(name, site.place.ancestors)) return node;
  const led = site.follow(node)?.node;
  return led?.kind === 'mapping' || led?.kind === 'null' ? led : node;
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
