// The schedulers of PaddlePaddle 3.3 (optimizer/lr.py) that are given a function of the step: `LambdaDecay` and `MultiplicativeDecay`.
import { say } from '../../core/message';
import { recurrence, wholeSteps } from '../../core/computed/wholeSteps';
import { numberValue } from '../../core/methods/values';
import type { Claim } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { CallNode } from '../../language/tree/tree';
import { functionAt } from '../functions/given/functionAt';
import { parameterOf } from '../functions/parameterOf';
import { argumentOf } from '../shared/optimizer';
import { silent } from '../shared/parameters';
import { runLength } from '../shared/run/runLength';
import { last, rate, source } from './rule';

const texts = {
  LambdaDecay: { formula: 'lr · lr_lambda(t)', summary: 'Multiplies the rate with a function of the step' },
  MultiplicativeDecay: {
    formula: 'lr · lr_lambda(1) · lr_lambda(2) · … · lr_lambda(t)',
    summary: 'Multiplies the rate with a function at each step, on top of what it was',
  },
} as const;

/** The names of the classes. */
export const lambdaNames = Object.keys(texts) as readonly (keyof typeof texts)[];

/** So far is a schedule shown that has no end of its own, where nothing says how long the run is. */
const shownSteps = 1000;

/** The claim of a call of one of the classes. */
export function claimLambda(site: Site, node: CallNode): Claim | undefined {
  const name = lambdaNames.find((each) => site.callee === `${source}.${each}`);
  const written = argumentOf(node, 'lr_lambda', 1);
  if (!name || !written) return undefined;
  const found = functionAt(site, written);
  const known = 'at' in found ? found : undefined;
  return {
    definition: {
      source,
      name,
      ...texts[name],
      parameters: [
        rate,
        silent('lr_lambda'),
        ...last,
        runLength,
        ...(known?.given ?? []).map(({ name: read, value }) => parameterOf({ name: read, hasDefault: false }, undefined, value)),
        ...(known?.asked ?? []).map((open) => parameterOf({ name: open, hasDefault: false })),
      ],
      hasNoEnd: true,
      curves: (values) => {
        if (!known) return [];
        const factor = (step: number) => known.at(step, values);
        const base = numberValue(values, rate.name);
        const isAbsolute = name === 'LambdaDecay';
        const totalSteps = Number(values.total_steps ?? (isAbsolute ? known.extent(values) : undefined) ?? shownSteps);
        const schedule = isAbsolute
          ? wholeSteps((step) => base * factor(step), { totalSteps, past: 'goes on' })
          : recurrence(base, (before, step) => before * factor(step), { totalSteps });
        return [{ quantity: 'lr', schedule }];
      },
    },
    arguments: node.arguments,
    given: known?.given ?? [],
    problems: known ? [] : [problem('no-curve', say('What this function comes to is not known, so there is no curve.'), written.range)],
  };
}
