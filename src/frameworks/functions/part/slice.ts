// Gathers the statements of a Python file that something in it needs.
import { entriesNamed } from '../../../language/resolve/lookUp';
import { isChangedElsewhere } from '../../../language/resolve/uses/uses';
import { changeKey, deleteKey } from '../../../language/tree/changeKey';
import { type Statement, statementAt } from '../../../language/tree/statements';
import type { Entry, MappingNode, Range } from '../../../language/tree/tree';
import { isScope } from '../../../language/tree/walk';
import { addedBehind } from '../counted';
import type { NameRead } from './namesIn';

const mostCharacters = 30_000;
const mostNames = 1_000;

/** A piece of the file, and what has to stand behind it where nothing else of its block does. */
export interface Piece extends Range {
  readonly empty?: string;
}

/** Where names are to be looked up, but for those that the function around them binds itself. */
interface Open extends Range {
  readonly locals?: MappingNode;
}

/** Gathers pieces of a file until all names in them are looked up. */
export class Slice {
  readonly #pieces = new Map<number, Piece>();
  /** Statements of which only the names in a range are looked up. */
  readonly #lookedInto = new Set<number>();
  /** Blocks of which only a part is taken. */
  readonly #opened = new Set<number>();
  /** Methods of opened classes that are taken once their name is met. */
  readonly #methods = new Map<string, (() => void)[]>();
  readonly #asked = new Set<string>();
  readonly #attributes = new Set<string>();
  readonly #paths = new Set<string>();
  readonly #changes = new Set<string>();
  readonly #open: Open[] = [];
  #size = 0;
  /** Whether what one of the names stands for depends on when a function is called that sets it for all others. */
  #isMoved = false;
  /** The names that stand for nobody knows what, as that is changed under another name. */
  readonly moved = new Set<string>();
  /** Where what is needed stands; behind all of the text where it is needed elsewhere. */
  #start = Infinity;

  constructor(
    private readonly text: string,
    private readonly statements: readonly Statement[],
    /** The scopes around, from the module on. */
    private readonly scopes: readonly MappingNode[],
    /** The names that are read in a range. */
    private readonly namesOf: (range: Range) => readonly NameRead[],
    private readonly counted?: string,
    /** The names whose values are said elsewhere. */
    without: readonly string[] = [],
  ) {
    without.forEach((name) => this.#asked.add(name));
  }

  get pieces(): readonly Piece[] {
    return [...this.#pieces.values()].sort((a, b) => a.from - b.from);
  }

  /** Takes the statement around a range, and opens the blocks around that. Whether there is one. */
  around(range: Range, isExpression: boolean): boolean {
    this.#start = range.from;
    let statement = statementAt(this.statements, range.from);
    for (let next = statement && statementAt(statement.body, range.from); next; next = statementAt(next.body, range.from)) {
      this.#openBlock(statement!);
      statement = next;
    }
    const first = statement?.body[0];
    // The head of a block needs no more of its body than what that binds of what the head reads.
    if (statement?.kind === 'other' && first && isExpression && range.to < first.from) this.#openBlock(statement, [range]);
    else if (statement && isExpression) {
      this.#lookedInto.add(statement.from);
      this.#take(statement, [range]);
    }
    if (statement && !isExpression) this.#takeWhole(statement);
    return statement !== undefined;
  }

  /** Takes what the names of all pieces are bound by, and some more, the methods of its classes among them: `.get_lr`. Whether that is not too much. */
  complete(also: readonly string[]): boolean {
    also.forEach((name) => (name.startsWith('.') ? this.#askAttribute(name.slice(1), name) : this.#ask(name)));
    for (let next = this.#open.pop(); next; next = this.#open.pop()) {
      if (this.#isMoved || this.#size > mostCharacters || this.#asked.size > mostNames) return false;
      const { from, to, locals } = next;
      const isOuter = (name: string) => !locals || entriesNamed(locals, name).length === 0;
      for (const { name, path, isItem } of this.namesOf({ from, to })) {
        if (path !== undefined && !isItem) this.#askAttribute(name, path);
        if (path === undefined && isOuter(name)) this.#ask(name);
        if (path !== undefined && isOuter(path.split(/[.[]/, 1)[0]!)) this.#askChanges(path);
      }
    }
    this.#ask('*');
    return !this.#isMoved;
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
    const countsUp = ({ key }: Entry) => key !== undefined && addedBehind(this.text, word, key.range.to) !== undefined;
    for (const scope of this.scopes) {
      const entries = entriesNamed(scope, word);
      const changes = [...entriesNamed(scope, changeKey(word)), ...this.#deletions(scope, word)];
      if (entries.length > 0) this.#askChanges(word);
      // What that is bound to does not matter any more.
      if (this.moved.has(word)) return;
      for (const entry of [...entries, ...changes]) if (word !== this.counted || countsUp(entry)) this.#takeEntry(entry);
      const ofFunctions = entries.filter((entry) => this.#isGlobal(entry));
      if (ofFunctions.length > 0 && ofFunctions.length < entries.length && word !== this.counted) this.#isMoved = true;
    }
  }

  /** Asks whether what a name of the file leads to may be changed under another one. */
  #askChanges(path: string): void {
    const [root = ''] = path.split(/[.[]/, 1);
    if (root === 'self' || this.#changes.has(path) || this.moved.has(root)) return;
    this.#changes.add(path);
    const isThing = ({ value, isDefault }: Entry) =>
      isDefault !== true &&
      (/^(?:list|call)$/.test(value.kind) || (value.kind === 'mapping' && (value.scope !== true || value.ofClass === true)));
    const isBound = this.scopes.some((scope) => entriesNamed(scope, root).some(isThing));
    if (isBound && isChangedElsewhere(path, this.scopes)) this.moved.add(root);
  }

  /** Whether an entry is that of a function which sets a name of the module: `global top`. */
  #isGlobal({ key, merged }: Entry): boolean {
    return (
      merged === true &&
      key !== undefined &&
      /\bglobal[ \t]+[\w, \t]*$/.test(this.text.slice(Math.max(key.range.from - 100, 0), key.range.from))
    );
  }

  /** Where a name is deleted before it is used; what a script tidies up behind that does not matter. */
  #deletions(scope: MappingNode, word: string): readonly Entry[] {
    return entriesNamed(scope, deleteKey(word)).filter(({ key }) => key!.range.from < this.#start);
  }

  #askAttribute(name: string, path: string): void {
    if (!this.#attributes.has(name)) {
      this.#attributes.add(name);
      this.#methods.get(name)?.forEach((take) => take());
      // An option of the command line is where it is added.
      this.#askPath(`args.${name}`);
    }
    this.#askPath(path);
  }

  /** Takes what sets an attribute: `cfg.warmup = 200`. */
  #askPath(path: string): void {
    if (this.#paths.has(path)) return;
    this.#paths.add(path);
    for (const scope of this.scopes) entriesNamed(scope, path).forEach((entry) => this.#takeEntry(entry));
  }

  /** Takes the statement of an entry: of a block that is opened, the one in it; of a class, what is needed of it. */
  #takeEntry(entry: Entry): void {
    const offset = placeOf(entry);
    let statement = statementAt(this.statements, offset);
    while (statement && this.#opened.has(statement.from)) {
      const inner = statementAt(statement.body, offset);
      if (!inner) return;
      statement = inner;
    }
    if (!statement) return;
    if (this.#lookedInto.has(statement.from)) this.#lookInto(entry);
    else if (statement.kind === 'class' && statement.body.length > 0) this.#openBlock(statement);
    else this.#takeWhole(statement);
  }

  /** Looks up the names of one that is bound in a statement which is taken for something else in it. */
  #lookInto({ key, value }: Entry): void {
    const { from, to } = value.range;
    const locals = isScope(value) && !setsOuter.test(this.text.slice(from, to)) ? value : undefined;
    this.#open.push({ from: Math.min(from, key?.range.from ?? from), to, ...(locals && { locals }) });
  }

  /** Takes a statement; in the body of a function, what that binds itself is not looked up. */
  #takeWhole(statement: Statement, scopes = this.scopes): void {
    const { from, to, body, kind } = statement;
    const start = body[0]?.from;
    const locals = kind === 'function' && !setsOuter.test(this.text.slice(start, to)) ? scopeOf(statement, scopes) : undefined;
    if (!locals || start === undefined) {
      this.#take(statement);
      return;
    }
    const parameters = locals.entries.flatMap(({ key, merged }) => (key && merged !== true && key.range.from < start ? [key.range] : []));
    this.#take(statement, [...between({ from, to: start }, parameters), { from: start, to, locals }]);
  }

  /** Takes the head of a block, and looks up the names in it, or in some ranges of it where nothing but these matters of the block. */
  #openBlock(statement: Statement, asked?: readonly Range[]): void {
    if (this.#opened.has(statement.from)) return;
    this.#opened.add(statement.from);
    const [first] = statement.body;
    const indent = /^\s*/.exec(this.text.slice(first!.from, first!.to))![0];
    const isEmpty = statement.kind === 'class' || asked !== undefined;
    const head = { from: statement.from, to: first!.from - 1, ...(isEmpty && { empty: `${indent}pass\n` }) };
    // What a loop goes through does not matter where its step is given.
    const isIdle = this.counted !== undefined && statement.kind === 'other';
    this.#take(head, asked ?? (isIdle ? [] : [head]));
    if (statement.kind !== 'class') return;
    const scope = scopeOf(statement, this.scopes);
    const take = (method: Statement) => this.#takeWhole(method, scope ? [scope] : []);
    for (const member of statement.body) {
      if (member.kind !== 'function' || member.name === undefined || /^__\w+__$/.test(member.name) || this.#attributes.has(member.name))
        take(member);
      else this.#methods.set(member.name, [...(this.#methods.get(member.name) ?? []), () => take(member)]);
    }
  }

  /** Takes a piece, whose names are to be looked up: all of them, or those in some ranges. */
  #take({ from, to, empty }: Piece, names: readonly Open[] = [{ from, to }]): void {
    if (this.#pieces.has(from)) return;
    this.#pieces.set(from, { from, to, ...(empty !== undefined && { empty }) });
    this.#open.push(...names);
    this.#size += to - from;
  }
}

/** What of a range lies between others in it, in document order. */
function between({ from, to }: Range, others: readonly Range[]): readonly Range[] {
  const starts = [from, ...others.map((other) => other.to)];
  return starts.map((start, index) => ({ from: start, to: others[index]?.from ?? to }));
}

/** The scope of a function or class that is bound in one of some scopes. */
function scopeOf({ name, from, to }: Statement, scopes: readonly MappingNode[]): MappingNode | undefined {
  const named = name === undefined ? [] : scopes.flatMap((scope) => entriesNamed(scope, name));
  const own = named.find(({ value: { range } }) => from <= range.from && range.from < to);
  return own?.value.kind === 'mapping' && own.value.scope === true ? own.value : undefined;
}

/** Says that a name is not a function's own. */
const setsOuter = /\b(?:global|nonlocal)\b/;

/** Where the statement of an entry is met: at its key, or behind the decorators of a function or class. */
const placeOf = ({ value, key }: Entry): number => (isScope(value) ? value.range.from : (key?.range.from ?? value.range.from));
