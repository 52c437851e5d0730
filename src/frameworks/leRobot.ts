// LeRobot's configs: `scheduler` beside `optimizer` and `steps` (huggingface/lerobot at 7427f31, src/lerobot/optim/schedulers.py), and get_scheduler of diffusers.
import type { Framework } from '../language/find/framework';
import { multipliers } from './huggingFace/multipliers';
import { factorOf } from './huggingFace/scheduleOf';
import { type FactorKind, factorKinds } from './shared/factors';
import { keyedFramework } from './shared/keyed';
import { numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'scheduler';
const [rate, total, warmUp] = ['lr', 'steps', 'num_warmup_steps'] as const;

const warm = settingOf(warmUp, ...the.warmUpSteps, 0, { domain: { min: 0 } });

/** Half a cosine behind a warm-up, over the steps that it leaves, or over others, as transformers has it. */
const cosine = (warmup: number, total: number, turns = 0.5) =>
  factorOf(multipliers.cosine!, { total, warmup, rate: 1, values: { num_cycles: turns } });

const kinds: Readonly<Record<string, FactorKind>> = {
  cosine_decay_with_warmup: {
    formula: 'lr · (1/(W + 1) + (1 − 1/(W + 1)) · t/W), then decay + (lr − decay) · (1 + cos(π t/num_decay_steps)) / 2',
    summary: 'Rises over the warm-up, and falls along half a cosine that began with the run',
    note: 'The last rate is lr · decay_lr/peak_lr. In a run that is shorter than num_decay_steps, the warm-up and the fall are shortened to fit.',
    parameters: [
      warm,
      numberOf('num_decay_steps', 'The step at which the fall ends', 'steps', { domain: { min: 1 } }),
      numberOf('peak_lr', 'What decay_lr is a part of; the rate is that of the optimizer', 'rate'),
      numberOf('decay_lr', 'The last rate, where the highest one is peak_lr', 'rate'),
    ],
    factor: (values) => {
      const [run, written] = [values.number(total), values.number('num_decay_steps')];
      const decay = Math.min(run, written);
      const rise = run < written ? Math.trunc(values.number(warmUp) * (run / written)) : values.number(warmUp);
      const [first, least] = [1 / (rise + 1), values.number('decay_lr') / values.number('peak_lr')];
      return (step) => {
        if (step < rise) return step <= 0 ? first : (first - 1) * (1 - step / rise) + 1;
        return (1 - least) * 0.5 * (1 + Math.cos((Math.PI * Math.min(step, decay)) / decay)) + least;
      };
    },
  },
  cosine_annealing_with_warmup: {
    formula: 'lr · t/W, then lr · (1 + cos(π (t − W)/(T − W))) / 2',
    summary: 'Rises over the warm-up, and falls along half a cosine',
    parameters: [warm],
    factor: (values) => cosine(values.number(warmUp), values.number(total)),
  },
  constant_with_warmup: {
    formula: 'lr · t/W, then lr',
    summary: 'Rises over the warm-up and stays',
    parameters: [settingOf(warmUp, ...the.warmUpSteps, 1000, { domain: { min: 0 } })],
    factor: (values) => (step) => (step < values.number(warmUp) ? step / Math.max(1, values.number(warmUp)) : 1),
  },
  vqbet: {
    formula: 'lr over num_vqvae_training_steps, then lr · t/W, then lr · (1 + cos(2π · num_cycles · (t − W)/(T − W))) / 2',
    summary: 'Stays while the tokenizer is trained, then rises over a warm-up and falls along half a cosine',
    note: 'The fall is as long as the whole run, although it begins later: it has not ended when the run does.',
    parameters: [
      warm,
      numberOf('num_vqvae_training_steps', 'The steps of the tokenizer', 'steps', { domain: { min: 0 } }),
      settingOf('num_cycles', 'How many whole waves the cosine has', 'count', 0.5),
    ],
    factor: (values) => {
      const first = values.number('num_vqvae_training_steps');
      const behind = cosine(values.number(warmUp), values.number(total), values.number('num_cycles'));
      return (step) => (step < first ? 1 : behind(step - first));
    },
  },
  diffuser: {
    formula: 'lr · t/W, then lr · (1 + cos(π (t − W)/(T − W))) / 2',
    summary: 'Rises over the warm-up, and falls along half a cosine',
    parameters: [warm],
    factor: (values) => cosine(values.number(warmUp), values.number(total)),
  },
};

const definitions = factorKinds('lerobot', kinds, rate, [
  selectorOf('type', Object.keys(kinds)),
  numberOf(rate, 'The rate of the optimizer', 'rate', { role: 'base', ask: 'What is the learning rate of the optimizer?' }),
  settingOf(total, ...the.runSteps, 100_000, { role: 'total', optional: true, domain: { min: 1 } }),
]);

/** The learning rate of a config of LeRobot. */
export const framework: Framework = keyedFramework({
  name: 'leRobot',
  reads: { field: 'control', library: 'LeRobot', what: '`scheduler` of a training config', where: 'JSON, YAML' },
  marks: Object.keys(kinds),
  at: [section],
  kinds: ({ has, word }) => {
    const name = word(`${section}.type`) ?? '';
    const definition = definitions.get(name);
    const isOurs = has(`optimizer.${rate}`) && has('policy') && has('dataset');
    // Another function of diffusers.
    const isOther = name === 'diffuser' && has(`${section}.name`) && word(`${section}.name`) !== 'cosine';
    if (!definition || !isOurs || isOther) return [];
    const own = definition.parameters.map((each) => each.name).filter((each) => each !== rate && each !== total);
    return [{ definition, at: [section], ways: [...own.map((each) => `${section}.${each}`), `optimizer.${rate}`, total] }];
  },
});
