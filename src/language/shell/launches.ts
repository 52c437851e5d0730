// The programs that command lines start, and the words that they give them.
import type { Launch, Range } from '../tree/tree';
import { type Placed, variableIn } from './commandLines';
import type { Statement } from './statements';
import type { Held, Variables } from './variables';
import { behindEqualsSign, headOf, isOption, plainText, type Word } from './words';

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
    const launch = launchOf(line, (held) => textOf(held, this.statements, this.variables));
    if (!launch) return undefined;
    const { program, index, ...rest } = launch;
    const folder = this.#folders[index];
    return { ...rest, program: folder === undefined ? program : { ...program, path: `${folder}/${program.path}` } };
  }
}

/** The folder that a statement goes to: `cd detection`. */
function folderOf(statement: Statement): string | undefined {
  const [command, folder] = statement.kind === 'command' ? statement.words : [];
  const path = command && folder && plainText(command) === 'cd' ? plainText(folder) : undefined;
  return path !== undefined && /^\w[\w./-]*$/.test(path) ? path.replace(/\/$/, '') : undefined;
}

/** A command line that starts a program, and the statement that does. */
function launchOf(line: readonly Placed[], text: (held: Held) => Text | undefined): (Launch & { readonly index: number }) | undefined {
  const texts = line.map(text);
  const at = texts.findIndex((each, index) => /^[\w./-]+\.py$/.test(each?.value ?? '') && !isOption(line[index]!.word));
  const asModule = texts.findIndex((each) => each?.value === '-m');
  const [found, path] = at >= 0 ? [at, texts[at]!.value] : [asModule + 1, pathOfModule(texts[asModule + 1]?.value)];
  const program = line[found];
  if (!program || path === undefined || !starts(texts.slice(0, found))) return undefined;
  const words: Launch['words'][number][] = [];
  const perhaps: string[] = [];
  for (const placed of line.slice(found + 1)) {
    const { word, isPerhaps } = placed;
    const [option] = isOption(word) ? (/^[^=]+/.exec(headOf(word)) ?? []) : [];
    const { from, to } = word.range;
    if (option === undefined) {
      const said = text(placed);
      // What is unknown and stands behind a value is what the user adds to the command line.
      const isValue = isOptionText(words.at(-1));
      if (!isPerhaps && (said || isValue)) words.push(nodeOf(said, word.range));
    } else if (isPerhaps) perhaps.push(option);
    else {
      const end = from + option.length;
      words.push({ kind: 'string', value: option, range: { from, to: end } });
      const value = end < to ? behindEqualsSign(word, end + 1) : undefined;
      if (value) words.push(nodeOf(text({ ...placed, word: value }), value.range));
    }
  }
  const range = { from: Math.min(...line.map(({ word }) => word.range.from)), to: Math.max(...line.map(({ word }) => word.range.to)) };
  return { range, program: { path, range: program.word.range }, words, perhaps, index: program.index };
}

const isOptionText = (word: Launch['words'][number] | undefined): boolean => word?.kind === 'string' && /^--?[A-Za-z]/.test(word.value);

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

/** What a word says, through its variables; undefined where the script does not say it. */
function textOf({ word, index }: Held, statements: readonly Statement[], variables: Variables, depth = 0): Text | undefined {
  const value = plainText(word);
  if (value !== undefined) return { value, range: rangeOf(word) };
  const name = variableIn(word);
  if (name === undefined || depth > deepest) return undefined;
  const held = variables.at(name, index, statements[index]!.branch);
  const { pieces } = word;
  const otherwise = pieces[0]?.kind === 'variable' ? pieces[0].otherwise : undefined;
  const words = held ? (held.perhaps.length === 0 ? held.words : undefined) : otherwise && [{ word: otherwise, index }];
  return words?.length === 1 ? textOf(words[0]!, statements, variables, depth + 1) : undefined;
}

const rangeOf = ({ quoted, range }: Word): Range => quoted ?? range;
