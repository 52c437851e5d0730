import { Exceeded } from '../../bounds';
import { iterate } from '../../operators/iterate';
import type { For, Statement } from '../../syntax/ast';
import { PyRange } from '../../values/sequences';
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
  const ended = (completion: Completion): Completion => (completion === BREAK ? undefined : completion);
  return (frame) => {
    if ((runtime.left -= cost) < 0) throw new Exceeded('operations');
    const items = values(frame);
    runtime.where = source.range;
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

/** The body of a loop: in a module too it is carried out as a whole, or the loop is unknown. */
function compileInner(body: readonly Statement[], scope: Scope): Execute {
  if (scope.kind !== 'module') return compileBlock(body, scope);
  const all = body.map((statement) => scope.compileStatement(statement));
  return (frame) => {
    for (const each of all) {
      const completion = each(frame);
      if (completion !== undefined) return completion;
    }
    return undefined;
  };
}
