// torch's schedulers in Ignite's `LRScheduler` (pytorch-ignite 0.5.5): at each event it asks them for a rate and counts on, without stepping them.
import { say } from '../../core/message';
import { recurrence } from '../../core/computed/wholeSteps';
import type { Schedule } from '../../core/schedule';
import type { FoundSchedule, Problem } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { CallNode, Range } from '../../language/tree/tree';
import { attachedTo } from './attached';
import { argumentOf } from '../shared/optimizer';
import type { Group } from '../torch/running';
import { schedulerOf } from '../torch/torchDefinition';

/** A scheduler that another one is given: within its call, and wherever it stands. */
export interface Read {
  readonly part: FoundSchedule | undefined;
  readonly found: FoundSchedule | undefined;
}

/** `LRScheduler(lr_scheduler, save_history=False, use_legacy=False)`; attached to the end of an event it comes one event late. */
export function steppedByIgnite(
  site: Site,
  node: CallNode,
  { found: inner, part }: Read,
  claimOf: (name: string, summary: string, all: readonly Read[], make: (() => Schedule) | undefined) => Claim,
): Claim | undefined {
  const event = attachedTo(site);
  const legacy = argumentOf(node, 'use_legacy', 2);
  const scheduler = inner && schedulerOf(inner, 0);
  // Some set the rate themselves, whatever the optimizer has.
  const rate = inner?.parameters.find(({ name }) => name === 'lr')?.value ?? NaN;
  const asked = (): Schedule | undefined => {
    if (!scheduler || typeof rate !== 'number') return undefined;
    const group: Group = { rate, initial: undefined, momentum: NaN };
    const running = scheduler.start(group);
    // What has restarts counts before it is asked, and so does what is as it once was.
    const isAhead = inner.definition?.name === 'CosineAnnealingWarmRestarts' || (legacy?.kind === 'boolean' && legacy.value);
    if (!isAhead) running.undo();
    const { ask } = running;
    if (!ask) return undefined;
    const next = () => (ask(), group.rate);
    const first = event?.isEnd === true ? group.rate : next();
    return recurrence(first, next, { totalSteps: scheduler.length, unit: event?.unit === 'EPOCH' ? 'epoch' : 'step' });
  };
  const schedule = asked();
  const claim = claimOf(
    'LRScheduler',
    'Asks a scheduler of PyTorch for the rate at each event',
    [{ found: inner, part }],
    schedule && (() => schedule),
  );
  const note =
    event?.isEnd !== true ? undefined : 'Attached to the end of an event, it comes one event late: the first two have the same rate.';
  const problems = schedule ? [] : [notKnown(node.range)];
  return { ...claim, ...(claim.definition && note !== undefined && { definition: { ...claim.definition, note } }), problems };
}

/** What is said where a scheduler of PyTorch is asked in a way that is not known. */
export const notKnown = (range: Range): Problem =>
  problem('no-curve', say('What Ignite steps here is not known, so there is no curve.'), range);
