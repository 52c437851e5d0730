// Loops of a program that are its training: each round is one step of the optimizer.
import type { SyntaxNode } from '@lezer/common';
import { loopKey } from '../tree/loopKey';
import type { CallNode, Entry, Node } from '../tree/tree';
import { childrenOf, rangeOf, type Source, textOf } from './source';

/** What counts steps, by its name. */
const stepName =
  /^(?:(?:global_|train_|training_)?(?:step|iteration|iter|update)|(?:step|iter|update)_?(?:idx|num|i)|it|n_iter|i_iter|i_step)$/;
const trains = /\b(?:backward|apply_gradients|apply_updates|minimize|train_step|update_step)\(|\.step\(\)|scaler\.step\(/g;
/** Such a statement may end the loop before its time, or leave out what follows it. */
const endsEarly = /\b(?:break|return|continue|StopIteration)\b/;
const stepCall = /^[\p{L}_][\p{L}\p{N}_.]*\.step\(\)$/u;
const around = /^(?:For|While)Statement$/;

/**
 * What `for step in range(500):` says of the run: an entry under `loopKey`, and one for each of what it steps. None where it may be no training,
 * or not the whole of one.
 */
export function trainingLoop(node: SyntaxNode, source: Source): readonly Entry[] {
  const children = childrenOf(node);
  const [target, sequence] = [children[1], children[3]];
  const body = node.getChild('Body');
  if (children[0]?.name !== 'for' || target?.name !== 'VariableName' || children[2]?.name !== 'in' || !sequence || !body) return [];
  if (!stepName.test(textOf(target, source)) || isWithinLoop(node)) return [];
  // All that trains must happen in each round.
  const each = childrenOf(body)
    .flatMap((child) => (child.name === 'StatementGroup' ? childrenOf(child) : [child]))
    .filter(({ name }) => /^(?:Expression|Assign|Update)Statement$/.test(name))
    .map((child) => ({ text: textOf(child, source), range: rangeOf(child, source) }));
  const text = textOf(body, source);
  const count = (one: string) => one.match(trains)?.length ?? 0;
  const direct = each.reduce((sum, one) => sum + count(one.text), 0);
  if (direct === 0 || direct !== count(text) || endsEarly.test(text)) return [];
  const value = roundsOf(source.convert(sequence, source, 0));
  if (!value) return [];
  const steps = each.flatMap((one) => (stepCall.test(one.text) ? [{ key: one, value }] : []));
  return [{ key: { text: loopKey, range: rangeOf(target, source) }, value }, ...steps];
}

function isWithinLoop(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer && outer.name !== 'FunctionDefinition'; outer = outer.parent)
    if (around.test(outer.name)) return true;
  return false;
}

/** How many rounds a loop has over `range(n)`, `range(0, n)`, `range(1, n + 1)`, with a bar of progress around it or not. */
function roundsOf(sequence: Node): Node | undefined {
  if (sequence.kind !== 'call') return undefined;
  const list = sequence.arguments.filter(({ name, spread }) => !name && !spread).map(({ value }) => value);
  if (/(?:^|\.)(?:tqdm|track|progress_bar)$/.test(sequence.callee)) return list[0] && roundsOf(list[0]);
  if (!/^(?:range|(?:tqdm\.)?trange)$/.test(sequence.callee) || (sequence.callee === 'range' && list.length !== sequence.arguments.length))
    return undefined;
  return list.length === 1 ? list[0] : list.length === 2 ? difference(list[1]!, list[0]!, sequence) : undefined;
}

function difference(end: Node, start: Node, { range }: CallNode): Node | undefined {
  if (start.kind !== 'number' || (start.value !== 0 && start.value !== 1)) return undefined;
  return start.value === 0 ? end : { kind: 'operation', operator: '-', range, operands: [end, start] };
}
