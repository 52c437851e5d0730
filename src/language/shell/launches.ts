// The programs that command lines start, and the words that they give them.
import { isOptionWord } from '../tree/commandLine';
import type { Launch, Range } from '../tree/tree';
import { type Placed, variableIn } from './commandLines';
import type { Statement } from './statements';
import type { Held, Variables } from './variables';
import { behindEqualsSign, headOf, isOption, plainText } from './words';

/** So many variables may stand for each other, one after the other. */
const deepest = 20;

/** The programs that the command lines of a script start. */
export class Launches {
  /** The folder in which each statement is carried out, where the script goes to one. */
  readonly #folders: readonly (string | undefined)[];

  constructor(
    readonly statements: readonly Statement[],
    readonly variables: Variables,
  ) {
    let folder: string | undefined;
    this.#folders = statements.map((statement) => {
      const before = folder;
      folder = folderOf(statement) ?? folder;
      return before;
    });
  }

  /** The Python program that a command line starts; undefined where it starts none. */
  of(line: readonly Placed[]): Launch | undefined {
    const texts = line.map((held) => this.#textOf(held));
    const at = texts.findIndex((each, index) => /^[\w./-]+\.py$/.test(each?.value ?? '') && !isOption(line[index]!.word));
    const asModule = texts.findIndex((each) => each?.value === '-m');
    const [found, path] = at >= 0 ? [at, texts[at]!.value] : [asModule + 1, pathOfModule(texts[asModule + 1]?.value)];
    const program = line[found];
    if (!program || path === undefined || !starts(texts.slice(0, found))) return undefined;
    const folder = this.#folders[program.index];
    const ranges = line.map(({ word }) => word.range);
    return {
      range: { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) },
      program: { path: folder === undefined ? path : `${folder}/${path}`, range: program.word.range },
      ...this.#given(line, texts, found + 1),
    };
  }

  /** What a program is given by the words of a command line from one on, which say these texts. */
  #given(line: readonly Placed[], texts: readonly (Text | undefined)[], first: number): Pick<Launch, 'words' | 'perhaps'> {
    const words: Launch['words'][number][] = [];
    const perhaps: string[] = [];
    for (let at = first; at < line.length; at++) {
      const { word, index, isPerhaps } = line[at]!;
      const [option] = isOption(word) ? (/^[^=]+/.exec(headOf(word)) ?? []) : [];
      const { from, to } = word.range;
      if (option === undefined) {
        // What is unknown and stands behind a value is what the user adds to the command line.
        if (!isPerhaps && (texts[at] || isOptionWord(words.at(-1)))) words.push(nodeOf(texts[at], word.range));
      } else if (isPerhaps) perhaps.push(option);
      else {
        const end = from + option.length;
        words.push({ kind: 'string', value: option, range: { from, to: end } });
        const value = end < to ? behindEqualsSign(word, end + 1) : undefined;
        if (value) words.push(nodeOf(this.#textOf({ word: value, index }), value.range));
      }
    }
    return { words, perhaps };
  }

  /** What a word says, through its variables; undefined where the script does not say it. */
  #textOf({ word, index }: Held, depth = 0): Text | undefined {
    const value = plainText(word);
    if (value !== undefined) return { value, range: word.quoted ?? word.range };
    const [piece] = word.pieces;
    if (variableIn(word) === undefined || piece?.kind !== 'variable' || depth > deepest) return undefined;
    const held = this.variables.wordOf(piece.name, index, this.statements[index]!.branch, piece.otherwise);
    return held && this.#textOf(held, depth + 1);
  }
}

/** The folder that a statement goes to: `cd detection`. */
function folderOf(statement: Statement): string | undefined {
  const [command, folder] = statement.kind === 'command' ? statement.words : [];
  const path = command && folder && plainText(command) === 'cd' ? plainText(folder) : undefined;
  return path !== undefined && /^\w[\w./-]*$/.test(path) ? path.replace(/\/$/, '') : undefined;
}

const ofFiles =
  /^(?:cat|chmod|chown|cp|diff|echo|find|git|grep|head|less|ln|ls|mv|nano|printf|rm|rsync|scp|sed|tail|tar|touch|vi|vim|wc|zip)$/;

/** Whether what stands before a program starts it: `python3`, `torchrun --nproc_per_node=8`; commands that do something else with files do not. */
const starts = (before: readonly (Text | undefined)[]): boolean =>
  before.length > 0 && !before.some((each) => ofFiles.test(each?.value ?? ''));

const pathOfModule = (name: string | undefined): string | undefined =>
  name !== undefined && /^\w+(?:\.\w+)*$/.test(name) ? `${name.replaceAll('.', '/')}.py` : undefined;

/** A text that a script says, and where it stands. */
interface Text {
  readonly value: string;
  readonly range: Range;
}

const nodeOf = (text: Text | undefined, range: Range): Launch['words'][number] =>
  text ? { kind: 'string', ...text } : { kind: 'unknown', range, children: [] };
