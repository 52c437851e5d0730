import { say } from '../core/message';
import { type FoundParameter, parameterOf } from '../language/find/found';
import { changeTo } from './changeTo';
import type { Rule } from './rule';

/** A weight is hardly ever so large. */
const leastSteps = 100;

/** `schedule("linear", 10000, 0.5)`: a weight of thousands over less than a step, each written by its position. */
export const swappedArguments: Rule = {
  code: 'swapped-arguments',
  severity: 'warning',
  summary: 'arguments that look swapped',
  check: (found, text) => {
    const [base, total] = [parameterOf(found, 'base'), parameterOf(found, 'total')];
    if (!isWritten(base) || !isWritten(total)) return [];
    const isSwapped = Number(total.value) <= 1 && Number.isInteger(base.value) && Number(base.value) >= leastSteps;
    if (!isSwapped || [base, total].some(({ node }) => isNamed(text, node.range.from))) return [];
    const range = { from: base.node.range.from, to: total.node.range.to };
    const between = text.slice(base.node.range.to, total.node.range.from);
    const swapped = textOf(text, total) + between + textOf(text, base);
    const args = { base: base.name, total: total.name };
    const message = say('{base} comes before {total}: these look swapped.', args);
    return [{ message, range, fixes: [changeTo(swapped, range)] }];
  },
};

type Written = FoundParameter & { readonly node: NonNullable<FoundParameter['node']> };

const isWritten = (parameter: FoundParameter | undefined): parameter is Written => parameter?.node?.kind === 'number';

/** Whether a value stands behind its name. */
const isNamed = (text: string, at: number): boolean => /[\w"']\s*[=:]\s*$/.test(text.slice(Math.max(at - 40, 0), at));

const textOf = (text: string, { node }: Written): string => text.slice(node.range.from, node.range.to);
