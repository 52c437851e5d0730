// What a scheduler of Ignite is attached to: at the end of an event it sets its first value only behind that, and the optimizer has its own before.
import type { ParameterValues } from '../../core/parameter';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { DefinedParameter } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import type { DefinedCurve } from '../../language/find/kind';
import type { Site } from '../../language/find/site';
import type { CallNode } from '../../language/tree/tree';
import { numberOf } from '../shared/parameters';

/** The event that a scheduler is attached to; undefined where the file does not say it. */
export function attachedTo(site: Site): { readonly unit: 'EPOCH' | 'ITERATION'; readonly isEnd: boolean } | undefined {
  const [, unit, end] = /(?:^|\.)(EPOCH|ITERATION)_(?:STARTED|(COMPLETED))$/.exec(eventOf(site) ?? '') ?? [];
  return unit === undefined ? undefined : { unit: unit as 'EPOCH' | 'ITERATION', isEnd: end !== undefined };
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

const before = 'value of the optimizer';
const late = 'Attached to the end of an event, it comes one event late: the first one has what the optimizer was made with.';

/** A claim as it runs where it is attached; `own` is what the optimizer has before. */
export function asAttached(site: Site, claim: Claim, own: FoundParameter | undefined): Claim {
  const { definition } = claim;
  if (!definition || attachedTo(site)?.isEnd !== true) return claim;
  const first: DefinedParameter = {
    ...numberOf(before, 'What the optimizer was made with', 'none', { positional: false }),
    from: () => own && { ...own, name: before },
    ask: 'What is the value of the optimizer before the first event?',
  };
  const shifted = (curves: readonly DefinedCurve[], values: ParameterValues): readonly DefinedCurve[] =>
    curves.map(({ quantity, schedule }) => ({
      quantity,
      schedule: wholeSteps((event) => (event === 0 ? Number(values[before]) : schedule.at(event - 1)), {
        totalSteps: schedule.totalSteps + 1,
        unit: schedule.unit,
        past: schedule.past,
      }),
    }));
  const { remade, ...rest } = definition;
  return {
    ...claim,
    definition: {
      ...rest,
      note: rest.note === undefined ? late : `${rest.note} ${late}`,
      parameters: [...rest.parameters, first],
      curves: (values) => shifted(rest.curves(values), values),
      ...(remade && { remade: (parts, values) => shifted(remade(parts, values), values) }),
    },
  };
}
