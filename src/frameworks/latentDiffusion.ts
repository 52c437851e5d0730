// The configs of latent diffusion and Stable Diffusion: `scheduler_config: {target: ldm.lr_scheduler.LambdaLinearScheduler, params: {...}}`
// (CompVis/latent-diffusion at a506df5, ldm/lr_scheduler.py). What they give multiplies the rate.
import { say } from '../core/message';
import type { ParameterValues } from '../core/parameter';
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Claim, Framework } from '../language/find/framework';
import { entryOf } from '../language/resolve/lookUp';
import { type Given, given } from './shared/define';
import { numberOf, numbersOf, silent } from './shared/parameters';
import { entryArguments } from './shared/entryArguments';
import * as the from './shared/usual';

const whole = { min: 0, integer: true } as const;
/** A stretch of the curve: a warm-up and a fall. */
interface Cycle {
  readonly warm: number;
  readonly length: number;
  readonly first: number;
  readonly top: number;
  readonly low: number;
}

const rising = ({ warm, first, top }: Cycle, done: number): number => ((top - first) / warm) * done + first;
const cosine = ({ warm, length, top, low }: Cycle, done: number): number =>
  low + 0.5 * (top - low) * (1 + Math.cos(Math.min((done - warm) / (length - warm), 1) * Math.PI));
/** It falls over the whole cycle, so that it begins behind the warm-up where it would be by then. */
const line = ({ length, top, low }: Cycle, done: number): number => low + ((top - low) * (length - done)) / length;

const ofLists: readonly DefinedParameter[] = [
  numbersOf('warm_up_steps', 'The warm-up of each cycle', { unit: 'steps' }),
  numbersOf('f_min', 'The factor at the end of each cycle', { unit: 'factor' }),
  numbersOf('f_max', 'The factor behind the warm-up of each cycle', { unit: 'factor' }),
  numbersOf('f_start', 'The factor that each cycle begins with', { unit: 'factor' }),
  numbersOf('cycle_lengths', 'The lengths of the cycles', { unit: 'steps' }),
  silent('verbosity_interval'),
];

function cyclesOf(values: Given): readonly Cycle[] {
  const [warm, low, top, first] = ['warm_up_steps', 'f_min', 'f_max', 'f_start'].map((name) => values.numbers(name));
  return values.numbers('cycle_lengths').map((length, i) => ({ length, warm: warm![i]!, low: low![i]!, top: top![i]!, first: first![i]! }));
}

function ofCycles(name: string, formula: string, fall: (cycle: Cycle, done: number) => number): Definition {
  return define({
    name,
    formula,
    summary: 'Rises and falls in each cycle',
    parameters: ofLists,
    check: (values) => {
      const lengths = new Set(ofLists.flatMap((each) => (each.kind === 'numbers' ? [numbersIn(values, each.name).length] : [])));
      return lengths.size > 1 ? [{ parameter: 'cycle_lengths', message: say('All lists must have the same number of values.') }] : [];
    },
    schedule: (values) => {
      const cycles = cyclesOf(values);
      const ends = cycles.reduce<readonly number[]>((sums, { length }) => [...sums, (sums.at(-1) ?? 0) + length], []);
      const at = (step: number): number => {
        // The last step of a cycle is its own, not the first of the next.
        const index = ends.findIndex((end) => step <= end);
        const cycle = cycles[index];
        if (!cycle) return NaN;
        const done = step - (index === 0 ? 0 : ends[index - 1]!);
        return done < cycle.warm ? rising(cycle, done) : fall(cycle, done);
      };
      // A last cycle that stays where it is has no end worth drawing.
      const last = cycles.at(-1);
      const isFlat = last !== undefined && last.top === last.low;
      const length = isFlat ? (ends.at(-2) ?? 0) + 2 * Math.max(last.warm, 1) : (ends.at(-1) ?? 1);
      return wholeSteps(at, { totalSteps: length, past: isFlat ? 'holds' : 'fails' });
    },
  });
}

const numbersIn = (values: ParameterValues, name: string): readonly unknown[] => (Array.isArray(values[name]) ? values[name] : []);

function define({
  schedule,
  ...rest
}: Pick<Definition, 'name' | 'formula' | 'summary' | 'parameters'> & {
  readonly check?: NonNullable<Definition['check']>;
  readonly schedule: (values: Given) => ReturnType<typeof wholeSteps>;
}): Definition {
  return {
    source: 'ldm.lr_scheduler',
    note: 'The rate is this factor times base_learning_rate, which is also multiplied with the accumulated batches, the GPUs and the batch size unless the training is started with --scale_lr False.',
    curves: (values) => [{ quantity: 'factor', schedule: schedule(given(rest, values)) }],
    ...rest,
  };
}

const definitions: ReadonlyMap<string, Definition> = new Map(
  [
    define({
      name: 'LambdaWarmUpCosineScheduler',
      formula: 'lr_start + (lr_max − lr_start) · t/W, then lr_min + (lr_max − lr_min) · (1 + cos(π (t − W)/(T − W))) / 2',
      summary: 'Rises over the warm-up and falls along half a cosine',
      parameters: [
        numberOf('warm_up_steps', ...the.warmUpSteps, { domain: whole }),
        numberOf('lr_min', ...the.lastFactor),
        numberOf('lr_max', 'The factor behind the warm-up', 'factor'),
        numberOf('lr_start', 'The first factor', 'factor'),
        numberOf('max_decay_steps', 'The step at which the fall ends', 'steps', { role: 'total', domain: { above: 0 } }),
        silent('verbosity_interval'),
      ],
      schedule: (values) => {
        const [warm, low, top, first, length] = ['warm_up_steps', 'lr_min', 'lr_max', 'lr_start', 'max_decay_steps'].map((name) =>
          values.number(name),
        ) as [number, number, number, number, number];
        const cycle = { warm, low, top, first, length };
        return wholeSteps((step) => (step < warm ? rising(cycle, step) : cosine(cycle, step)), { totalSteps: length, past: 'holds' });
      },
    }),
    ofCycles('LambdaWarmUpCosineScheduler2', 'in each cycle: f_start to f_max over the warm-up, then half a cosine to f_min', cosine),
    ofCycles('LambdaLinearScheduler', 'in each cycle: f_start to f_max over the warm-up, then f_min + (f_max − f_min) · (L − t)/L', line),
  ].map((each) => [each.name, each]),
);

/** The schedulers of latent diffusion's configs, and of those that go on from it. */
export const framework: Framework = {
  name: 'latentDiffusion',
  reads: {
    field: 'generation',
    library: 'latent diffusion',
    what: 'the `scheduler_config` of configs of latent diffusion, Stable Diffusion and `sgm`: the factor of the rate',
    where: 'YAML',
  },
  language: 'yaml',
  marks: () => [...definitions.keys()],
  recognise: (site): Claim | undefined => {
    const { node, options } = site;
    if (!options.bareWords || node.kind !== 'mapping') return undefined;
    const [target, params] = ['target', 'params'].map((key) => entryOf(node, key)?.value);
    const name = target && /\blr_scheduler\.(\w+)$/.exec(site.word(target) ?? '')?.[1];
    const definition = name === undefined ? undefined : definitions.get(name);
    if (!definition || params?.kind !== 'mapping') return undefined;
    const written = entryArguments(params.entries);
    return { definition, arguments: written };
  },
};
