import type { Tree } from './tree/tree';

/** The languages that schedules are read in. */
export type Language = 'python' | 'yaml' | 'json' | 'toml';

const languageIds: Readonly<Record<string, Language>> = {
  python: 'python',
  yaml: 'yaml',
  json: 'json',
  jsonc: 'json',
  jsonl: 'json',
  toml: 'toml',
};

const fileEndings: Readonly<Record<string, Language>> = {
  py: 'python',
  pyi: 'python',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  jsonc: 'json',
  jsonl: 'json',
  ndjson: 'json',
  toml: 'toml',
};

/**
 * The language of a document, by its language id; by the file's name only where the id says nothing, since an editor without an
 * extension for TOML opens such a file as plain text.
 */
export function languageOf(languageId: string, fileName: string): Language | undefined {
  if (Object.hasOwn(languageIds, languageId)) return languageIds[languageId];
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return languageId === 'plaintext' && Object.hasOwn(fileEndings, ending) ? fileEndings[ending] : undefined;
}

type Parse = (text: string, previous?: Tree) => Tree;

/** Each front end is loaded when a document first needs it. */
const frontEnds: Readonly<Record<Language, () => Promise<Parse>>> = {
  python: async () => (await import('./python/parsePython')).parsePython,
  yaml: async () => (await import('./yaml/parseYaml')).parseYaml,
  json: async () => (await import('./json/parseJson')).parseJson,
  toml: async () => (await import('./toml/parseToml')).parseToml,
};

/** Reads a text into a neutral tree; never rejects. The tree of an earlier state of the text makes it cheaper. */
export async function parse(language: Language, text: string, previous?: Tree): Promise<Tree> {
  const read = await frontEnds[language]();
  try {
    return read(text, previous);
  } catch (error) {
    // Lezer recurses into what is nested, 2500 levels deep: more than the stack has room for on some hosts. Nobody has schedules there.
    if (error instanceof RangeError) return { text, roots: [], hints: [] };
    throw error;
  }
}
