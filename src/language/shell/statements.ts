// The statements of a shell script: which variables it sets, and which commands it runs.
import { lineEnd } from '../text/lineEnd';
import { afterBlanks, plainText, type Word, wordAt, wordsIn } from './words';

/** A condition, loop or function. */
export interface Around {
  /** What stands further down may have run before: in the last turn of a loop, or before the call of a function. */
  readonly runs: 'once' | 'in turns' | 'when called';
}

/** The conditions, loops and functions around a statement, outermost first. */
export type Branch = readonly Around[];

/** `NAME=word`, `NAME+=word`, `NAME=(words)`. */
export interface Assignment {
  readonly kind: 'assignment';
  readonly name: string;
  readonly branch: Branch;
  readonly isAdded: boolean;
  /** The words of a list, or the one word; undefined where it is one of several, or what is read from elsewhere. */
  readonly words: readonly Word[] | undefined;
}

export interface Command {
  readonly kind: 'command';
  readonly branch: Branch;
  readonly words: readonly Word[];
}

export type Statement = Assignment | Command;

// So long is no name.
const assigning = /([A-Za-z_]\w{0,200})(\+?)=/y;
const redirecting = /\d{0,9}(?:<<-?|<<<|[<>]&?|>>|>\||&>>?)[ \t]*/y;
const hereDocument = /^\d*<<-?[ \t]*$/;

/** Commands that set variables. */
const setters = new Set(['export', 'declare', 'local', 'readonly', 'typeset']);
const opening: ReadonlyMap<string, Around['runs']> = new Map([
  ...(['if', 'case'] as const).map((word) => [word, 'once'] as const),
  ...(['for', 'while', 'until', 'select'] as const).map((word) => [word, 'in turns'] as const),
]);
/** What runs only where the command before it went well, or did not. */
const conditional: Around = { runs: 'once' };
const closingWords = new Set(['fi', 'done', 'esac', '}']);
/** Nobody writes conditions within so many others: what is deeper is left alone. */
const deepest = 50;
/** What begins another branch of the same condition. */
const turning = new Set(['elif', 'else', ';;']);
/** Words before a command that say nothing of it. */
const leading = new Set(['then', 'do', '!', 'time', 'exec', 'nohup', 'command']);

/** The statements of a script, in document order. */
export function statementsOf(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  const documents: string[] = [];
  let branch: Branch = [];
  let beyond = 0;
  let shells = 0;
  let isConditional = false;
  let words: Word[] = [];
  let assignments: Assignment[] = [];
  let isSetter = false;
  let isFunction = false;

  const open = (runs: Around['runs']): void => {
    if (branch.length < deepest) branch = [...branch, { runs }];
    else beyond++;
  };
  const close = (): void => {
    if (beyond > 0) beyond--;
    else branch = branch.slice(0, -1);
  };
  const here = (): Branch => (isConditional ? [...branch, conditional] : branch);

  /** Ends a command; `isNext` is whether that behind it depends on how it went. */
  const end = (isNext = false): void => {
    if (beyond === 0)
      statements.push(...(words.length > 0 && !isSetter ? [{ kind: 'command', branch: here(), words } as const] : assignments));
    if (beyond === 0)
      for (const name of namesSetBy(words)) statements.push({ kind: 'assignment', name, branch: here(), isAdded: false, words: undefined });
    words = [];
    assignments = [];
    isSetter = false;
    isConditional = isNext;
  };

  /** Takes a word that says how statements belong together, and tells whether it is one. */
  const takeReserved = (word: string, at: number): number | undefined => {
    const next = at + word.length;
    const runs = word === '{' ? (isFunction ? 'when called' : 'once') : opening.get(word);
    if (runs) open(runs);
    else if (closingWords.has(word)) close();
    else if (turning.has(word)) {
      close();
      open('once');
    } else if (!leading.has(word)) return undefined;
    if (word !== 'for' && word !== 'select') return next;
    const [whole, name] = /^\s+(\w+)/.exec(text.slice(next, lineEnd(text, next))) ?? [];
    if (whole === undefined || name === undefined) return next;
    statements.push({ kind: 'assignment', name, branch, isAdded: false, words: undefined });
    return headEnd(text, next);
  };

  for (let at = 0; at < text.length;) {
    at = afterBlanks(text, at);
    const char = text[at] ?? '';
    if (char === '\n' || char === '\r') {
      end();
      at++;
      for (const document of documents.splice(0)) at = behindDocument(text, at, document);
    } else if (char === '#') at = lineEnd(text, at);
    else if (char === '' || /[;&|()]/.test(char)) {
      const sign = /^(?:&&|\|\||;;|&>>?|[^])/.exec(text.slice(at, at + 3))?.[0] ?? '';
      if (sign.startsWith('&>')) at = redirected(text, at, documents);
      else {
        isFunction = text.startsWith('()', at) || (isFunction && sign === ')');
        // What a shell of its own sets is nothing to what stands behind it.
        const isShell = sign === '(' && words.length === 0 && !isFunction;
        end(sign === '&&' || sign === '||');
        if (isShell) open('once');
        if (isShell) shells++;
        else if (sign === ')' && shells > 0) {
          close();
          shells--;
        }
        if (sign === ';;') takeReserved(sign, at);
        at += Math.max(sign.length, 1);
      }
    } else {
      redirecting.lastIndex = at;
      if (redirecting.test(text)) {
        at = redirected(text, at, documents);
        continue;
      }
      assigning.lastIndex = at;
      const [head, name, sign] = (words.length === 0 || isSetter ? assigning.exec(text) : undefined) ?? [];
      if (head !== undefined && name !== undefined) {
        const inside = at + head.length;
        const isList = text[inside] === '(';
        const only = isList ? undefined : wordAt(text, inside, text.length);
        at = isList ? listEnd(text, inside) : (only?.range.to ?? inside);
        const held = isList ? wordsIn(text, { from: inside + 1, to: Math.max(inside + 1, at - 1) }) : only ? [only] : [];
        assignments.push({ kind: 'assignment', name, branch: here(), isAdded: sign === '+', words: held });
        continue;
      }
      const word = wordAt(text, at, text.length);
      const written = word && plainText(word);
      if (written === '{' && words[0] && plainText(words[0]) === 'function') {
        words = [];
        isFunction = true;
      }
      const next = words.length === 0 && written !== undefined && !word?.quoted ? takeReserved(written, at) : undefined;
      if (next !== undefined) {
        at = next;
        isFunction = false;
      } else if (word) {
        if (words.length === 0 && written !== undefined && setters.has(written)) isSetter = true;
        words.push(word);
        at = word.range.to;
      } else at++;
    }
  }
  end();
  return statements;
}

/** The variables that a command has from elsewhere, or takes away: `read NAME`, `unset NAME`. */
function namesSetBy([command, ...others]: readonly Word[]): readonly string[] {
  if (!command || !/^(?:read|getopts|mapfile|unset)$/.test(plainText(command) ?? '')) return [];
  return others.flatMap((word) => /^[A-Za-z_]\w*$/.exec(plainText(word) ?? '')?.[0] ?? []);
}

const endOfHead = /[;\n]/g;

/** Where the head of a loop ends, before `do`. */
function headEnd(text: string, from: number): number {
  endOfHead.lastIndex = from;
  return endOfHead.exec(text)?.index ?? text.length;
}

/** Where a list ends, behind its bracket: comments may stand in it. */
function listEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length;) {
    const start = afterBlanks(text, at);
    if (text[start] === ')') return start + 1;
    at = text[start] === '#' ? lineEnd(text, start) : (wordAt(text, start, text.length)?.range.to ?? start + 1);
  }
  return text.length;
}

/** Where a redirection ends; of a here-document, its last line is kept. */
function redirected(text: string, from: number, documents: string[]): number {
  redirecting.lastIndex = from;
  const sign = redirecting.exec(text)?.[0] ?? text.slice(from, from + 1);
  const word = wordAt(text, from + sign.length, text.length);
  if (word && hereDocument.test(sign)) documents.push(plainText(word) ?? '');
  return word ? word.range.to : from + sign.length;
}

/** Where a here-document that begins at an offset ends. */
function behindDocument(text: string, from: number, last: string): number {
  for (let at = from; at < text.length; at = lineEnd(text, at) + 1)
    if (text.slice(at, lineEnd(text, at)).trim() === last) return lineEnd(text, at);
  return text.length;
}
