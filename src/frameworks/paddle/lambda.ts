// The schedulers of PaddlePaddle 3.3 (optimizer/lr.py) that are given a function of the step: `LambdaDecay` and `MultiplicativeDecay`.
import { recurrence, wholeSteps } from '../../core/computed/wholeSteps';
import { numberValue } from '../../core/methods/values';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { CallNode } from '../../language/tree/tree';
import { functionAt } from '../functions/given/functionAt';
import { lambdaTexts, multiplicativeTexts, shownSteps, unknownFunction } from '../functions/given/lambdaSchedulers';
import { parametersRead } from '../functions/parameterOf';
import { argumentOf } from '../shared/optimizer';
import { silent } from '../shared/parameters';
import { runLength } from '../shared/run/runLength';
import { begunBehind, last, rate, skippedOf, source } from './rule';

const texts = { LambdaDecay: lambdaTexts, MultiplicativeDecay: multiplicativeTexts } as const;

/** The names of the classes. */
export const lambdaNames = Object.keys(texts) as readonly (keyof typeof texts)[];

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
      parameters: [rate, silent('lr_lambda'), ...last, runLength, ...(known ? parametersRead(known.given, known.asked) : [])],
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
        return [{ quantity: 'lr', schedule: begunBehind(schedule, skippedOf(values)) }];
      },
    },
    arguments: node.arguments,
    given: known?.given ?? [],
    problems: known ? [] : [unknownFunction(written.range)],
  };
}
