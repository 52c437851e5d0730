// What a language is: adding one is adding its folder with one of these, and its line in index.ts.
import type { Tree } from './tree/tree';

/** Everything that the house knows of a language. */
export interface LanguageFrontEnd<Name extends string = string> {
  /** As the setting `weightSchedules.languages` has it. */
  readonly name: Name;
  /** The language ids of editors, the usual one first. */
  readonly languageIds: readonly [string, ...string[]];
  /** How file names end, without the dot. */
  readonly fileEndings: readonly string[];
  /** Its ids are those of many other files, too: a file counts by its ending alone. */
  readonly needsEnding?: boolean;
  /** Whether a bare word in an expression is a string: true for config files. */
  readonly bareWords: boolean;
  /** Loads the reader of texts, when a document first needs it. */
  readonly load: () => Promise<Parse>;
  readonly writing: Writing;
}

/** Reads a text into a neutral tree. The tree of an earlier state of the text makes it cheaper. */
export type Parse = (text: string, previous?: Tree) => Tree;

/** How a language is written. */
export interface Writing {
  /** The key of an entry, up to its value. */
  readonly key: (name: string) => string;
  /** The same within brackets. */
  readonly keyInBrackets: (name: string) => string;
  /** A word in a call of ours. */
  readonly word: (text: string) => string;
  /** Around a whole call. */
  readonly quote: string;
  /** The same within brackets. */
  readonly quoteInBrackets: string;
  /** Ten thousand. */
  readonly total: string;
  readonly switchWords: readonly [off: string, on: string];
  /** A pattern of its strings and comments. */
  readonly tokens: string;
  /** What a place for a value may follow, in a line without brackets; undefined where all is within brackets. */
  readonly valueSlot: RegExp | undefined;
}

const doubleQuoted = String.raw`"(?:[^"\\\n]|\\.)*"?`;
const tripleQuoted = String.raw`"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)`;

/** Patterns of strings that languages share. */
export const stringPatterns = { doubleQuoted, tripleQuoted } as const;
