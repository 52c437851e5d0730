// The command lines of a shell script: each with the words of the variables in it.
import { overrideIn } from './overrides';
import type { Statement } from './statements';
import { type Held, partsOf, type Value, type Variables } from './variables';
import { isOption, type Word } from './words';

/** A word of a command line. */
export interface Placed extends Held {
  /** Only some conditions put it there. */
  readonly isPerhaps: boolean;
}

/** So many words has no command line: more come from variables that hold one another. */
const mostWords = 5_000;
/** So deep are variables looked for in variables. */
const deepest = 50;

/**
 * The words of the command lines of a script that have options or overrides, and then of the variables with some that none of them uses: another script does.
 */
export function commandLinesOf(text: string, statements: readonly Statement[], variables: Variables): readonly (readonly Placed[])[] {
  const used = new Set<Word>();

  /** The words that a word stands for, certain ones and others. */
  const heldBy = ({ word, index }: Held): Value => {
    const name = variableIn(word);
    const value = name === undefined ? undefined : variables.at(name, index, statements[index]!.branch);
    const parts = name === undefined && word.quoted ? partsOf(text, word.quoted) : undefined;
    return value ?? { words: parts?.map((part) => ({ word: part, index })), perhaps: [] };
  };

  const known = new Map<Word, boolean>();
  const isCertain = (word: Word): boolean => isOption(word) || overrideIn(text, word)?.isCertain === true;
  const isSetting = (word: Word): boolean => isOption(word) || overrideIn(text, word) !== undefined;

  /** Whether a word is an option, or stands for some. */
  const hasOptions = (held: Held, depth = 0): boolean => {
    if (isCertain(held.word)) return true;
    const before = known.get(held.word);
    if (before !== undefined || depth > deepest) return before === true;
    const { words: certain = [], perhaps } = heldBy(held);
    const has = [...certain, ...perhaps].some((each) => hasOptions(each, depth + 1));
    known.set(held.word, has);
    return has;
  };

  function expand(words: readonly Held[], isPerhaps: boolean, to: Placed[], depth = 0): void {
    for (const held of words) {
      if (to.length > mostWords || depth > deepest) return;
      if (isCertain(held.word) || !hasOptions(held)) {
        to.push({ ...held, isPerhaps });
        continue;
      }
      const { words: certain = [], perhaps } = heldBy(held);
      for (const { word } of [...certain, ...perhaps]) used.add(word);
      expand(certain, isPerhaps, to, depth + 1);
      expand(perhaps, true, to, depth + 1);
    }
  }

  const line = (words: readonly Held[]): readonly (readonly Placed[])[] => {
    const placed: Placed[] = [];
    expand(words, false, placed);
    return placed.some(({ word }) => isSetting(word)) ? [placed] : [];
  };

  const commands = statements.flatMap((statement, index) =>
    statement.kind === 'command' ? line(statement.words.map((word) => ({ word, index }))) : [],
  );
  const unused = statements.flatMap((statement, index) => {
    const words = statement.kind === 'assignment' ? variables.wordsOf(statement, index) : [];
    return words.some(({ word }) => isCertain(word)) && !words.some(({ word }) => used.has(word)) ? line(words) : [];
  });
  return [...commands, ...unused];
}

/** The name of the variable that a word is, with or without quotes. */
export function variableIn({ pieces: [piece, ...others] }: Word): string | undefined {
  return piece?.kind === 'variable' && others.length === 0 ? piece.name : undefined;
}
