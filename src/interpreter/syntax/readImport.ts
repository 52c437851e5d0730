import type { SyntaxNode } from '@lezer/common';
import type { Imported } from './ast';
import { rangeOf, type Source, textOf } from './nodes';

/** The names that an `import` statement binds. */
export function readImport(children: readonly SyntaxNode[], source: Source): readonly Imported[] {
  const isFrom = children[0]?.name === 'from';
  const at = isFrom ? children.findIndex(({ name }) => name === 'import') : 0;
  const path = isFrom ? children.slice(1, at).map((child) => textOf(child, source)) : [];
  const names: Imported[] = [];
  let parts: SyntaxNode[] = [];
  let as: SyntaxNode | undefined;
  const finish = (): void => {
    const [first] = parts;
    if (!first) return;
    const written = parts.map((part) => textOf(part, source)).join('');
    const bound = as ? textOf(as, source) : isFrom ? written : textOf(first, source);
    const whole = isFrom
      ? { path: path.join(''), member: written }
      : { path: as ? written : bound, ...(!as && written !== bound && { inner: written }) };
    names.push({ ...whole, as: bound, range: rangeOf(first) });
    parts = [];
    as = undefined;
  };
  for (let i = at + 1; i < children.length; i++) {
    const child = children[i]!;
    if (child.name === ',') finish();
    else if (child.name === 'as') as = children[++i];
    else if (child.name !== '(' && child.name !== ')') parts.push(child);
  }
  finish();
  return names;
}
