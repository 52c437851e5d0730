// References within arithmetic of a config: what they lead to is put in as the text that it is, without brackets.
import { say } from '../../core/message';
import type { Node, OperationNode, Range } from '../tree/tree';
import { fail } from './reasons';
import type { Evaluated, NotFound } from './value';

/** How strongly operators bind. */
const strength: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '//': 2, '%': 2, '**': 3 };

/** What may be asked of the text around. */
interface Place {
  readonly value: (node: Node) => Evaluated;
  readonly text: (range: Range) => string;
}

/** Whether brackets stand around a node by itself; a few blanks may be between. */
function isInBrackets({ range: { from, to } }: Node, { text }: Place): boolean {
  const before = text({ from: Math.max(0, from - 8), to: from }).trimEnd();
  return (
    before.endsWith('(') &&
    text({ from: to, to: to + 8 })
      .trimStart()
      .startsWith(')')
  );
}

/** Why an operation is not what its operands are by themselves: `${sum} * 2` with `sum: 1 + 2` is 1 + 2 * 2. Undefined where the two are the same. */
export function notAsPutIn({ operator, operands }: OperationNode, place: Place): NotFound | undefined {
  const isSame = (inner: string, isLeft: boolean): boolean => {
    const [own = 0, its = 0] = [strength[operator], strength[inner]];
    if (operands.length === 1) return its === 2 && (inner === '*' || inner === '/');
    return its > own || (its === own && isLeft && own < 3) || (its === own && own > 0 && operator === inner && /^[+*]$/.test(inner));
  };
  for (const [index, operand] of operands.entries()) {
    const result = operand.kind === 'reference' ? place.value(operand) : undefined;
    const inner = result?.ok === true && result.written?.expression?.kind === 'operation' ? result.written.expression.operator : undefined;
    if (inner === undefined || isSame(inner, index === 0) || operator === 'format' || isInBrackets(operand, place)) continue;
    const name = operand.kind === 'reference' ? operand.path : '';
    return fail(say('{name} is put in as a text without brackets, which makes something else of it.', { name }), operand);
  }
  return undefined;
}
