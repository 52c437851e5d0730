// torch's schedulers in Ignite's `LRScheduler` (pytorch-ignite 0.5.5): at each event it asks them for a rate and counts on, without stepping them.
import { say } from '../../core/message';
import { recurrence } from '../../core/computed/wholeSteps';
import type { Schedule } from '../../core/schedule';
import type { FoundSchedule } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { CallNode } from '../../language/tree/tree';
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
  const [, unit, end] = /(?:^|\.)(EPOCH|ITERATION)_(?:STARTED|(COMPLETED))$/.exec(eventOf(site) ?? '') ?? [];
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
    const first = end === undefined ? next() : group.rate;
    return recurrence(first, next, { totalSteps: scheduler.length, unit: unit === 'EPOCH' ? 'epoch' : 'step' });
  };
  const schedule = asked();
  const claim = claimOf(
    'LRScheduler',
    'Asks a scheduler of PyTorch for the rate at each event',
    [{ found: inner, part }],
    schedule && (() => schedule),
  );
  const note =
    end === undefined ? undefined : 'Attached to the end of an event, it comes one event late: the first two have the same rate.';
  const problems = schedule ? [] : [problem('no-curve', say('What Ignite steps here is not known, so there is no curve.'), node.range)];
  return { ...claim, ...(claim.definition && note !== undefined && { definition: { ...claim.definition, note } }), problems };
}

/** The event that a scheduler is attached to, as it is written. */
function eventOf(site: Site): string | undefined {
  const name = site.place.path.at(-1);
  const attached = site.calls('add_event_handler').find(({ node }) => {
    const handler = (node as CallNode).arguments[1]?.value;
    return handler?.kind === 'name' && handler.name === name;
  });
  const event = attached && (attached.node as CallNode).arguments[0]?.value;
  return event?.kind === 'name' ? event.name : event?.kind === 'call' ? event.callee : undefined;
}
