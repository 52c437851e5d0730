// Whether a place of a program stands in a branch that is not taken with the values that its options have.
import { parseExpression } from '../../expressions/expression';
import { createEnvironment } from '../../resolve/environment';
import { evaluate } from '../../resolve/evaluate';
import { isTrue } from '../../resolve/values';
import { lineStart } from '../../text/lineStart';
import type { Tree } from '../../tree/tree';
import { modulesOf } from '../../tree/walk';

/** The head of a branch, as its line is indented. */
interface Head {
  readonly indent: number;
  readonly word: string;
  /** Where the condition begins, and what it is. */
  readonly from: number;
  readonly condition: string;
}

const headed = /^([ \t]*)(if|elif|else|for|while|with|try|except|finally|def|class|async|match|case)\b[ \t]*(.*?)[ \t]*:[ \t]*(?:#.*)?$/;

/** Whether a condition around a place is certainly not met, or one before it in the same statement certainly is. */
export function isUntaken(tree: Tree, at: number): boolean {
  const [module] = modulesOf([tree]);
  if (!module) return false;
  const environment = createEnvironment(tree, module, [module]);
  const isMet = ({ from, condition }: Head): boolean | undefined => {
    const result = evaluate(parseExpression(tree.text, { from, to: from + condition.length }), environment);
    return result.ok ? isTrue(result.value) : undefined;
  };
  let inner = /^[ \t]*/.exec(tree.text.slice(lineStart(tree.text, at)))![0].length;
  /** Branches of this indentation come before that in which the place stands. */
  let beside: number | undefined;
  for (const head of headsBefore(tree.text, at)) {
    const isBeside = head.indent === beside && /^(?:if|elif)$/.test(head.word);
    if (isBeside && isMet(head) === true) return true;
    if (head.indent === beside && head.word === 'if') beside = undefined;
    if (head.indent >= inner) continue;
    inner = head.indent;
    if (/^(?:if|elif)$/.test(head.word) && isMet(head) === false) return true;
    beside = /^(?:elif|else)$/.test(head.word) ? head.indent : undefined;
  }
  return false;
}

/** The heads of blocks above a place, the nearest first. */
function* headsBefore(text: string, at: number): Generator<Head> {
  for (let end = lineStart(text, at) - 1; end > 0; end = lineStart(text, end) - 1) {
    const start = lineStart(text, end);
    const [, blanks, word, condition] = headed.exec(text.slice(start, end)) ?? [];
    if (blanks === undefined || word === undefined || condition === undefined) continue;
    const from = start + blanks.length + word.length;
    yield { indent: blanks.length, word, condition, from: from + /^[ \t]*/.exec(text.slice(from, end))![0].length };
  }
}
