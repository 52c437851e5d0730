// IPython's own lines in the cells of notebooks, which are no Python: `%run other.py`, `!pip install torch`, `%%writefile file.py`.
import type { SyntaxNode, Tree as SyntaxTree } from '@lezer/common';
import type { Entry } from '../tree/tree';
import { anyName } from './source';

/** A line that IPython reads itself, with those that it goes on in: not `!= 3` and `% 2`, with which a line of Python goes on. */
const lineMagic = /^([ \t]*)(?:!(?!=)|%%?(?=[A-Za-z_]\w*(?:\s|$)))(?:.*\\\r?\n)*.*/gm;

/** What stands before a statement of which the time is taken. */
const timed = /^([ \t]*)%(?:time|timeit|prun|memit)(?:[ \t]+-\w+(?:[ \t]+\d+)?)*[ \t]+(?=\S)/gm;

/** Some lines of a text with a statement that does nothing and a comment where IPython reads a line itself, in as many characters. */
export function withoutMagics(lines: string): string {
  if (!/^[ \t]*[%!]/m.test(lines)) return lines;
  return lines
    .replace(timed, (magic, indent: string) => `${indent}0;`.padEnd(magic.length))
    .replace(lineMagic, (magic, indent: string) => {
      const rest = magic.slice(indent.length + 2).replace(/\n[^\r\n]/g, '\n#');
      return `${indent}0#`.slice(0, magic.length) + rest;
    });
}

/** Lines that may bind any name: a file that is run, names that are given up or brought back. Those of exported notebooks, too. */
const binding =
  /^[ \t]*(?:%(?:run|reset|reset_selective|store[ \t]+-r)\b|get_ipython\(\)\.(?:run_line_magic|magic)\(\s*["']%?(?:run|reset)\b).*/gm;

/** `%run setup.py` of a file that may be there to be read: it binds what `from setup import *` does. */
const fileRun = /^%run\s+(?:-[ip]\s+)*["']?([\w/]+)\.py["']?(?:\s|$)/;

/** The entries that say so. */
export function magicEntries(text: string, syntax: SyntaxTree): readonly Entry[] {
  if (!/%(?:run|reset|store)|get_ipython/.test(text)) return [];
  return [...text.matchAll(binding)].flatMap(({ 0: line, index }): readonly Entry[] => {
    const magic = line.trimStart();
    const range = { from: index + line.length - magic.length, to: index + line.length };
    if (isInString(syntax.resolveInner(range.from, 1))) return [];
    const module = fileRun.exec(magic)?.[1]?.replaceAll('/', '.');
    if (module === undefined) return [anyName(undefined, range)];
    return [{ key: { text: '*', range }, value: { kind: 'import', range, module, member: '*' } }];
  });
}

function isInString(node: SyntaxNode): boolean {
  for (let each: SyntaxNode | null = node; each; each = each.parent) if (each.name.endsWith('String')) return true;
  return false;
}

/** Cells that another program reads. */
const others =
  /^(?:bash|sh|script|cmd|system|sx|perl|ruby|R|julia|html|HTML|svg|SVG|javascript|js|latex|markdown|sql|bigquery|cpp|cu|writefile|writetemplate|file)$/;

/** What a whole cell is: `apart` where it is Python that another process or a later run reads, `other` where it is none. */
export function kindOfCell(text: string): 'apart' | 'other' | undefined {
  const [, name, words = ''] = /^\s*%%(\w+|!)(.*)/.exec(text) ?? [];
  if (name === undefined) return undefined;
  const isPython =
    /^(?:python[23]?|pypy|cython)$/.test(name) ||
    (/^(?:writefile|file)$/.test(name) && /\.py["']?\s*$/.test(words)) ||
    (name === 'script' && /^\s+(?:\S*\/)?python/.test(words));
  return isPython ? 'apart' : others.test(name) || name === '!' ? 'other' : undefined;
}
