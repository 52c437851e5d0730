// The configs of thinc and spaCy, as confection (0.1.5 and 1.3.4) reads them: lines as Python's configparser has them, values as JSON has them.
import { stringNode } from '../expressions/textExpression';
import { parseJson } from '../json/parseJson';
import { readEscaped } from '../text/writtenString';
import { textDifference } from '../text/textDifference';
import { isSection, withChangedValue } from '../toml/changedValue';
import { TomlTables } from '../toml/tables';
import { shiftNode } from '../tree/shiftNode';
import type { Entry, MappingNode, Node, Range, Tree } from '../tree/tree';

type Key = NonNullable<Entry['key']>;

/** A function of a registry, without which a file is somebody else's: setup.cfg, tox.ini, a config of logging. */
const registered = /^[ \t]*@\w+[ \t]*=/m;

/** The trees of texts in which no section and no key stands twice, with their roots. */
const plain = new WeakMap<Tree, MappingNode>();

/**
 * Reads a config into a neutral tree with one root, or with none where the text names no function of a registry. Never throws. With the tree of an
 * earlier state of the text, an edit within one value costs no more than that.
 */
export function parseCfg(text: string, previous?: Tree): Tree {
  if (previous?.text === text) return previous;
  const rootBefore = previous && plain.get(previous);
  const changed = rootBefore && withOneValue(text, previous.text, rootBefore);
  if (changed) return plainTree(text, changed);
  if (!registered.test(text)) return { text, roots: [], hints: [] };
  const tables = new TomlTables({ from: 0, to: text.length });
  for (const { path, header, lines } of sectionsOf(text)) {
    tables.openTable(path, header);
    const names = new Set(lines.map(({ key }) => key.text));
    for (const { key, value } of lines) tables.add([], { key, value: readValue(text, value, names) });
  }
  return tables.repeated.length > 0 ? { text, roots: [tables.root], hints: [] } : plainTree(text, tables.root);
}

function plainTree(text: string, root: MappingNode): Tree {
  const tree: Tree = { text, roots: [root], hints: [] };
  plain.set(tree, root);
  return tree;
}

/** What an earlier text holds, in which an edit changed no more than one value, of one line then and now. */
function withOneValue(text: string, before: string, root: MappingNode): MappingNode | undefined {
  return withChangedValue(before, root, textDifference(before, text), ({ entry: { key, value }, section, range }) => {
    // A bracket in the value may end what then is a header.
    if (key!.text.startsWith('[')) return undefined;
    const words = [before.slice(value.range.from, value.range.to), text.slice(range.from, range.to)];
    if (words.some((word) => word === '' || word !== word.trim() || /[\r\n]/.test(word))) return undefined;
    const names = section.entries.flatMap((each) => (isSection(before, each.value) ? [] : [each.key!.text]));
    return { key: key!, value: readValue(text, range, new Set(names)) };
  });
}

/** A line `key = value`, with the lines below it that are indented further. */
interface Line {
  readonly key: Key;
  readonly value: Range;
}

interface Section {
  readonly path: readonly Key[];
  readonly header: Range;
  readonly lines: Line[];
}

function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [];
  let indent = 0;
  for (const { 0: line, index: at } of text.matchAll(/[^\r\n]+/g)) {
    const content = line.trim();
    if (content === '' || /^[#;]/.test(content)) continue;
    const from = at + line.indexOf(content);
    const to = from + content.length;
    const lines = sections.at(-1)?.lines;
    const last = lines?.at(-1);
    if (last && from - at > indent) {
      lines![lines!.length - 1] = { ...last, value: { from: last.value.from === last.value.to ? from : last.value.from, to } };
      continue;
    }
    indent = from - at;
    const header = /^\[(.+)\]/.exec(content)?.[1];
    if (header !== undefined) {
      sections.push({ path: pathOf(header, from + 1), header: { from, to }, lines: [] });
      continue;
    }
    const [whole, name] = /^([^=:]+?)\s*[=:]\s*/.exec(content) ?? [];
    if (whole !== undefined && name !== undefined)
      lines?.push({ key: { text: name, range: { from, to: from + name.length } }, value: { from: from + whole.length, to } });
  }
  return sections;
}

/** The parts of the name of a section, which starts at an offset. */
function pathOf(header: string, start: number): readonly Key[] {
  let from = start;
  return header.split('.').map((text) => {
    const range = { from, to: from + text.length };
    from = range.to + 1;
    return { text, range };
  });
}

/** A value: what is no JSON is a text. `names` are those of its section. */
function readValue(text: string, range: Range, names: ReadonlySet<string>): Node {
  const word = text.slice(range.from, range.to);
  if (word === '') return { kind: 'null', range };
  const way = /^\$\{([\w.*@:-]+)\}$/.exec(word)?.[1]?.replace(':', '.');
  if (way !== undefined) {
    // A name alone is a key beside it, or else a section.
    const path = !way.includes('.') && names.has(way) ? `.${way}` : way;
    return { kind: 'string', range, value: word, expression: { kind: 'reference', range, path } };
  }
  if (/^[[{]/.test(word)) {
    const read = word.includes('${') ? undefined : parseJson(word).roots[0];
    // With more behind its last bracket it is none.
    return read?.range.to === word.length ? shiftNode(read, range.from) : { kind: 'unknown', range, children: [] };
  }
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(word)) return { kind: 'number', range, value: Number(word) };
  if (/^(?:NaN|-?Infinity)$/.test(word)) return { kind: 'number', range, value: Number(word) };
  if (word === 'null' || word === 'None') return { kind: 'null', range };
  if (/^(?:[tT]rue|[fF]alse)$/.test(word)) return { kind: 'boolean', range, value: /^t/i.test(word) };
  // What references are glued to, `${x}e-3`, is only then a number or a text.
  if (!word.startsWith('"') && word.includes('${')) return { kind: 'unknown', range, children: [] };
  const isQuoted = /^"(?:[^"\\]|\\.)*"$/s.test(word);
  const content = isQuoted ? { from: range.from + 1, to: range.to - 1 } : range;
  const written = isQuoted ? readEscaped(word.slice(1, -1), 'keep') : { value: word, text: word };
  // Nothing is computed: of expressions, only calls are read.
  return /\w\(/.test(word)
    ? stringNode(text, range, content, written.value, written.text)
    : { kind: 'string', range, value: written.value };
}
