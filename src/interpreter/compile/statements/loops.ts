import { Exceeded } from '../../bounds';
import { iterate } from '../../operators/iterate';
import type { Expression, For, Statement } from '../../syntax/ast';
import { PyRange } from '../../values/sequences';
import { Unknown, UnknownSignal } from '../../values/unknown';
import type { Value } from '../../values/value';
import { compileTest } from '../comparisons';
import { costOf } from '../cost';
import { BREAK, CONTINUE, type Completion, type Execute, type Frame } from '../frame';
import type { Scope } from '../scope';
import { compileBlock } from '../blocks';
import { compileTarget } from '../targets';

/** A `while` loop. */
export function compileWhile({ test, body, otherwise }: Extract<Statement, { kind: 'while' }>, scope: Scope): Execute {
  const { runtime } = scope.unit;
  const isTrue = compileTest(test, scope);
  const [run, last] = [compileInner(body, scope), compileBlock(otherwise, scope)];
  const cost = 1 + costOf(test);
  return (frame) => {
    for (;;) {
      if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
      if (!isTrue(frame)) return last(frame);
      const completion = run(frame);
      if (completion === undefined || completion === CONTINUE) continue;
      return completion === BREAK ? undefined : completion;
    }
  };
}

/** A `for` loop. */
export function compileFor({ target, source, body, otherwise }: For, scope: Scope): Execute {
  const { runtime } = scope.unit;
  const { run: values } = scope.compile(source);
  const store = compileTarget(target, scope);
  const [run, last] = [compileInner(body, scope), compileBlock(otherwise, scope)];
  const cost = costOf(source);
  /** One turn: undefined where the next one follows. */
  const turn = (frame: Frame, item: Value): Completion => {
    if ((runtime.left -= 2) < 0) throw new Exceeded('operations');
    store(frame, item);
    const completion = run(frame);
    return completion === CONTINUE ? undefined : completion;
  };
  const variable = target.kind === 'name' ? target.name : undefined;
  const isOfItems = variable !== undefined && otherwise.length === 0 && changesOnly(variable, body);
  const ended = (completion: Completion): Completion => (completion === BREAK ? undefined : completion);
  return (frame) => {
    if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
    const items = isOfItems ? known(values, frame) : values(frame);
    runtime.where = source.range;
    if (isOfItems && items instanceof Unknown) {
      store(frame, items);
      return undefined;
    }
    if (items instanceof PyRange) {
      for (let i = 0; i < items.length; i++) {
        const completion = turn(frame, items.start + i * items.step);
        if (completion !== undefined) return ended(completion);
      }
      return last(frame);
    }
    for (const item of iterate(runtime, items)) {
      const completion = turn(frame, item);
      if (completion !== undefined) return ended(completion);
    }
    return last(frame);
  };
}

/** The value of an expression, or what is not known of it. */
function known(value: (frame: Frame) => Value, frame: Frame): Value {
  try {
    return value(frame);
  } catch (error) {
    if (error instanceof UnknownSignal) return error.unknown;
    throw error;
  }
}

/** Whether statements change nothing but items and attributes of a variable: of what is not known nothing else comes of them. */
function changesOnly(variable: string, body: readonly Statement[]): boolean {
  const isPart = (target: Expression): boolean =>
    (target.kind === 'subscript' || target.kind === 'attribute') &&
    (target.object.kind === 'name' ? target.object.name === variable : isPart(target.object));
  return body.every((statement) => {
    if (statement.kind === 'assign') return statement.targets.every(isPart);
    if (statement.kind === 'update') return isPart(statement.target);
    return statement.kind === 'if' && changesOnly(variable, statement.body) && changesOnly(variable, statement.otherwise);
  });
}

/** The body of a loop: in a module too it is carried out as a whole, or the loop is unknown. */
function compileInner(body: readonly Statement[], scope: Scope): Execute {
  if (scope.kind !== 'module') return compileBlock(body, scope);
  const isWithin = scope.isInLoop;
  scope.isInLoop = true;
  const all = body.map((statement) => scope.compileStatement(statement));
  scope.isInLoop = isWithin;
  return (frame) => {
    for (const each of all) {
      const completion = each(frame);
      if (completion !== undefined) return completion;
    }
    return undefined;
  };
}
