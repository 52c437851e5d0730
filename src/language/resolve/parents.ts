// Files that a config says it builds on: `_base_` and `_BASE_` parents, and the entries of a Hydra `defaults` list.
import { type Message, say } from '../../core/message';
import { entriesNamed } from './lookUp';
import type { MappingNode, Node, Tree } from '../tree/tree';

/** A file whose keys count where the text itself has none. */
export interface Parent {
  /** As it is shown: `base.yaml`, `model/resnet.yaml`. */
  readonly name: string;
  readonly uri: string;
  readonly tree: Tree;
  /** The file's content under the keys at which it is put. */
  readonly root: MappingNode;
}

/** What became of the parents of a text. */
export interface Parents {
  /** Those that could be read, the one that wins first. */
  readonly files: readonly Parent[];
  /** How many of them win over the text itself; none where it is left out. */
  readonly overriding?: number;
  /** The names of those that could not. */
  readonly unread: readonly string[];
}

/** A place in another file. */
export interface FilePlace {
  readonly name: string;
  readonly uri: string;
  readonly line: number;
}

/** A file that a text names as its parent. */
export interface ParentLink {
  /** As it is shown. */
  readonly name: string;
  /** Where it may be, the likeliest first: paths relative to the folder of the file that names it. None where that cannot be told. */
  readonly paths: readonly string[];
  /** The keys under which its content is put, unless the file itself says otherwise. */
  readonly mount: readonly string[];
  /** The keys are written at the link, so that the file itself has no say. */
  readonly isMountFixed: boolean;
  /** It stands behind `_self_`, and so wins over the file that names it. */
  readonly wins: boolean;
  /** Nobody minds if it is missing. */
  readonly isOptional: boolean;
}

/** The options that a Hydra `defaults` list puts in the place of those that its parents choose, by group: `override trainer: short`. */
export type Overrides = ReadonlyMap<string, Node>;

/** What a text overrides in its parents. */
export function overridesIn({ roots }: Tree): Overrides {
  const [root] = roots;
  if (root?.kind !== 'mapping') return new Map();
  const entries = entriesNamed(root, 'defaults').flatMap(({ value }) => (value.kind === 'list' ? value.items : []));
  return new Map(
    entries.flatMap((node) => {
      const entry = node.kind === 'mapping' && node.entries.length === 1 ? node.entries[0] : undefined;
      const group = entry?.key && /^override\s+(.+)$/.exec(entry.key.text)?.[1];
      return entry && group !== undefined ? [[groupOf(group), entry.value] as const] : [];
    }),
  );
}

const groupOf = (key: string): string =>
  key
    .replace(/^optional\s+/, '')
    .replace(/@.*$/, '')
    .replace(/^\//, '')
    .trim();

/** The parents that a text names, in order: later ones win over earlier ones. `overrides` are those of the files that build on it. */
export function parentLinks({ roots }: Tree, overrides: Overrides = new Map()): readonly ParentLink[] {
  const [root] = roots;
  if (root?.kind !== 'mapping') return [];
  const valuesOf = (key: string) => entriesNamed(root, key).map(({ value }) => value);
  const bases = [...valuesOf('_base_'), ...valuesOf('_BASE_')].flatMap(itemsOf);
  const defaults = valuesOf('defaults').flatMap((value) => (value.kind === 'list' ? value.items : []));
  const self = defaults.findIndex((node) => node.kind === 'string' && node.value === '_self_');
  const links = defaults.flatMap((node, index) =>
    defaultLinks(node, overrides).map((one) => ({ ...one, wins: self >= 0 && index > self })),
  );
  return [...bases.flatMap(baseLink), ...links];
}

const itemsOf = (node: Node): readonly Node[] => (node.kind === 'list' ? node.items : [node]);

function baseLink(node: Node): readonly ParentLink[] {
  if (node.kind !== 'string' || node.value === '') return [];
  // Other packages, home folders and web addresses are not beside the file.
  const isRelative = !/^[/\\~]|:|\$\{|\{\{/.test(node.value);
  return [link(node.value, isRelative ? [node.value] : [], {})];
}

/** What an entry such as `base`, `model: resnet`, `/db@backend: [mysql, log]` or `optional local: me` of a `defaults` list names. */
function defaultLinks(node: Node, overrides: Overrides): readonly ParentLink[] {
  if (node.kind === 'string') return node.value === '_self_' ? [] : [defaultLink('', node.value)];
  const entry = node.kind === 'mapping' && node.entries.length === 1 ? node.entries[0] : undefined;
  if (!entry?.key || /^override\s/.test(entry.key.text)) return [];
  const { text } = entry.key;
  const chosen = overrides.get(groupOf(text)) ?? entry.value;
  return itemsOf(chosen).flatMap((item) => {
    if (item.kind === 'reference') return [defaultLink(text, `\${${item.path}}`)];
    return item.kind === 'string' ? [defaultLink(text, item.value)] : [];
  });
}

function defaultLink(key: string, value: string): ParentLink {
  const isOptional = /^optional\s+/.test(key);
  const [group = '', keyPackage] = key.replace(/^optional\s+/, '').split('@', 2);
  const [option = '', valuePackage] = value.split('@', 2);
  const written = keyPackage ?? valuePackage;
  const isAbsolute = (group || option).startsWith('/');
  const parts = [...group.split('/'), ...option.split('/')].filter((part) => part !== '');
  const path = parts.join('/').replace(/(\.ya?ml)?$/, (ending) => ending || '.yaml');
  // The root of the configs is the file's folder or one above it.
  const folders = isAbsolute ? ['', '../', '../../', '../../../'] : [''];
  const paths = /\$\{|^\.\.|:/.test(path) ? [] : folders.map((folder) => folder + path);
  const mount = written === undefined ? parts.slice(0, -1) : packageKeys(written);
  return link(path, paths, { mount, isMountFixed: written !== undefined, isOptional });
}

function link(path: string, paths: readonly string[], more: Partial<ParentLink>): ParentLink {
  return { name: path.replace(/^(?:\.{1,2}\/)+/, ''), paths, mount: [], isMountFixed: true, wins: false, isOptional: false, ...more };
}

const packageKeys = (text: string): readonly string[] =>
  text.split('.').filter((key) => key !== '' && !/^_(?:global|here|group)_$/.test(key));

/** The keys under which a file's content is put: those of its link, or those of its own `# @package` line. */
export function mountOf({ mount, isMountFixed }: ParentLink, text: string): readonly string[] {
  const own = isMountFixed ? undefined : /^(?:\s*#.*\n)*?\s*#\s*@package\s+(\S+)/.exec(text)?.[1];
  return own === undefined || own === '_group_' ? mount : packageKeys(own);
}

/** A mapping as the value at the end of a way of keys. */
export function mounted(root: MappingNode, keys: readonly string[]): MappingNode {
  const { range } = root;
  return keys.reduceRight<MappingNode>(
    (value, text) => ({ kind: 'mapping', range, entries: [{ key: { text, range: { from: range.from, to: range.from } }, value }] }),
    root,
  );
}

/** How to say that something is nowhere: in the text alone, in parents either, with parents that could not be read, or both. */
export interface Nowhere {
  readonly alone: string;
  readonly inFiles: string;
  readonly unread: string;
  readonly both: string;
  /** Where something is said, but what is not known: {reason} tells why. */
  readonly unresolved?: string;
}

/** Says that something is nowhere in the text, with the parents in which it is not either as {files}, and those that could not be read as {unread}. */
export function sayNowhere(sentences: Nowhere, args: Message['args'], { files, unread }: Parents = { files: [], unread: [] }): Message {
  const [hasFiles, hasUnread] = [files.length > 0, unread.length > 0];
  const sentence = hasFiles ? (hasUnread ? 'both' : 'inFiles') : hasUnread ? 'unread' : 'alone';
  return say(sentences[sentence], { ...args, files: enumerate(files.map(({ name }) => name)), unread: enumerate(unread) });
}

function enumerate(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more files`] : names;
  return shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)!}`;
}
