// What the definitions of torch's schedulers share.
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import { keptSteps } from '../../core/computed/keptSteps';
import { recurrence, wholeSteps } from '../../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { DefinedCurve, MadeOf } from '../../language/find/kind';
import { type FoundSchedule, withValuesOf } from '../../language/find/found';
import { curvesForGroups, valueOf } from '../shared/groups';
import { schedulerCall } from '../shared/installed';
import { type Group, type Release, type Rule, type Scheduler, scheduler } from './running';

/** A definition that can be a part of a sequence or of a chain. */
export interface TorchDefinition extends Definition {
  /** The scheduler of a parameter group, by its number from 0 on. */
  readonly schedulerFor: (values: ParameterValues, group: number) => Scheduler;
  /** The same of a composition, with these in the place of the schedulers that stand in it. */
  readonly schedulerWith?: (parts: readonly MadeOf[], values: ParameterValues, group: number) => Scheduler;
}

/** What is its own about a class of schedulers that follows a rule. */
export interface TorchClass {
  readonly name: string;
  readonly source?: string;
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  /** The values of parameters that are left out. */
  readonly defaults?: ParameterValues;
  readonly check?: (values: ParameterValues) => readonly ParameterProblem[];
  readonly rule: (values: ParameterValues, group: number) => Rule;
  /** So many steps show all that it does. */
  readonly length: (values: ParameterValues) => number;
  readonly hasNoEnd?: boolean;
  /** Its rule neither needs the rate before nor counts steps. */
  readonly isAbsolute?: boolean;
  readonly past?: Schedule['past'];
  /** The first so many values of what it is given besides numbers: of the functions of each group, of the metric. */
  readonly tables?: (values: ParameterValues, steps: number) => readonly (readonly number[])[];
}

/** The definition of a class of schedulers in a release. */
export function torchDefinition(each: TorchClass, release: Release): TorchDefinition {
  const { rule, length, defaults = {}, isAbsolute = false, past = 'goes on', tables, ...texts } = each;
  const all = (values: ParameterValues): ParameterValues => ({ ...defaults, ...values });
  const schedulerFor = (values: ParameterValues, group: number): Scheduler =>
    scheduler(rule(all(values), group), length(all(values)), release, lastEpochOf(values));
  const absolute = (values: ParameterValues, group: number): readonly DefinedCurve[] => {
    const { next, momentum, base } = rule(values, group);
    const rate = (step: number) => next({ before: NaN, step, base: base ?? valueOf(values, 'lr', group), isInitial: false, count: step });
    const shape = { totalSteps: length(values), past };
    const curves = [{ quantity: 'lr', schedule: wholeSteps(keptSteps(rate), shape) }];
    return momentum ? [...curves, { quantity: 'momentum', schedule: wholeSteps(momentum, shape) }] : curves;
  };
  const curves = (values: ParameterValues): readonly DefinedCurve[] => {
    if (lastEpochOf(values) >= 0) return curvesOf(values, (group) => schedulerFor(values, group));
    if (isAbsolute) return curvesForGroups(values, (group) => absolute(all(values), group));
    if (!rule(all(values), 0).changes) return curvesOf(values, (group) => schedulerFor(values, group));
    return curvesForGroups(values, (group) => {
      const schedule = changing(rule(all(values), group), valueOf(values, 'lr', group), length(all(values)));
      return [{ quantity: 'lr', schedule }];
    });
  };
  return {
    source: 'torch.optim.lr_scheduler',
    ...texts,
    takesNoMore: !release.hasVerbose,
    schedulerFor,
    installed: (values, steps) => ({ ...schedulerCall(each, values), ...(tables && { tables: tables(all(values), steps) }) }),
    curves,
  };
}

/** The schedule of a rule that changes the rate at known steps, rounding errors included: it needs no more than those, however far it goes. */
function changing({ next, changes }: Rule, rate: number, totalSteps: number): Schedule {
  const { upTo, step: stepOf } = changes!;
  const after = (before: number, step: number): number => next({ before, step, base: rate, isInitial: step === 0, count: step });
  const values = recurrence(after(rate, 0), (before, number) => after(before, stepOf(number)!), { totalSteps });
  return {
    totalSteps,
    unit: 'step',
    grid: 'whole',
    past: 'goes on',
    at: (step) => values.at(upTo(Math.max(0, Math.floor(step)))),
    *breakpoints(from, to) {
      for (let number = upTo(Math.max(0, from)) + 1; ; number++) {
        const step = stepOf(number);
        if (step === undefined || step >= to) return;
        if (values.at(number) !== values.at(number - 1)) yield step;
      }
    },
  };
}

/** The curves of each group that a scheduler makes. */
export function curvesOf(values: ParameterValues, schedulerFor: (group: number) => Scheduler): readonly DefinedCurve[] {
  return curvesForGroups(values, (number) => {
    const each = schedulerFor(number);
    const rate = valueOf(values, 'lr', number);
    const run = (quantity: 'rate' | 'momentum'): Schedule => {
      const group: Group = { rate, initial: valueOf(values, 'initial_lr', number), momentum: NaN };
      const running = each.start(group);
      const first = group[quantity];
      return recurrence(first, () => (running.step(), group[quantity]), { totalSteps: each.length });
    };
    const curves = [{ quantity: 'lr', schedule: run('rate') }];
    return each.hasMomentum ? [...curves, { quantity: 'momentum', schedule: run('momentum') }] : curves;
  });
}

/** The step behind which a scheduler is made; -1 where it begins. */
export const lastEpochOf = ({ last_epoch: last }: ParameterValues): number => (typeof last === 'number' ? last : -1);

/** The scheduler of a group that a part of a sequence or a chain is, with the values and the parts of another one in its place; undefined where its values are not known, or it is none of torch's. */
export function schedulerOf(found: FoundSchedule, group: number, other?: MadeOf): Scheduler | undefined {
  const { definition, curves, unknowns } = found;
  const isKnown = curves.length > 0 && unknowns.every(({ parameter }) => parameter.name === 'lr');
  if (!definition || !('schedulerFor' in definition) || !isKnown) return undefined;
  const { schedulerFor, schedulerWith } = definition as TorchDefinition;
  const values = Object.fromEntries(withValuesOf(found, other).parameters.map(({ name, value }) => [name, value]));
  return schedulerWith && other?.parts ? schedulerWith(other.parts, values, group) : schedulerFor(values, group);
}
