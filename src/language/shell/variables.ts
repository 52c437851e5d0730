// What the variables of a shell script stand for at a place in it, as far as the script itself says.
import { firstIndex } from '../../core/ascending';
import type { Range } from '../tree/tree';
import { severalOverrides } from './overrides';
import type { Around, Assignment, Branch, Statement } from './statements';
import { type Word, wordsIn as partsAt } from './words';

/** A word, and the statement before which the variables in it have their values. */
export interface Held {
  readonly word: Word;
  readonly index: number;
}

/** The words that a variable stands for. */
export interface Value {
  /** Undefined where they are not known. */
  readonly words: readonly Held[] | undefined;
  /** Those that it may hold, too: conditions and loops put them there. */
  readonly perhaps: readonly Held[];
}

interface Setting {
  readonly index: number;
  readonly assignment: Assignment;
  readonly words: readonly Held[] | undefined;
}

/** So many assignments of a variable are looked at. */
const mostSettings = 30;

/** The variables of a script. */
export class Variables {
  readonly #settings = new Map<string, Setting[]>();

  constructor(text: string, statements: readonly Statement[]) {
    for (const [index, statement] of statements.entries()) {
      if (statement.kind !== 'assignment') continue;
      const settings = this.#settings.get(statement.name) ?? [];
      settings.push({ index, assignment: statement, words: partsIn(text, statement)?.map((word) => ({ word, index })) });
      this.#settings.set(statement.name, settings);
    }
  }

  /** What a variable stands for before a statement within a branch; undefined where nothing sets it. */
  at(name: string, index: number, branch: Branch): Value | undefined {
    const settings = this.#settings.get(name) ?? [];
    const end = firstIndex(settings.length, (at) => settings[at]!.index >= index);
    const isCertain = ({ assignment }: Setting): boolean => assignment.branch.every((each, depth) => branch[depth] === each);
    let first = end;
    // Back to the last that says all of it.
    while (first > Math.max(0, end - mostSettings) && (!isCertain(settings[--first]!) || settings[first]!.assignment.isAdded)) continue;
    const start = settings[first];
    const anew = first < end && start && isCertain(start) && !start.assignment.isAdded ? start : undefined;
    const before = settings.slice(first, end);
    // What may have run before although it stands further down, or elsewhere.
    const isAnew = (around: Around): boolean => anew?.assignment.branch.includes(around) === true;
    const called = branch.find((around) => around.runs === 'when called' && !isAnew(around));
    if (called && settings.length > 1) return { words: undefined, perhaps: wordsIn(settings.slice(0, mostSettings)) };
    const turns = branch.filter((around) => around.runs === 'in turns' && !isAnew(around));
    const later =
      turns.length === 0
        ? []
        : settings.slice(end, end + mostSettings).filter(({ assignment }) => turns.some((around) => assignment.branch.includes(around)));
    const known = called ? settings : before;
    if (known.length + later.length === 0) return undefined;
    return first > 0 && !anew
      ? { words: undefined, perhaps: wordsIn([...known, ...later]) }
      : after(known.filter(isCertain), [...known.filter((setting) => !isCertain(setting)), ...later]);
  }

  /** The one word that a variable stands for, or what it is otherwise where nothing sets it; undefined where that is not known. */
  wordOf(name: string, index: number, branch: Branch, otherwise?: Word): Held | undefined {
    const value = this.at(name, index, branch);
    if (!value) return otherwise && { word: otherwise, index };
    return value.perhaps.length === 0 && value.words?.length === 1 ? value.words[0] : undefined;
  }

  /** The words of an assignment that nothing else says of it. */
  wordsOf({ name }: Assignment, index: number): readonly Held[] {
    return this.#settings.get(name)?.find((each) => each.index === index)?.words ?? [];
  }
}

const wordsIn = (settings: readonly Setting[]): readonly Held[] => settings.flatMap(({ words = [] }) => words);

/** What a variable stands for behind assignments that are certain, of which only the first is no addition, and others that may have been made. */
function after(certain: readonly Setting[], others: readonly Setting[]): Value {
  const isKnown = others.every(({ assignment }) => assignment.isAdded) && certain.every(({ words }) => words);
  return isKnown ? { words: wordsIn(certain), perhaps: wordsIn(others) } : { words: undefined, perhaps: wordsIn([...certain, ...others]) };
}

/** The words that an assignment gives; those of a text in quotes, where that is options of a command. */
function partsIn(text: string, { words }: Assignment): readonly Word[] | undefined {
  return words?.flatMap((word) => (word.quoted && partsOf(text, word.quoted)) ?? [word]);
}

/** The words of a text in quotes that are options of a command; undefined where it has none. */
export function partsOf(text: string, { from, to }: Range): readonly Word[] | undefined {
  const inside = text.slice(from, to).trim();
  const isOptions = /^--?[A-Za-z]|\s--?[A-Za-z]|\s\$\{?\w|^\$\{?\w{1,200}\}?\s/.test(inside) || severalOverrides.test(inside);
  return isOptions ? partsAt(text, { from, to }) : undefined;
}
