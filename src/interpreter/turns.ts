// A loop of the file, or a method that is called again and again, turn by turn: for a variable that each turn moves on from where the last one left it.
import type { Range } from '../language/tree/tree';
import { bindingsOf, bodiesOf, isAround } from './compile/bindings';
import { functionScope } from './compile/functions';
import { CONTINUE, type Execute, type Frame, frameIn } from './compile/frame';
import { compileLazily } from './compile/lazily';
import { Scope } from './compile/scope';
import { tolerant } from './compile/statements/tolerant';
import { compileTarget } from './compile/targets';
import { outcomeOf } from './outcomeOf';
import { changesOfNames, counters, namesOf, relevantTo } from './relevant';
import type { Expression, For, Parameter, Statement } from './syntax/ast';
import { PyList, PyRange, PyTuple } from './values/sequences';
import { Unknown } from './values/unknown';
import type { Value } from './values/value';

/** A loop that is run turn by turn. */
export interface Turns {
  /** The loop as a whole. */
  readonly range: Range;
  /** Runs the next turn, where there is one. Throws as any evaluation does. */
  readonly next: () => void;
  /** What a name is bound to now: the variable, and what it depends on. */
  readonly value: (name: string) => Value | undefined;
  /** What the loop counts by, where its head says so: the name, and the first value. */
  readonly counter: { readonly name: string; readonly first: number } | undefined;
  /** How many turns it has, where that is known. */
  readonly count: number | undefined;
}

const isLoop = (each: Statement): each is Loop => each.kind === 'for' || each.kind === 'while';

type Loop = For | Extract<Statement, { kind: 'while' }>;

/**
 * The innermost loop around a range, ready for its first turn: with what stands before it done as far as that is known. Of the loop is run what
 * matters for a variable. Undefined where none is.
 */
export function turnsAround(statements: readonly Statement[], range: Range, name: string, module: Scope): Turns | undefined {
  const path = pathTo(statements, range);
  const functionAt = path.findLastIndex(({ kind }) => kind === 'function');
  const loop = path.slice(functionAt + 1).findLast(isLoop);
  if (!loop) return undefined;
  const { runtime } = module.unit;
  let frame: Frame = module.unit.globals;
  let scope = module;
  /** Goes into a scope as far as the next one in it, or as the loop. */
  const enter = (inner: Scope, body: readonly Statement[], next: Statement, parameters: readonly Parameter[] = []): void => {
    inner.isTolerant = true;
    const made = frameIn(frame, inner.size + 8);
    for (const [name, slot] of inner.slots) made[slot] = new Unknown('argument', name, next.range);
    for (const { name, byDefault } of parameters) if (byDefault) made[inner.slots.get(name)!] = compileLazily(byDefault, inner)(made);
    for (const statement of before(body, next)) {
      runtime.left = runtime.bounds.operations;
      compiled(statement, inner)(made);
    }
    [frame, scope] = [made, inner];
  };
  const functions = path.filter((each) => each.kind === 'function');
  // What the loop binds at the top of the file is its own here: when that was read, it went through all of its turns.
  if (functions.length === 0) enter(new Scope(module.unit, 'function', module, '<loop>', [], statements), statements, loop);
  functions.forEach((each, index) => enter(functionScope(each, scope), each.body, functions[index + 1] ?? loop, each.parameters));
  // What a loop around this one binds behind it is something else in the next turn of that.
  for (const outer of path.slice(functionAt + 1))
    if (outer !== loop && isLoop(outer) && isAround(outer, loop.range))
      for (const name of bindingsOf(behind([outer], loop)).names) {
        const slot = scope.slots.get(name);
        if (slot !== undefined) frame[slot] = new Unknown('argument', name, outer.range);
      }
  const items = itemsOf(loop, scope, frame);
  const store = loop.kind === 'for' ? compileTarget(loop.target, scope) : undefined;
  const isElsewhere = module.unit.changing.size > 0 || functions.some(hasNonlocal);
  const all = (isElsewhere ? loop.body : partFor(name, loop)).map((statement) => compiled(statement, scope));
  const value = (asked: string): Value | undefined => frame[scope.slots.get(asked) ?? -1];
  let turn = 0;
  let count = items.count ?? Infinity;
  return {
    range: loop.range,
    next: () => {
      if (turn >= count) return;
      store?.(frame, items.at(turn++));
      for (const execute of all) {
        const completion = execute(frame);
        if (completion === CONTINUE) return;
        // `break`, or a function that returns.
        if (completion !== undefined) return void (count = turn);
      }
    },
    value,
    counter: items.counter,
    count: items.count,
  };
}

/** What of a loop's turns matters for a variable, which is a number or of no use. */
function partFor(name: string, { body }: Loop): readonly Statement[] {
  const numbers = new Set([name, ...counters(body)]);
  return relevantTo(body, new Set([name]), { changes: changesOfNames(numbers), reads: namesOf, keepsLeaving: true });
}

/** Whether a function has one inside that changes its variables. */
const hasNonlocal = (statement: Statement): boolean =>
  statement.kind === 'nonlocal' || bodiesOf(statement).some((body) => body.some(hasNonlocal));

const compiled = (statement: Statement, scope: Scope): Execute =>
  statement.kind === 'pass' || statement.kind === 'global' || statement.kind === 'nonlocal'
    ? () => undefined
    : tolerant(statement, scope.compileStatement(statement), scope);

/** The statements around a range, the outermost first. */
function pathTo(statements: readonly Statement[], range: Range): readonly Statement[] {
  const found = statements.find((each) => isAround(each, range));
  return found ? [found, ...bodiesOf(found).flatMap((body) => pathTo(body, range))] : [];
}

/** The statements that run before another one whenever it is reached, in order. */
const before = (statements: readonly Statement[], other: Statement): readonly Statement[] =>
  statements.flatMap((each) => {
    if (each.range.to <= other.range.from) return [each];
    const isOther = each === other || !isAround(each, other.range);
    return isOther ? [] : bodiesOf(each).flatMap((body) => (body.some((one) => isAround(one, other.range)) ? before(body, other) : []));
  });

/** The statements that stand behind another one, in the bodies around it. */
const behind = (statements: readonly Statement[], other: Statement): readonly Statement[] =>
  statements.flatMap((each) => {
    if (each.range.from >= other.range.to) return [each];
    return each !== other && isAround(each, other.range) ? bodiesOf(each).flatMap((body) => behind(body, other)) : [];
  });

interface Items {
  readonly at: (turn: number) => Value;
  readonly count?: number | undefined;
  readonly counter: Turns['counter'];
}

/** What a loop goes through; where nobody knows how far, what it begins with. */
function itemsOf(loop: Loop, scope: Scope, frame: Frame): Items {
  if (loop.kind === 'while') return { at: () => null, counter: undefined };
  const { target, source } = loop;
  const unknown = new Unknown('argument', 'item', source.range);
  // What goes wrong there is for the program to tell.
  const valueOf = (expression: Expression): Value => {
    const outcome = outcomeOf(scope.unit.runtime, () => compileLazily(expression, scope)(frame));
    return outcome.kind === 'value' ? outcome.value : unknown;
  };
  const number = (expression: Expression | undefined): number | undefined => {
    if (!expression) return 0;
    const value = valueOf(expression);
    return typeof value === 'number' ? value : undefined;
  };
  const total = totalOf(source);
  /** What a bar of progress says of how far it goes. */
  const said = (): number | undefined => {
    const count = number(total);
    return count !== undefined && count > 0 ? count : undefined;
  };
  const [name, list] = unwrapped(source);
  const [first] = target.kind === 'tuple' ? target.items : [target];
  const nameOf = (each: Expression | undefined) => (each?.kind === 'name' ? each.name : undefined);
  if (name === 'enumerate' && target.kind === 'tuple') {
    const start = number(list[1]);
    const counted = nameOf(first);
    const others = target.items.slice(1).map(() => unknown);
    return {
      count: said() ?? (list[0] && itemsOf({ ...loop, source: list[0] }, scope, frame).count),
      at: (turn) => new PyTuple([start === undefined ? unknown : start + turn, ...others]),
      counter: counted === undefined || start === undefined ? undefined : { name: counted, first: start },
    };
  }
  const known = name === 'range' ? undefined : valueOf(source);
  if (known instanceof PyList || known instanceof PyTuple)
    return { at: (turn) => known.items[turn] ?? unknown, count: known.items.length, counter: undefined };
  const range = name === 'range' ? rangeOf(list.map((each) => number(each))) : known instanceof PyRange ? known : undefined;
  if (!range) return { at: () => unknown, count: said(), counter: undefined };
  const counted = nameOf(target);
  return {
    at: (turn) => range.start + turn * range.step,
    count: range.length,
    counter: counted === undefined || range.step !== 1 ? undefined : { name: counted, first: range.start },
  };
}

/** What a call makes or shows the progress of: `trange(9)` and `tqdm(range(9))` go through a range. */
function unwrapped(source: Expression): readonly [name: string | undefined, list: readonly Expression[]] {
  if (source.kind !== 'call') return [undefined, []];
  const name = source.callee.kind === 'name' || source.callee.kind === 'attribute' ? source.callee.name : '';
  const list = source.arguments.filter(({ kind }) => kind === 'plain').map(({ value }) => value);
  if (/^(?:range|trange|enumerate)$/.test(name)) return [name === 'enumerate' ? name : 'range', list];
  return /tqdm|progress|track|^list$|^iter$/i.test(name) && list[0] ? unwrapped(list[0]) : [undefined, []];
}

/** How many turns a bar of progress says that there are: `tqdm(loader, total=500)`, within an `enumerate` or around one, too. */
function totalOf(source: Expression | undefined): Expression | undefined {
  if (source?.kind !== 'call') return undefined;
  const name = source.callee.kind === 'name' || source.callee.kind === 'attribute' ? source.callee.name : '';
  const total = source.arguments.find((each) => each.kind === 'keyword' && each.name === 'total')?.value;
  const isBar = /tqdm|progress|track/i.test(name);
  if (isBar && total) return total;
  return isBar || /^(?:enumerate|list|iter)$/.test(name)
    ? totalOf(source.arguments.find(({ kind }) => kind === 'plain')?.value)
    : undefined;
}

/** A range of which the end may not be known. */
function rangeOf(
  ends: readonly (number | undefined)[],
): { readonly start: number; readonly step: number; readonly length: number | undefined } | undefined {
  const [start, end, step] = ends.length === 1 ? [0, ends[0], 1] : [ends[0], ends[1], ends.length > 2 ? ends[2] : 1];
  if (start === undefined || step === undefined || step === 0 || ends.length === 0) return undefined;
  return { start, step, length: end === undefined ? undefined : new PyRange(start, end, step).length };
}
