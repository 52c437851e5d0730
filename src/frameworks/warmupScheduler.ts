// warmup_scheduler: a warm-up before one of PyTorch's schedulers (ildoonet/pytorch-gradual-warmup-lr at 7021d63, which is 0.3.2, and 0.3 of PyPI).
import { say } from '../core/message';
import { numberValue } from '../core/methods/values';
import type { ParameterValues } from '../core/parameter';
import { problem } from '../language/find/problems';
import { type FoundSchedule, withValuesOf } from '../language/find/found';
import type { Claim, Framework } from '../language/find/framework';
import type { DefinedCurve } from '../language/find/kind';
import type { Site } from '../language/find/site';
import type { CallNode } from '../language/tree/tree';
import { rates } from './shared/groups';
import { argumentOf } from './shared/optimizer';
import { numberOf, silent } from './shared/parameters';
import { isSince } from './shared/release';
import type { Group, Scheduler } from './torch/running';
import { curvesOf, schedulerOf } from './torch/torchDefinition';
import * as the from './shared/usual';

const source = 'warmup_scheduler';
const name = 'GradualWarmupScheduler';

const parameters = [
  ...rates,
  silent('optimizer'),
  numberOf('multiplier', 'The rate behind the warm-up as a multiple of the rate of the optimizer; with 1 it begins at 0', 'factor', {
    domain: { min: 1 },
  }),
  numberOf('total_epoch', ...the.warmUpSteps, { domain: { above: 0 } }),
  silent('after_scheduler'),
];

/** How the scheduler runs; `keepsRate` is what 0.3.2 does when the warm-up is done: it takes the rate that the other one was made with. */
function warmedUp(values: ParameterValues, after: Scheduler | undefined, keepsRate: boolean): Scheduler {
  const [multiplier, warm] = [numberValue(values, 'multiplier'), numberValue(values, 'total_epoch')];
  return {
    length: Math.ceil(warm + 1 + (after?.length ?? warm)),
    hasMomentum: after?.hasMomentum ?? false,
    start: (group: Group) => {
      const running = after?.start(group);
      const made = group.rate;
      const base = (group.initial ??= group.rate);
      let [count, isDone] = [0, false];
      const rate = (): number => base * (multiplier === 1 ? count / warm : ((multiplier - 1) * count) / warm + 1);
      const step = (): void => {
        if (isDone && running) {
          running.step();
          return;
        }
        count++;
        isDone = count > warm;
        if (!isDone) group.rate = rate();
        else if (!running) group.rate = base * multiplier;
        else {
          running.rebase?.(base * multiplier);
          if (keepsRate) group.rate = made;
          else {
            // It is asked for the rate of the step that it is at.
            running.undo();
            running.ask?.();
          }
        }
      };
      group.rate = rate();
      return { step, begin: step, undo: () => count--, restart: step };
    },
  };
}

function claimOf(site: Site, node: CallNode): Claim {
  const given = argumentOf(node, 'after_scheduler', 3);
  const isGiven = given !== undefined && given.kind !== 'null';
  const part = isGiven ? site.part(given) : undefined;
  const found = part ?? (isGiven ? site.named(given) : undefined);
  // What depends on a metric is stepped in another way.
  const schedulerFor = (of: FoundSchedule | undefined, group: number) =>
    of && of.definition?.name !== 'ReduceLROnPlateau' ? schedulerOf(of, group) : undefined;
  const isKnown = !isGiven || schedulerFor(found, 0) !== undefined;
  const keepsRate = isSince(site.options, 'warmup-scheduler', '0.3.2');
  const message = say('What this scheduler does is not known, so there is no curve.');
  const made = (values: ParameterValues, of: FoundSchedule | undefined): readonly DefinedCurve[] =>
    isKnown ? curvesOf(values, (group) => warmedUp(values, schedulerFor(of, group), keepsRate)) : [];
  return {
    definition: {
      source,
      name,
      formula: 'lr · t/W (or lr · (1 + (multiplier − 1) · t/W)), then after_scheduler from W + 1 on',
      summary: 'Rises over the warm-up, and then runs another scheduler',
      note: 'The other scheduler begins a step late. It begins at the rate that it was made with, whatever the multiplier is, in 0.3.2.',
      parameters,
      curves: (values) => made(values, found),
      remade: ([other], values) => made(values, part && withValuesOf(part, other)),
    },
    arguments: node.arguments,
    problems: isKnown ? [] : [problem('no-curve', message, given.range)],
    parts: part ? [part] : [],
    // The rate is that of the whole, which asks for it once.
    madeOf: found ? [{ ...found, unknowns: found.unknowns.filter(({ parameter }) => parameter.name !== 'lr') }] : [],
  };
}

/** The warm-up of warmup_scheduler. */
export const framework: Framework = {
  name: 'warmupScheduler',
  reads: {
    field: 'libraries',
    library: 'warmup_scheduler',
    what: '`GradualWarmupScheduler`, with the scheduler behind it',
    where: 'Python',
  },
  marks: () => [name],
  recognise: (site) => {
    const { node, callee } = site;
    const isOurs = callee === `${source}.${name}` || callee === `${source}.scheduler.${name}`;
    return isOurs && node.kind === 'call' ? claimOf(site, node) : undefined;
  },
};
