// Files that a config says it builds on.
import { type Message, say } from '../../core/message';
import type { MappingNode, Tree } from '../tree/tree';

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

function enumerate(names: readonly string[]): Message | string {
  if (names.length > 3) return say('{names} and {count} more files', { names: names.slice(0, 2).join(', '), count: names.length - 2 });
  return names.length < 2 ? names.join('') : say('{names} and {last}', { names: names.slice(0, -1).join(', '), last: names.at(-1)! });
}
