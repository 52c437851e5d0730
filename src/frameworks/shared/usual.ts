// What the usual parameters of schedules are, in words and units: `numberOf('lr', ...the.highestRate)`.
import type { Parameter } from '../../core/parameter';

/** A description and the unit of what it describes. */
type Usual = readonly [description: string, unit: Parameter['unit']];

export const highestRate: Usual = ['The highest rate', 'rate'];
export const warmUpSteps: Usual = ['The steps of the warm-up', 'steps'];
export const lowestRate: Usual = ['The lowest rate', 'rate'];
export const lastRate: Usual = ['The last rate', 'rate'];
export const fallFactor: Usual = ['The factor of a fall', 'factor'];
export const firstRate: Usual = ['The first rate', 'rate'];
export const runSteps: Usual = ['The steps of the run', 'steps'];
export const exponent: Usual = ['The exponent', 'none'];
export const runEpochs: Usual = ['The epochs of the run', 'epochs'];
export const lastRateFactor: Usual = ['The last factor of the rate', 'factor'];
export const warmUpEpochs: Usual = ['The epochs of the warm-up', 'epochs'];
export const cycleGrowth: Usual = ['What the length of a cycle is multiplied with for the next', 'factor'];
export const firstValue: Usual = ['The first value', 'none'];
export const firstWarmUpRate: Usual = ['The first rate of the warm-up', 'rate'];
export const fallSteps: Usual = ['The steps of the fall', 'steps'];
export const dropFactor: Usual = ['The factor of a drop', 'factor'];
export const runUpdates: Usual = ['The updates of the run', 'steps'];
export const scheduleSteps: Usual = ['The steps of the schedule', 'steps'];
export const warmUpPart: Usual = ['The part of the run that warms up', 'fraction'];
export const lastFactor: Usual = ['The last factor', 'factor'];
export const runIterations: Usual = ['The iterations of the run', 'steps'];
export const firstRatePart: Usual = ['The first rate as a part of the rate', 'fraction'];
export const firstCycleSteps: Usual = ['The steps of the first cycle', 'steps'];
export const optimizerRate: Usual = ['The learning rate of the optimizer', 'rate'];
