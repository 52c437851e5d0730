// The part of a Python file that a function or an expression needs: its own statement, and those that bind the names in it, of classes and
// blocks only what is used of them. Reading just these keeps an edit of a long script cheap. What earlier notebook cells bind is set before it.
import { entriesNamed } from '../../language/resolve/lookUp';
import type { Site } from '../../language/find/site';
import { changeKey } from '../../language/tree/changeKey';
import { type Statement, statementAt, statementsOf } from '../../language/tree/statements';
import type { Entry, MappingNode, Range } from '../../language/tree/tree';
import { modulesOf } from '../../language/tree/walk';

/** Pieces of a file that stand apart in it, and of the notebook cells before it, as one text. */
export interface FilePart {
  readonly text: string;
  /** The offset in the part of what stands at an offset in the file. */
  readonly inPart: (offset: number) => number;
  /** The range in the file of what stands in the part; undefined for what an earlier cell has. */
  readonly inFile: (range: Range) => Range | undefined;
}

const mostCharacters = 30_000;
const mostNames = 1_000;

/**
 * What is needed of a file for the statement around a range, or, where only an expression matters, for what stands in the range; undefined
 * where no statement stands there, or where it is too much to be read at each edit. `also` are names that are needed besides; of one that is `counted`, just what counts it up.
 */
export function filePart(
  site: Site,
  range: Range,
  isExpression = false,
  also: readonly string[] = [],
  counted?: string,
): FilePart | undefined {
  const [module] = site.place.ancestors;
  if (module?.scope !== true) return undefined;
  const slice = new Slice(site.text, site.statements, site.place.ancestors, counted);
  if (!slice.around(range, isExpression) || !slice.complete(also)) return undefined;
  const part = joined(site.text, slice.pieces);
  let [before, later] = ['', slice];
  for (const cell of [...(site.options.earlierCells ?? [])].reverse()) {
    const earlier = new Slice(cell.text, statementsOf(cell), modulesOf([cell]));
    if (!earlier.completeFor(later)) return undefined;
    before = joined(cell.text, earlier.pieces).text + before;
    later = earlier;
  }
  return before === '' ? part : behind(before, part);
}

/** A part behind what it needs of other texts. */
const behind = (before: string, { text, inPart, inFile }: FilePart): FilePart => ({
  text: before + text,
  inPart: (offset) => before.length + inPart(offset),
  inFile: ({ from, to }) => (from < before.length ? undefined : inFile({ from: from - before.length, to: to - before.length })),
});

/** A piece of the file, and what has to stand behind it where nothing else of its block does. */
interface Piece extends Range {
  readonly empty?: string;
}

/** Gathers pieces of a file until all names in them are looked up. */
class Slice {
  readonly #pieces = new Map<number, Piece>();
  /** Blocks of which only a part is taken. */
  readonly #opened = new Set<number>();
  /** Methods of opened classes that are taken once their name is met. */
  readonly #methods = new Map<string, Statement[]>();
  readonly #asked = new Set<string>();
  readonly #attributes = new Set<string>();
  readonly #paths = new Set<string>();
  readonly #open: Range[] = [];
  #size = 0;

  constructor(
    private readonly text: string,
    private readonly statements: readonly Statement[],
    /** The scopes around, from the module on. */
    private readonly scopes: readonly MappingNode[],
    private readonly counted?: string,
  ) {}

  get pieces(): readonly Piece[] {
    return [...this.#pieces.values()].sort((a, b) => a.from - b.from);
  }

  /** Takes the statement around a range, and opens the blocks around that. Whether there is one. */
  around(range: Range, isExpression: boolean): boolean {
    let statement = statementAt(this.statements, range.from);
    for (let next = statement && statementAt(statement.body, range.from); next; next = statementAt(next.body, range.from)) {
      this.#openBlock(statement!);
      statement = next;
    }
    if (statement) this.#take(statement, isExpression ? range : statement);
    return statement !== undefined;
  }

  /** Takes what the names of all pieces are bound by. Whether that is not too much. */
  complete(also: readonly string[]): boolean {
    also.forEach((name) => this.#ask(name));
    for (let next = this.#open.pop(); next; next = this.#open.pop()) {
      if (this.#size > mostCharacters || this.#asked.size > mostNames) return false;
      namesIn(this.text.slice(next.from, next.to), (name, path) => {
        if (path === undefined) this.#ask(name);
        else this.#askAttribute(name, path);
      });
    }
    this.#ask('*');
    return true;
  }

  /** Takes what the names of what stands in a later text are bound by. Whether that is not too much. */
  completeFor(later: Slice): boolean {
    later.#attributes.forEach((name) => this.#askAttribute(name, `args.${name}`));
    later.#paths.forEach((path) => this.#askPath(path));
    return this.complete([...later.#asked]);
  }

  #ask(word: string): void {
    if (this.#asked.has(word)) return;
    this.#asked.add(word);
    const isTaken = ({ key }: Entry) => word !== this.counted || /^\s*\+=/.test(this.text.slice(key?.range.to, (key?.range.to ?? 0) + 20));
    for (const scope of this.scopes)
      for (const entry of [...entriesNamed(scope, word), ...entriesNamed(scope, changeKey(word))])
        if (isTaken(entry)) this.#takeAt(placeOf(entry));
  }

  #askAttribute(name: string, path: string): void {
    if (!this.#attributes.has(name)) {
      this.#attributes.add(name);
      this.#methods.get(name)?.forEach((method) => this.#take(method));
      // An option of the command line is where it is added.
      this.#askPath(`args.${name}`);
    }
    this.#askPath(path);
  }

  /** Takes what sets an attribute: `cfg.warmup = 200`. */
  #askPath(path: string): void {
    if (this.#paths.has(path)) return;
    this.#paths.add(path);
    for (const scope of this.scopes) for (const entry of entriesNamed(scope, path)) this.#takeAt(placeOf(entry));
  }

  /** Takes the statement at an offset: of a block that is opened, the one in it; of a class, what is needed of it. */
  #takeAt(offset: number): void {
    let statement = statementAt(this.statements, offset);
    while (statement && this.#opened.has(statement.from)) {
      const inner = statementAt(statement.body, offset);
      if (!inner) return;
      statement = inner;
    }
    if (!statement) return;
    if (statement.kind === 'class' && statement.body.length > 0) this.#openBlock(statement);
    else this.#take(statement);
  }

  #openBlock(statement: Statement): void {
    if (this.#opened.has(statement.from)) return;
    this.#opened.add(statement.from);
    const [first] = statement.body;
    const indent = /^\s*/.exec(this.text.slice(first!.from, first!.to))![0];
    const head = { from: statement.from, to: first!.from - 1, ...(statement.kind === 'class' && { empty: `${indent}pass\n` }) };
    // What a loop goes through does not matter where its step is given.
    const isIdle = this.counted !== undefined && statement.kind === 'other';
    this.#take(head, isIdle ? { from: head.from, to: head.from } : head);
    if (statement.kind !== 'class') return;
    for (const member of statement.body) {
      if (member.kind !== 'function' || member.name === undefined || /^__\w+__$/.test(member.name) || this.#attributes.has(member.name))
        this.#take(member);
      else this.#methods.set(member.name, [...(this.#methods.get(member.name) ?? []), member]);
    }
  }

  /** Takes a piece, whose names are to be looked up: all of them, or those in a range. */
  #take({ from, to, empty }: Piece, names: Range = { from, to }): void {
    if (this.#pieces.has(from)) return;
    this.#pieces.set(from, { from, to, ...(empty !== undefined && { empty }) });
    this.#open.push(names);
    this.#size += to - from;
  }
}

const words = /#.*|(\p{L}*)("{3}[^]*?"{3}|'{3}[^]*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(\.?)\s*([\p{L}_][\p{L}\p{N}_]*)/gu;

/** The names in a text, without those in comments and in plain strings; those of attributes with all that is written before them. */
function namesIn(text: string, found: (name: string, path: string | undefined) => void): void {
  let path = '';
  for (const [, prefix = '', quoted, point, name] of text.matchAll(words)) {
    if (name !== undefined) {
      path = point === '.' ? `${path}.${name}` : name;
      found(name, point === '.' ? path : undefined);
    } else if (quoted !== undefined && /f/i.test(prefix)) namesIn(quoted.replace(/^["']+|["']+$/g, ' '), found);
  }
}

/** Where the statement of an entry is met: at its key, or behind the decorators of a function or class. */
const placeOf = ({ value, key }: Entry): number =>
  value.kind === 'mapping' && value.scope === true ? value.range.from : (key?.range.from ?? value.range.from);

function joined(text: string, pieces: readonly Piece[]): FilePart {
  const starts: number[] = [];
  let whole = '';
  for (const { from, to, empty = '' } of pieces) {
    starts.push(whole.length);
    whole += `${text.slice(from, to)}\n${empty}`;
  }
  const froms = pieces.map(({ from }) => from);
  const shift = (offset: number, places: readonly number[], others: readonly number[]) => {
    const index = Math.max(
      places.findLastIndex((start) => start <= offset),
      0,
    );
    return offset - (places[index] ?? 0) + (others[index] ?? 0);
  };
  const inFile = (offset: number) => shift(offset, starts, froms);
  return {
    text: whole,
    inPart: (offset) => shift(offset, froms, starts),
    inFile: ({ from, to }) => ({ from: inFile(from), to: inFile(to) }),
  };
}
