import { say } from '../core/message';
import type { Rule } from './rule';

/** A rate that changes once an epoch and begins at 0: nothing is learnt in a whole epoch. */
export const zeroEpoch: Rule = {
  code: 'zero-epoch',
  severity: 'warning',
  summary: 'a rate of 0 in the whole first epoch',
  check: ({ curves, range, keyRange, totalSteps }) => {
    const [rate] = curves;
    const isRate = rate?.quantity.startsWith('lr') === true && rate.schedule.unit === 'epoch' && rate.schedule.grid === 'whole';
    if (!isRate || totalSteps === undefined || totalSteps < 2 || rate.schedule.at(0) !== 0) return [];
    const isLearning = [1, 2, Math.floor(totalSteps / 2)].some((epoch) => rate.schedule.at(epoch) > 0);
    return isLearning
      ? [{ message: say('The rate is 0 in the whole first epoch: nothing is learnt in it.'), range: keyRange ?? range }]
      : [];
  },
};
