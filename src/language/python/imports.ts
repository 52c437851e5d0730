import type { SyntaxNode } from '@lezer/common';
import type { Entry } from '../tree/tree';
import { childrenOf, rangeOf, type Source, textOf } from './source';

/** The names that an import binds, each with what it stands for. `from x import *` binds the name `*`. */
export function importEntries(node: SyntaxNode, source: Source): readonly Entry[] {
  const children = childrenOf(node);
  const start = children.findIndex(({ name }) => name === 'import') + 1;
  const isFrom = children[0]?.name === 'from';
  const text = (list: readonly SyntaxNode[]) => list.map((child) => textOf(child, source)).join('');
  const module = isFrom ? text(children.slice(1, start - 1)) : '';
  const entries: Entry[] = [];
  for (let at = start; at < children.length; at++) {
    const first = children[at]!;
    if (first.name !== 'VariableName' && first.name !== '*') continue;
    const path = [first];
    while (children[at + 1]?.name === '.' && children[at + 2]) path.push(...children.slice(at + 1, (at += 2) + 1));
    const alias = children[at + 1]?.name === 'as' ? children[(at += 2)] : undefined;
    if (alias?.name !== undefined && alias.name !== 'VariableName') continue;
    const bound = alias ?? first;
    // Without a name of its own, `import a.b` binds `a`.
    const dotted = alias || isFrom ? text(path) : textOf(first, source);
    const target = isFrom ? { module, member: dotted } : { module: dotted, ...(!alias && path.length > 1 && { loaded: text(path) }) };
    entries.push({
      key: { text: textOf(bound, source), range: rangeOf(bound, source) },
      value: { kind: 'import', range: rangeOf(node, source), ...target },
    });
  }
  return entries;
}
