// Loops of a program that are its training: each round is one step of the optimizer.
import type { SyntaxNode } from '@lezer/common';
import { epochLoopKey, loopKey, stepKey } from '../tree/loopKey';
import type { CallNode, Entry, Node } from '../tree/tree';
import { childrenOf, rangeOf, type Source, textOf } from './source';

/** What counts steps, by its name. */
const stepName =
  /^(?:(?:global_|train_|training_)?(?:step|iteration|iter|update)|(?:step|iter|update)_?(?:idx|num|i)|it|n_iter|i_iter|i_step)$/;
const epochName = /^(?:(?:current_|cur_|train_|i_)?(?:epoch|ep)(?:_?(?:idx|num|i))?|e)$/;
const trains = /\b(?:backward|apply_gradients|apply_updates|minimize|train_step|update_step)\(|\.step\(\)|scaler\.step\(/g;
/** Such a statement may end the loop before its time, or leave out what follows it. */
const endsEarly = /\b(?:break|return|continue|StopIteration)\b/;
const stepCall = /(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_.]*)\.step\(/gu;
const wholeStepCall = /^([\p{L}_][\p{L}\p{N}_.]*)\.step\([^]*\)$/u;
const skips = /\bcontinue\b/;
const around = /^(?:For|While)Statement$/;

/**
 * What a loop says of the run. `for step in range(500):` has an entry under `loopKey`, `for epoch in range(90):` one under `epochLoopKey`, where
 * they are the whole of a training. All loops have one for each thing that they step.
 */
export function trainingLoop(node: SyntaxNode, source: Source): readonly Entry[] {
  const body = node.getChild('Body');
  if (!body || isWithinLoop(node)) return [];
  const text = textOf(body, source);
  const times = new Map</* name */ string, number>();
  for (const [, name] of text.matchAll(stepCall)) times.set(name!, (times.get(name!) ?? 0) + 1);
  if (times.size === 0 && text.search(trains) < 0) return [];
  const loop = forLoop(node, source);
  const rounds = loop && !endsEarly.test(text) ? roundsOf(loop.sequence) : undefined;
  // What each round comes to, unless something ends it before.
  const each = childrenOf(body)
    .flatMap((child) => (child.name === 'StatementGroup' ? childrenOf(child) : [child]))
    .filter(({ name }) => /^(?:Expression|Assign|Update)Statement$/.test(name))
    .map((child) => textOf(child, source));
  const once = new Set(each.flatMap((one) => wholeStepCall.exec(one)?.[1] ?? []).filter((name) => times.get(name) === 1));
  const isWhole = loop?.unit === 'epoch' ? once.size > 0 && !skips.test(text) : rounds !== undefined && trainsInEach(text, each);
  const range = rangeOf(node.firstChild!, source);
  const entry = (key: string, value: Node): Entry => ({ key: { text: key, range }, value });
  return [
    ...(loop && isWhole && rounds ? [entry(loop.unit === 'epoch' ? epochLoopKey : loopKey, rounds)] : []),
    ...[...times.keys()].map((name) =>
      entry(stepKey(name, loop && isWhole && once.has(name) ? loop.unit : 'other'), { kind: 'null', range }),
    ),
  ];
}

interface ForLoop {
  readonly unit: 'step' | 'epoch';
  readonly sequence: Node;
}

/** A loop over steps or over epochs, by the name of what counts them. */
function forLoop(node: SyntaxNode, source: Source): ForLoop | undefined {
  const [first, target, between, sequence] = childrenOf(node);
  if (first?.name !== 'for' || target?.name !== 'VariableName' || between?.name !== 'in' || !sequence) return undefined;
  const name = textOf(target, source);
  const unit = stepName.test(name) ? 'step' : epochName.test(name) ? 'epoch' : undefined;
  return unit && { unit, sequence: source.convert(sequence, source, 0) };
}

/** Whether all that trains happens in each round. */
function trainsInEach(text: string, each: readonly string[]): boolean {
  const count = (one: string) => one.match(trains)?.length ?? 0;
  const direct = each.reduce((sum, one) => sum + count(one), 0);
  return direct > 0 && direct === count(text);
}

function isWithinLoop(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer && outer.name !== 'FunctionDefinition'; outer = outer.parent)
    if (around.test(outer.name)) return true;
  return false;
}

/** How many rounds a loop has over `range(n)`, `range(0, n)`, `range(1, n + 1)`, with a bar of progress around it or not, which may say it: `tqdm(x, total=n)`. */
function roundsOf(sequence: Node): Node | undefined {
  if (sequence.kind !== 'call') return undefined;
  const list = sequence.arguments.filter(({ name, spread }) => !name && !spread).map(({ value }) => value);
  if (/(?:^|\.)(?:tqdm|track|progress_bar)$/.test(sequence.callee)) {
    const total = sequence.arguments.find(({ name }) => name?.text === 'total')?.value;
    return list[0] && (roundsOf(list[0]) ?? (total?.kind === 'null' ? undefined : total));
  }
  if (!/^(?:range|(?:tqdm\.)?trange)$/.test(sequence.callee) || (sequence.callee === 'range' && list.length !== sequence.arguments.length))
    return undefined;
  return list.length === 1 ? list[0] : list.length === 2 ? difference(list[1]!, list[0]!, sequence) : undefined;
}

function difference(end: Node, start: Node, { range }: CallNode): Node | undefined {
  if (start.kind !== 'number' || (start.value !== 0 && start.value !== 1)) return undefined;
  return start.value === 0 ? end : { kind: 'operation', operator: '-', range, operands: [end, start] };
}
