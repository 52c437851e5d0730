// icefall's schedulers, of k2 (k2-fsa/icefall at 36e0420, egs/librispeech/ASR/zipformer/optim.py and pruned_transducer_stateless2/optim.py): Eden falls with the batch and
// with the epoch, Eden2 with the batch alone.
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import type { CallNode, Node } from '../language/tree/tree';
import { define, type Given } from './shared/define';
import { argumentOf, baseRate } from './shared/optimizer';
import { fromStepsPerEpoch, numberOf, settingOf, silent } from './shared/parameters';

/** Recipes keep them beside their optimizers. */
const callees = /(?:^|\.)(?:optim|lr_scheduler)\.(Eden2?)$/;

const perEpoch: DefinedParameter = numberOf('batches per epoch', 'The batches of an epoch', 'steps', {
  positional: false,
  domain: { above: 0 },
  from: fromStepsPerEpoch('batches per epoch'),
  ask: 'How many batches does an epoch have?',
});
const batches = numberOf('lr_batches', 'The batches behind which the rate falls', 'steps', { domain: { above: 0 } });
const epochs = numberOf('lr_epochs', 'The epochs behind which the rate falls', 'epochs', { domain: { above: 0 } });
const warmUp = [
  settingOf('warmup_batches', 'The batches of the warm-up', 'steps', 500, { domain: { min: 0 } }),
  settingOf('warmup_start', 'The part of the rate with which the warm-up begins', 'fraction', 0.5, { domain: { min: 0, max: 1 } }),
];

/** How a loop steps a scheduler. */
interface Loop {
  /** The batch that the scheduler was told of when update 0 comes. */
  readonly first: 0 | 1;
  /** Whether it has set a rate by then. */
  readonly isSet: boolean;
}

/** The part of the rate at a batch of the warm-up. */
function warmed(values: Given, batch: number): number {
  const [length, first] = [values.number('warmup_batches'), values.number('warmup_start')];
  return batch >= length ? 1 : first + (1 - first) * (batch / length);
}

const fallen = (at: number, scale: number, exponent: number): number => ((at ** 2 + scale ** 2) / scale ** 2) ** exponent;

/** What a loop makes of a rate by the batch: before a scheduler is stepped for the first time, the rate is that of the optimizer. */
const byBatch =
  (values: Given, { first, isSet }: Loop, factor: (batch: number, update: number) => number) =>
  (update: number): number =>
    values.number('lr') * (update === 0 && !isSet ? 1 : factor(update + first, update));

function definitionOf(name: string, source: string, loop: Loop, hasWarmUp: boolean): Definition {
  const own = hasWarmUp ? warmUp : [];
  const rise = (values: Given, batch: number) => (hasWarmUp ? warmed(values, batch) : 1);
  const note = loop.first === 1 ? 'The loop steps it before the optimizer, so that it is a batch ahead.' : undefined;
  const shared = { source, name, ...(note !== undefined && { note }), hasNoEnd: true, past: 'goes on' } as const;
  if (name === 'Eden2')
    return define({
      ...shared,
      formula: 'lr · (1 + (b/lr_batches)²)^−0.5 · warm-up',
      summary: 'Falls with the inverse of the batch, behind a warm-up from warmup_start',
      parameters: [baseRate, silent('optimizer'), batches, ...own, silent('verbose')],
      value: (values) => byBatch(values, loop, (batch) => fallen(batch, values.number('lr_batches'), -0.5) * rise(values, batch)),
      length: (values) => 10 * values.number('lr_batches'),
    });
  return define({
    ...shared,
    formula: `lr · (1 + (b/lr_batches)²)^−0.25 · (1 + (e/lr_epochs)²)^−0.25${hasWarmUp ? ' · warm-up' : ''}`,
    summary: 'Falls with the root of the batch and, epoch by epoch, with the root of the epoch',
    parameters: [baseRate, silent('optimizer'), batches, epochs, ...own, silent('verbose'), perEpoch],
    value: (values) => {
      const ofEpoch = (update: number) => fallen(Math.floor(update / values.number(perEpoch.name)), values.number('lr_epochs'), -0.25);
      return byBatch(
        values,
        loop,
        (batch, update) => fallen(batch, values.number('lr_batches'), -0.25) * ofEpoch(update) * rise(values, batch),
      );
    },
    length: (values) => 10 * values.number('lr_epochs') * values.number(perEpoch.name),
  });
}

/** Where a call of an optimizer's step begins: `optimizer.step()`, `scaler.step(optimizer)`. */
function stepsOptimizer({ callee, arguments: [first] }: CallNode): boolean {
  const ofFirst = first?.value.kind === 'name' ? first.value.name : '';
  return /optim/i.test(callee.slice(0, callee.lastIndexOf('.'))) || /optim/i.test(ofFirst);
}

/** How the loop of a file steps it; undefined where it counts something else than epochs from 0 on. */
function loopOf(site: Site): Loop | undefined {
  const [told, rounds] = [site.calls('step_batch'), site.calls('step_epoch')].map((list) => list.map(({ node }) => node as CallNode));
  const updates = site.calls('step').flatMap(({ node }) => (stepsOptimizer(node as CallNode) ? [node.range.from] : []));
  const isAhead = told![0] !== undefined && updates[0] !== undefined && told![0].range.from < updates[0];
  const countsEpochs = rounds!.every(({ arguments: [epoch] }) => !epoch || isEpoch(epoch.value, site));
  if (!countsEpochs) return undefined;
  return { first: isAhead ? 1 : 0, isSet: isAhead || rounds!.length > 0 || told!.length === 0 };
}

const isEpoch = ({ range }: Node, { text }: Site): boolean => /^\s*epoch(?:\s*-\s*1)?\s*$/.test(text.slice(range.from, range.to));

/** The schedulers of icefall's recipes. */
export const framework: Framework = {
  name: 'icefall',
  reads: {
    field: 'speech',
    library: 'icefall',
    what: '`Eden` and `Eden2`, by the batches of an epoch, as the loop of a recipe steps them',
    where: 'Python',
  },
  language: 'python',
  marks: () => ['Eden', 'Eden2'],
  recognise: (site) => {
    const { node, callee = '' } = site;
    const name = node.kind === 'call' ? callees.exec(callee)?.[1] : undefined;
    const loop = name === undefined ? undefined : loopOf(site);
    if (node.kind !== 'call' || name === undefined || !loop) return undefined;
    const optimizer = argumentOf(node, 'optimizer', 0);
    // The recipes with Eve have one without a warm-up.
    const isOld = optimizer !== undefined && /(?:^|\.)optim\.Eve$/.test(site.follow(optimizer)?.callee ?? '');
    return { definition: definitionOf(name, callee.replace(/\.\w+$/, ''), loop, !isOld), arguments: node.arguments };
  },
};
