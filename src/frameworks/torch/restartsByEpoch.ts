// `CosineAnnealingWarmRestarts` that is told the epoch: `scheduler.step(epoch + i / len(loader))` (torch 2.15).
import { logarithm } from '../../core/logarithm';
import { numberValue } from '../../core/methods/values';
import type { Schedule } from '../../core/schedule';
import type { Definition } from '../../language/find/definition';
import type { Site } from '../../language/find/site';
import { curvesForGroups, valueOf } from '../shared/groups';
import { withCurves } from '../shared/run/stepping';

/** Whether the scheduler that a site makes is told where it is. */
export function isToldTheEpoch(site: Site): boolean {
  const name = site.place.path.at(-1);
  return (
    name !== undefined &&
    site.calls('step').some(({ node }) => node.kind === 'call' && node.callee === `${name}.step` && node.arguments.length > 0)
  );
}

/** The scheduler over epochs, where each step says the epoch: the cycle is then found with a logarithm, which misses some restarts. */
export function byEpoch(definition: Definition): Definition {
  return {
    ...withCurves(definition, (_, values) => {
      const all = { T_mult: 1, eta_min: 0, ...values };
      const [first, factor, low] = [numberValue(all, 'T_0'), numberValue(all, 'T_mult'), numberValue(all, 'eta_min')];
      return curvesForGroups(values, (group) => {
        const base = valueOf(values, 'lr', group);
        const part = (epoch: number) => cyclePart(epoch, first, factor);
        const schedule: Schedule = {
          totalSteps: first * (factor === 1 ? 4 : 1 + factor + factor ** 2),
          unit: 'epoch',
          grid: 'real',
          past: 'goes on',
          at: (epoch) => low + ((base - low) * (1 + Math.cos(Math.PI * part(Math.max(epoch, 0))))) / 2,
          *breakpoints(from, to) {
            let start = factor === 1 ? first * Math.max(0, Math.floor(from / first)) : 0;
            for (let length = first; start < to; start += length, length *= factor) if (start > from) yield start;
          },
        };
        return [{ quantity: 'lr', schedule }];
      });
    }),
    note: 'Each step says the epoch. The cycle is found with a logarithm: where rounding misses a restart, that epoch has eta_min.',
  };
}

/** The part of its cycle that is done at an epoch, as torch computes it. */
export function cyclePart(epoch: number, first: number, factor: number): number {
  if (epoch < first) return epoch / first;
  if (factor === 1) return (epoch % first) / first;
  const count = Math.trunc(logarithm((epoch / first) * (factor - 1) + 1, factor));
  return (epoch - (first * (factor ** count - 1)) / (factor - 1)) / (first * factor ** count);
}
