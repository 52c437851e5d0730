import type { Runtime } from '../runtime';
import type { BinaryOperator } from '../syntax/ast';
import { PySet } from '../values/pyDict';

/** `a | b`, `a & b`, `a - b` and `a ^ b` of sets. */
export function setBinary(runtime: Runtime, operator: BinaryOperator, a: PySet, b: PySet): PySet | undefined {
  if (!'|&-^'.includes(operator)) return undefined;
  runtime.spend(a.members.size + b.members.size);
  const result = new PySet(runtime, a.isFrozen);
  const copy = (from: PySet, isWanted: (key: unknown) => boolean): void =>
    from.members.forEach((member, key) => {
      if (isWanted(key)) result.members.set(key, member);
    });
  if (operator === '&') copy(a, (key) => b.members.has(key));
  else if (operator === '|') [a, b].forEach((each) => copy(each, () => true));
  else {
    copy(a, (key) => !b.members.has(key));
    if (operator === '^') copy(b, (key) => !a.members.has(key));
  }
  return result;
}
