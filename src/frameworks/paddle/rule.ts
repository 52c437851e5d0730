// What the schedulers of PaddlePaddle have in common.
import type { ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { Definition } from '../../language/find/definition';
import { define, type Rule } from '../shared/define';
import { numberOf, silent } from '../shared/parameters';
import * as the from '../shared/usual';

/** The module of the schedulers. */
export const source = 'paddle.optimizer.lr';

/** The first rate, which they take themselves. */
export const rate = numberOf('learning_rate', ...the.firstRate, { role: 'base' });

/** What they all take last. */
export const last = [
  numberOf('last_epoch', 'The step behind which it begins', 'steps', { default: -1, isQuiet: true, domain: { min: -1, integer: true } }),
  silent('verbose'),
];

/** The steps that it begins behind: it steps once when it is made. */
export const skippedOf = ({ last_epoch: before }: ParameterValues): number => (typeof before === 'number' ? before + 1 : 0);

/** A schedule without its first steps. */
export const begunBehind = (schedule: Schedule, skipped: number): Schedule =>
  skipped === 0
    ? schedule
    : wholeSteps((step) => schedule.at(step + skipped), {
        totalSteps: Math.max(1, schedule.totalSteps - skipped),
        unit: schedule.unit,
        past: schedule.past,
      });

/** The length of a schedule. */
export const total = (name: string, description: string) => numberOf(name, description, 'steps', { role: 'total', domain: { above: 0 } });

/** A scheduler whose rate is a function of the step. */
export function rule(more: Omit<Rule, 'source'>): Definition {
  const made = define({ source, ...more, parameters: [...more.parameters, ...last] });
  const curves: Definition['curves'] = (values) =>
    made.curves(values).map(({ quantity, schedule }) => ({ quantity, schedule: begunBehind(schedule, skippedOf(values)) }));
  return { ...made, curves };
}
