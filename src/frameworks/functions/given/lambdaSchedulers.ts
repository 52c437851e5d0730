// What schedulers that are given a function of the step have in common, whichever library they are of.
import { say } from '../../../core/message';
import type { Problem } from '../../../language/find/found';
import { problem } from '../../../language/find/problems';
import type { Range } from '../../../language/tree/tree';

/** Those whose rate is the first one times the function. */
export const lambdaTexts = { formula: 'lr · lr_lambda(t)', summary: 'Multiplies the rate with a function of the step' };

/** Those whose rate is the one before times the function. */
export const multiplicativeTexts = {
  formula: 'lr · lr_lambda(1) · lr_lambda(2) · … · lr_lambda(t)',
  summary: 'Multiplies the rate with a function at each step, on top of what it was',
};

/** So far is a schedule shown that has no end of its own, where nothing says how long the run is. */
export const shownSteps = 1000;

/** A function that cannot be drawn. */
export const unknownFunction = (range: Range): Problem =>
  problem('no-curve', say('What this function comes to is not known, so there is no curve.'), range);
