// The programs that command lines start, and the words that they give them.
import type { Launch, Range } from '../tree/tree';
import { type Placed, variableIn } from './commandLines';
import type { Statement } from './statements';
import type { Held, Variables } from './variables';
import { behindEqualsSign, headOf, isOption, plainText, type Word } from './words';

/** So many variables may stand for each other, one after the other. */
const deepest = 20;

/** The Python program that a command line starts; undefined where it starts none. */
export function launchOf(line: readonly Placed[], statements: readonly Statement[], variables: Variables): Launch | undefined {
  const text = (held: Held): Text | undefined => textOf(held, statements, variables);
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
  const folder = folderBefore(statements.slice(0, program.index));
  return { range, program: { path: folder === undefined ? path : `${folder}/${path}`, range: program.word.range }, words, perhaps };
}

/** The folder that the last of some statements goes to which goes to one: `cd detection`. */
function folderBefore(statements: readonly Statement[]): string | undefined {
  const last = statements.findLast(({ kind, words }) => kind === 'command' && words[0] && plainText(words[0]) === 'cd');
  const folder = last?.words?.[1] && plainText(last.words[1]);
  return folder !== undefined && /^\w[\w./-]*$/.test(folder) ? folder.replace(/\/$/, '') : undefined;
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
