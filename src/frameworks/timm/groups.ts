// Parameter groups of timm: each has its rate, and a factor of what the scheduler makes of it.
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { curvesForGroups, perGroup, rates, valueOf } from '../shared/groups';
import { fromOptimizer, valuesOfOthers } from '../shared/optimizer';

const scale = 'lr_scale';

const scales: readonly DefinedParameter[] = perGroup({
  name: scale,
  aliases: [],
  description: 'The factor of the rate, the lowest rate and the warm-up, by the parameter group',
  unit: 'factor',
  kind: 'number',
  optional: true,
}).map((each, index) => ({
  ...each,
  from: (site) => (index === 0 ? fromOptimizer(site, scale) : valuesOfOthers(site, scale, each.name, 1)),
}));

/** The rates of the groups, and their factors. */
export const groupParameters: readonly DefinedParameter[] = [...rates.slice(0, 2), ...scales];

/** A definition with a curve for each parameter group. */
export function forGroups(definition: Definition): Definition {
  return {
    ...definition,
    curves: (values) =>
      curvesForGroups(values, (group) => {
        const factor = valueOf({ [scale]: 1, ...values }, scale, group);
        const lr = valueOf(values, 'lr', group);
        return definition.curves({ ...values, lr }).map(({ quantity, schedule }) => ({
          quantity,
          schedule: factor === 1 ? schedule : { ...schedule, at: (step: number) => factor * schedule.at(step) },
        }));
      }),
  };
}
