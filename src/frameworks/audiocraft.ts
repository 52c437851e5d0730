// AudioCraft's YAML: `schedule.lr_scheduler` beside `optim` (AudioCraft at 896ec7c, solvers/builders.py, solvers/base.py, the schedulers of its folder optim).
import { say } from '../core/message';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define, type Given } from './shared/define';
import { keyedFramework, type Way } from './shared/keyed';
import { numberOf, settingOf } from './shared/parameters';

const [section, selector, perEpoch] = ['schedule', 'lr_scheduler', 'updates_per_epoch'] as const;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  /** The rate by the update, counted from 0, in a run of so many. */
  readonly value: (values: Given, rate: number, total: number) => (step: number) => number;
}

const warmUp = numberOf('warmup', 'The updates of the warm-up', 'steps', { domain: { min: 0 } });
const first = settingOf('warmup_init_lr', 'The first rate of the warm-up', 'rate', 0);

const rising = (values: Given, rate: number, step: number): number =>
  values.number('warmup_init_lr') + (step * (rate - values.number('warmup_init_lr'))) / values.number('warmup');

const kinds: Readonly<Record<string, Kind>> = {
  cosine: {
    formula: 'lr · t/warmup, then lr · (r + (1 − r) · (1 + cos(π (t − W)/(T − W)/cycle_length)) / 2), r = lr_min_ratio',
    summary: 'Rises over the warm-up, and falls along half a cosine',
    parameters: [
      warmUp,
      settingOf('lr_min_ratio', 'The part of the rate that is left at the end', 'factor', 0),
      settingOf('cycle_length', 'The length of the half wave as a part of the run', 'factor', 1, { domain: { above: 0 } }),
    ],
    value: (values, rate, total) => {
      const [warm, low, cycle] = [values.number('warmup'), values.number('lr_min_ratio'), values.number('cycle_length')];
      return (step) => {
        if (step < warm) return (step / warm) * rate;
        if (step > total) return low * rate;
        return rate * (low + 0.5 * (1 - low) * (1 + Math.cos((Math.PI * ((step - warm) / (total - warm))) / cycle)));
      };
    },
  },
  polynomial_decay: {
    formula: '0 for Z updates, lr · (t − Z)/W, then end_lr + (lr − end_lr) · (1 − (t − Z − W)/(T − Z − W))^power',
    summary: 'Rises over the warm-up, and falls along a power to end_lr',
    parameters: [
      warmUp,
      settingOf('zero_lr_warmup_steps', 'The updates before the warm-up, with a rate of 0', 'steps', 0, { domain: { min: 0 } }),
      settingOf('end_lr', 'The last rate', 'rate', 0),
      settingOf('power', 'The power of the fall', 'none', 1),
    ],
    value: (values, rate, total) => {
      const [warm, zero, last] = [values.number('warmup'), values.number('zero_lr_warmup_steps'), values.number('end_lr')];
      return (step) => {
        if (zero > 0 && step <= zero) return 0;
        if (warm > 0 && step <= warm + zero) return ((step - zero) / warm) * rate;
        if (step >= total) return last;
        return (rate - last) * (1 - (step - warm - zero) / (total - warm - zero)) ** values.number('power') + last;
      };
    },
  },
  inverse_sqrt: {
    formula: 'warmup_init_lr + (lr − warmup_init_lr) · (t + 1)/W, then lr · √(W/(t + 1))',
    summary: 'Rises over the warm-up, and falls with the square root of the update',
    note: 'It is one update ahead of the others.',
    parameters: [warmUp, first],
    value: (values, rate) => {
      const warm = values.number('warmup');
      return (step) => (step + 1 < warm ? rising(values, rate, step + 1) : rate * warm ** 0.5 * (step + 1) ** -0.5);
    },
  },
  linear_warmup: {
    formula: 'warmup_init_lr + (lr − warmup_init_lr) · t/W',
    summary: 'Rises over the warm-up and stays',
    parameters: [warmUp, first],
    value: (values, rate) => (step) => (step < values.number('warmup') ? rising(values, rate, step) : rate),
  },
  step: {
    formula: 'lr · gamma^⌊t/step_size⌋',
    summary: 'Falls by a factor every so many updates',
    parameters: [
      numberOf('step_size', 'The updates from one fall to the next', 'steps', { domain: { min: 1 } }),
      numberOf('gamma', 'The factor of a fall', 'factor'),
    ],
    value: (values, rate) => (step) => rate * values.number('gamma') ** Math.floor(step / values.number('step_size')),
  },
};

const run: readonly DefinedParameter[] = [
  numberOf('lr', 'The rate of the optimizer', 'rate', { role: 'base' }),
  numberOf('epochs', 'The epochs of the run', 'epochs', { domain: { min: 1 } }),
  numberOf(perEpoch, 'The updates of an epoch', 'steps', {
    domain: { min: 1 },
    ask: 'How many updates does an epoch have? It is as long as the data.',
  }),
];

const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries(kinds).map(([name, { value, parameters, note = '', ...texts }]) => {
    const length = (values: Given) => values.number('epochs') * values.number(perEpoch);
    return [
      name,
      define({
        ...texts,
        note: `${note} With optimizer: dadam it multiplies the rate that D-Adaptation finds.`.trim(),
        source: 'audiocraft',
        readsNumbers: true,
        name,
        parameters: [...run, ...parameters],
        check: (values) =>
          /cosine|polynomial/.test(name) && Number(values.warmup) >= Number(values.epochs) * Number(values[perEpoch])
            ? [{ parameter: 'warmup', message: say('The warm-up must be shorter than the run.') }]
            : [],
        value: (values) => value(values, values.number('lr'), length(values)),
        length,
        past: 'goes on',
      }),
    ] as const;
  }),
);

/** The solvers that step a scheduler; the others leave the section alone. */
const solvers = /^(?:musicgen|magnet|audiogen|audio_magnet|jasco|lm|sound_lm)$/;

/** The rate of a config of AudioCraft. */
export const framework: Framework = keyedFramework({
  name: 'audiocraft',
  reads: {
    field: 'speech',
    library: 'AudioCraft',
    what: '`schedule.lr_scheduler` with `optim`, of the solvers that step one',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [selector],
  at: [`${section}.${selector}`],
  kinds: ({ site, word, node }) => {
    const name = word(`${section}.${selector}`) ?? '';
    const definition = definitions.get(name);
    const solver = site.at('solver');
    if (!definition || node(`${section}.${name}`)?.kind !== 'mapping' || node('optim')?.kind !== 'mapping') return [];
    if (solver && !solvers.test(solver.word(solver.node) ?? '')) return [];
    const ways = definition.parameters.map(({ name: key }): Way =>
      run.some((each) => each.name === key) ? `optim.${key}` : `${section}.${name}.${key}`,
    );
    return [{ definition, at: [`${section}.${selector}`], ways }];
  },
});
