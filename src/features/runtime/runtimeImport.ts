// The import that a Python text wants of the runtime beside it.
import { atRoot, childrenOf, isScope } from '../../language/tree/walk';
import type { MappingNode, Node, Tree } from '../../language/tree/tree';

/** An insertion into a text. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * The line that imports from `module` those functions that a Python text calls and does not bind itself: behind its other imports, else
 * below its first comments and docstring. Undefined where it does not want the first of them.
 */
export function runtimeImport({ text, roots }: Tree, module: string, functions: readonly string[]): Insertion | undefined {
  const scope = roots.find(isScope);
  if (scope === undefined) return undefined;
  const bound = new Set(scope.entries.map(({ key }) => key?.text));
  const wanted = [...new Set(calledIn(scope))].filter((name) => functions.includes(name) && !bound.has(name)).sort();
  if (!wanted.includes(functions[0]!)) return undefined;
  const line = `from ${module} import ${wanted.join(', ')}`;
  const end = endOfImports(text, scope);
  if (end !== undefined) return { offset: end, text: `\n${line}` };
  const head = /^\uFEFF?(?:[^\S\n]*(?:#[^\n]*)?\n)*(?:[rRuU]?("""|''')[^]*?\1[^\n]*\n|[rRuU]?(?:"[^"\n]*"|'[^'\n]*')[^\S\n]*\n)?/.exec(
    text,
  )![0];
  return { offset: head.length, text: `${head.trim() === '' ? '' : '\n'}${line}\n\n` };
}

/** The names that are called anywhere in a tree, as they are written. */
function* calledIn(node: Node): Generator<string> {
  if (node.kind === 'call') yield node.callee;
  for (const [child] of childrenOf(node, atRoot, () => true)) yield* calledIn(child);
}

/** Where the last import statement at the left margin ends; what looks like one in a text is none. */
function endOfImports(text: string, scope: MappingNode): number | undefined {
  const imports = scope.entries.filter(({ value }) => value.kind === 'import').map(({ value }) => value.range);
  const statements = text.matchAll(/^(?:import\b(?:\\\r?\n|[^\r\n])*|from\b[^\r\n(]*(?:\((?:#[^\n]*|[^)#])*\))?(?:\\\r?\n|[^\r\n])*)/gm);
  const ends = Array.from(statements, ({ index, 0: { length } }) => ({ from: index, to: index + length }))
    .filter(({ from, to }) => imports.some((range) => range.from >= from && range.to <= to))
    .map(({ to }) => to);
  return ends.at(-1);
}
