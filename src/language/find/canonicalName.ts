import { importedName } from '../resolve/imports/importedFrom';
import { entriesNamed } from '../resolve/lookUp';
import { bindingsOf } from '../resolve/names/bindingsOf';
import type { MappingNode } from '../tree/tree';

const mostHops = 8;

/**
 * The full name of a dotted name in Python, through imports and other names: `S.StepLR` behind `from torch.optim import lr_scheduler as S` is
 * `torch.optim.lr_scheduler.StepLR`. Undefined where the file defines it itself. A name that is bound nowhere is taken as it is written.
 * `f(g)` is `g` where `f` is one of `lazy`: functions that put off a call of what they are given. `earlier` are the notebook cells above.
 */
export function canonicalName(
  name: string,
  path: readonly MappingNode[],
  lazy: () => readonly string[],
  earlier: readonly MappingNode[],
  hops = 0,
): string | undefined {
  const [, maker, made] = name.endsWith(')') ? (/^(.+)\((.+)\)$/.exec(name) ?? []) : [];
  if (maker !== undefined && lazy().includes(canonicalName(maker, path, lazy, earlier) ?? ''))
    return canonicalName(made!, path, lazy, earlier);
  const [first = '', ...rest] = name.split('.');
  const bindings = bindingsOf(first, path);
  const [binding] = bindings;
  if (!binding) {
    const cell = earlier.findLastIndex((scope) => bindingsOf(first, [scope]).length > 0);
    return cell < 0 ? name : canonicalName(name, [earlier[cell]!], lazy, earlier.slice(0, cell), hops);
  }
  const { value } = binding.entry;
  // One of several imports, as `try` and `except` have them, is as good as the others; a definition of the file's own is not.
  if (bindings.every(({ entry }) => entry.value.kind === 'import') && value.kind === 'import')
    return [importedName(value), ...rest].join('.');
  const isAlias = value.kind === 'name' && bindings.length === 1 && hops < mostHops;
  return isAlias ? canonicalName([value.name, ...rest].join('.'), binding.path, lazy, earlier, hops + 1) : undefined;
}

/** The full names that a name which is bound nowhere may have: `from torch.optim.lr_scheduler import *` may bind it. The last import wins. */
export function starredNames(name: string, path: readonly MappingNode[], earlier: readonly MappingNode[]): readonly string[] {
  const [root] = path;
  const stars = [...earlier, ...(root ? [root] : [])].flatMap((scope) => entriesNamed(scope, '*'));
  const [first] = name.split('.');
  if (stars.length === 0 || [path, ...earlier.map((scope) => [scope])].some((each) => bindingsOf(first!, each).length > 0)) return [];
  return stars.flatMap(({ value }) => (value.kind === 'import' ? [`${value.module}.${name}`] : [])).reverse();
}
