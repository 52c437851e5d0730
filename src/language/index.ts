// The languages that schedules are read in.
import { cfg } from './cfg/frontEnd';
import type { LanguageFrontEnd } from './frontEnd';
import { json } from './json/frontEnd';
import { python } from './python/frontEnd';
import { shell } from './shell/frontEnd';
import { toml } from './toml/frontEnd';
import type { Tree } from './tree/tree';
import { yaml } from './yaml/frontEnd';

/** Every language. */
export const frontEnds = [python, yaml, json, toml, cfg, shell] as const;

/** The name of a language. */
export type Language = (typeof frontEnds)[number]['name'];

/** All that is known of a language. */
export const frontEndOf = (language: Language): LanguageFrontEnd => frontEnds.find(({ name }) => name === language)!;

/**
 * The language of a document, by its language id; by the file's name only where the id says nothing, since an editor without an
 * extension for TOML opens such a file as plain text.
 */
export function languageOf(languageId: string, fileName: string): Language | undefined {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const isOf = ({ languageIds, fileEndings, needsEnding }: LanguageFrontEnd) =>
    (languageIds.includes(languageId) && (needsEnding !== true || fileEndings.includes(ending))) ||
    (languageId === 'plaintext' && fileEndings.includes(ending));
  return frontEnds.find(isOf)?.name;
}

/** Reads a text into a neutral tree; never rejects. The tree of an earlier state of the text makes it cheaper. */
export async function parse(language: Language, text: string, previous?: Tree): Promise<Tree> {
  const read = await frontEndOf(language).load();
  try {
    return read(text, previous);
  } catch (error) {
    // Lezer recurses into what is nested, 2500 levels deep: more than the stack has room for on some hosts. Nobody has schedules there.
    if (error instanceof RangeError) return { text, roots: [], hints: [] };
    throw error;
  }
}
