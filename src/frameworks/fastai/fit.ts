// What a fit of a fastai Learner is made of: stages of the rate and the momentum, over the batches of its epochs (fastai 2.8, callback/schedule.py).
import type { ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { DefinedCurve } from '../../language/find/kind';
import { given, type Given } from '../shared/define';
import { overRun } from '../shared/run/overRun';
import { fromStepsPerEpoch, numberOf } from '../shared/parameters';
import { type OfPart, partAt } from './shapes';

/** The batches of an epoch, where the text or the settings say them. */
const perEpoch: DefinedParameter = {
  name: 'batches per epoch',
  aliases: [],
  description: 'The batches of an epoch',
  unit: 'steps',
  kind: 'number',
  optional: true,
  isQuiet: true,
  from: fromStepsPerEpoch('batches per epoch'),
};

/** What the rate of the first parameter group is called where a slice of rates is given: the others lie between it and the last one. */
export const rateOfFirst = 'lr of the first group';
const firstGroup = numberOf(rateOfFirst, 'The rate of the first parameter group', 'rate', {
  optional: true,
  isQuiet: true,
  positional: false,
});

/** So many epochs, the first of which may be skipped, over which the rate and perhaps the momentum follow a schedule of their own. */
export interface Stage {
  readonly epochs: number;
  readonly skipped?: number;
  readonly lr: OfPart;
  readonly momentum?: OfPart;
}

interface Fit extends Omit<Definition, 'curves' | 'source'> {
  /** What is done one after the other. */
  readonly stages: (values: Given) => readonly Stage[];
  /** The same of the first parameter group, where its rate is another whatever is given. */
  readonly ofFirst?: (values: Given) => readonly Stage[];
}

/** A fit as a definition, whose parameter with the role "base" is the rate of the last parameter group. */
export function fit({ stages, ofFirst, ...rest }: Fit): Definition {
  const parameters = [...rest.parameters, perEpoch, firstGroup];
  const top = rest.parameters.find(({ role }) => role === 'base')!.name;
  return {
    ...rest,
    source: 'fastai.learner.Learner',
    parameters,
    curves: (written: ParameterValues): readonly DefinedCurve[] => {
      const values = given({ parameters }, written);
      const [first, batches] = [values.optional(rateOfFirst), values.optional(perEpoch.name)];
      const last = stages(values);
      const others = first === undefined ? ofFirst?.(values) : stages(given({ parameters }, { ...written, [top]: first }));
      const rateOf = (quantity: string, all: readonly Stage[]): DefinedCurve => ({
        quantity,
        schedule: oneAfterAnother(all, ({ lr }) => lr, batches),
      });
      const rates = others ? [rateOf('lr (first group)', others), rateOf('lr (last group)', last)] : [rateOf('lr', last)];
      const hasMomentum = last.every(({ momentum }) => momentum !== undefined);
      return hasMomentum
        ? [...rates, { quantity: 'momentum', schedule: oneAfterAnother(last, ({ momentum }) => momentum!, batches) }]
        : rates;
    },
  };
}

/** A value of stages one after the other: over their batches where those are known, else over the part of all epochs that is done. */
function oneAfterAnother(stages: readonly Stage[], of: (stage: Stage) => OfPart, batches: number | undefined): Schedule {
  const lengths = stages.map(({ epochs, skipped = 0 }) => epochs - skipped);
  const starts = lengths.map((_, index) => lengths.slice(0, index).reduce((sum, each) => sum + each, 0));
  const total = lengths.reduce((sum, each) => sum + each, 0);
  const indexAt = (epoch: number): number =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= epoch),
    );
  if (batches !== undefined) {
    const value = (step: number): number => {
      const index = indexAt(Math.floor(step / batches));
      const { epochs, skipped = 0 } = stages[index]!;
      return of(stages[index]!)(partAt(step + (skipped - starts[index]!) * batches, batches, epochs));
    };
    return wholeSteps(value, { totalSteps: total * batches, past: 'fails' });
  }
  if (stages.length === 1) return overRun(of(stages[0]!), []);
  const value = (part: number): number => {
    const index = indexAt(part * total);
    return of(stages[index]!)((part * total - starts[index]!) / lengths[index]!);
  };
  return overRun(
    value,
    starts.slice(1).map((start) => start / total),
  );
}
