// detectron2's warm-up of a scheduler of fvcore (detectron2 at 02b5c4e, solver/lr_scheduler.py).
import type { Definition } from '../../language/find/definition';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { CallNode } from '../../language/tree/tree';
import { given } from '../shared/define';
import { argumentOf } from '../shared/optimizer';
import { overRun } from '../shared/run/overRun';
import { numberOf, silent, switchOf, wordOf } from '../shared/parameters';
import { warmedUp } from './multipliers';
import * as the from '../shared/usual';

/** The class, which detectron2 has in two places. */
export const warmUp = 'WarmupParamScheduler';
export const isWarmUp = (callee: string): boolean => /^detectron2\.solver(?:\.lr_scheduler)?\.WarmupParamScheduler$/.test(callee);

const parameters: Definition['parameters'] = [
  silent('scheduler'),
  numberOf('warmup_factor', 'The first value as a part of that of the scheduler', 'fraction'),
  numberOf('warmup_length', ...the.warmUpPart, { domain: { min: 0, max: 1 } }),
  wordOf('warmup_method', 'The shape of the warm-up', ['linear', 'constant']),
  switchOf('rescale_interval', 'Whether the scheduler begins behind the warm-up', false),
];

/** The claim of a call of the class: the scheduler that it is given stands within it or is named. */
export function ofWarmUp(site: Site, node: CallNode): Claim {
  const written = argumentOf(node, 'scheduler', 0);
  const part = written && site.part(written);
  const found = part ?? (written && site.named(written));
  const inner = found?.schedule;
  return {
    definition: {
      source: 'detectron2.solver',
      name: warmUp,
      formula: 'rises to s(p) over warmup_length, then s(p)',
      summary: 'Rises over the warm-up into another scheduler',
      parameters,
      curves: (values) => {
        if (!inner) return [];
        const all = given({ parameters }, values);
        const [share, isRescaled] = [all.number('warmup_length'), all.is('rescale_interval')];
        const isConstant = all.word('warmup_method') === 'constant';
        const at = warmedUp((where) => inner.at(where), { share, factor: all.number('warmup_factor'), isConstant, isRescaled });
        const jumps = [...inner.breakpoints(0, 1)].map((jump) => (isRescaled ? share + jump * (1 - share) : jump));
        return [{ quantity: 'value', schedule: overRun(at, [...(share > 0 ? [share - 1e-6] : []), ...jumps]) }];
      },
    },
    arguments: node.arguments,
    parts: part ? [part] : [],
    madeOf: found ? [found] : [],
  };
}
