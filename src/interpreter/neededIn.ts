// What of the body of a loop matters for one variable: a training loop does much in each turn that has nothing to do with the weight that it moves on.
import { bindingsOf, bodiesOf } from './compile/bindings';
import { receiverOf } from './compile/statements/tolerant';
import type { Statement } from './syntax/ast';
import { Mutable, type Value } from './values/value';

/**
 * The statements of a loop's body that the value of a variable may depend on: those that bind it, that may end the turn, or that bind or change what these name. All of
 * them where functions of the body, or what they say of other scopes, may change it unseen. `valueOf` has what names are bound to before the first turn.
 */
export function neededIn(
  body: readonly Statement[],
  name: string,
  text: string,
  valueOf: (name: string) => Value | undefined,
): readonly Statement[] {
  if (body.some(isOpaque)) return body;
  const wanted = new Set([name]);
  const needed = new Set<Statement>();
  const bound = new Map(body.map((each) => [each, bindingsOf([each]).names]));
  const words = new Map(body.map((each) => [each, new Set(text.slice(each.range.from, each.range.to).match(/[\p{L}_][\p{L}\p{N}_]*/gu))]));
  const isInside = (word: string): boolean => {
    const value = valueOf(word);
    return value instanceof Mutable || (value === undefined && body.some((each) => bound.get(each)!.has(word)));
  };
  const matters = (each: Statement): boolean =>
    leavesLoop(each) ||
    [...wanted].some((word) => bound.get(each)!.has(word) || (words.get(each)!.has(word) && (isInside(word) || receiverOf(each) === word)));
  for (let before = -1; before < needed.size;) {
    before = needed.size;
    for (const each of body) {
      if (needed.has(each) || !matters(each)) continue;
      needed.add(each);
      for (const word of words.get(each)!) wanted.add(word);
    }
  }
  return body.filter((each) => needed.has(each));
}

/** Whether a statement may change what it does not name. */
const isOpaque = (statement: Statement): boolean =>
  /^(?:function|class|global|nonlocal|broken|import)$/.test(statement.kind) || bodiesOf(statement).some((body) => body.some(isOpaque));

/** Whether a statement may end the turn of the loop around it: one of a loop within it does not. */
function leavesLoop(statement: Statement): boolean {
  if (statement.kind === 'return') return true;
  if (statement.kind === 'break' || statement.kind === 'continue') return true;
  const isLoop = statement.kind === 'for' || statement.kind === 'while';
  return bodiesOf(statement).some((body, index) => body.some((each) => (isLoop && index === 0 ? returns(each) : leavesLoop(each))));
}

const returns = (statement: Statement): boolean => statement.kind === 'return' || bodiesOf(statement).some((body) => body.some(returns));
