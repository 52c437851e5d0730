// What releases were seen to do that people guess wrong: torch 2.15, transformers 5.24, timm 1.0.31, Keras 3.15, optax 0.2.8, DeepSpeed 0.19.8. Values as the libraries printed them.
import assert from 'node:assert/strict';
import type { Language } from '../../../src/language/index';
import { find } from '../../fixtures/find';

type Values = Readonly<Record<number, number>>;
const upTo = (values: readonly number[]): Values => Object.fromEntries(values.entries());

const torch = (lr: string, call: string) =>
  `import torch\nfrom torch.optim.lr_scheduler import ChainedScheduler, ConstantLR, CosineAnnealingLR, ExponentialLR, LambdaLR, LinearLR, MultiplicativeLR, OneCycleLR, SequentialLR, StepLR\n` +
  `opt = torch.optim.SGD(m, lr=${lr})\ns = ${call}\n`;
const hf = (kind: string, args: string, more = '') =>
  `import torch\nfrom transformers import get_scheduler\nopt = torch.optim.SGD(m, lr=1.0)\ns = get_scheduler("${kind}", opt, ${args}${more && `, scheduler_specific_kwargs=${more}`})\n`;
const timm = (args: string, lr = '1.0') =>
  `import torch\nfrom timm.scheduler import create_scheduler_v2\nopt = torch.optim.SGD(m, lr=${lr})\ns, n = create_scheduler_v2(opt, ${args})\n`;
const deepSpeed = (type: string, params: string) =>
  `{"optimizer": {"type": "Adam", "params": {"lr": 1.0}}, "scheduler": {"type": "${type}", "params": {${params}}}}`;
const keras = (call: string) => `import keras\ns = keras.optimizers.schedules.${call}\n`;
const optax = (call: string) => `import optax\ns = optax.${call}\n`;

const rows: Readonly<Record<string, readonly [Language, text: string, Values]>> = {
  'a chain whose first part sets the rate outright': [
    'python',
    torch('1.0', 'ChainedScheduler([LambdaLR(opt, lambda e: 0.9**e), LinearLR(opt, start_factor=0.1, total_iters=4)])'),
    upTo([0.1, 2.925, 1.37076923, 1.02722727, 0.84658065, 0.59049]),
  ],
  'the same chain the other way round': [
    'python',
    torch('1.0', 'ChainedScheduler([LinearLR(opt, start_factor=0.1, total_iters=4), LambdaLR(opt, lambda e: 0.9**e)])'),
    upTo([1, 0.9, 0.81, 0.729]),
  ],
  'a ConstantLR whose end is no whole number': [
    'python',
    torch('1.0', 'ConstantLR(opt, factor=0.1, total_iters=2.5)'),
    { 3: 0.1, 50: 0.1 },
  ],
  'a ConstantLR that ends at 3.0': ['python', torch('1.0', 'ConstantLR(opt, factor=0.1, total_iters=3.0)'), { 2: 0.1, 3: 1 }],
  'a ConstantLR of no steps': ['python', torch('1.0', 'ConstantLR(opt, factor=0.1, total_iters=0)'), { 0: 0.1, 1: 0.1, 100: 0.1 }],
  'a LinearLR whose end is no whole number': [
    'python',
    torch('1.0', 'LinearLR(opt, start_factor=0.1, total_iters=2.5)'),
    { 0: 0.1, 1: 0.46, 2: 0.82, 3: 0.82, 100: 0.82 },
  ],
  'a milestone that is no whole number': [
    'python',
    torch('1.0', 'SequentialLR(opt, [LinearLR(opt, 0.1, total_iters=5), CosineAnnealingLR(opt, T_max=10)], milestones=[2.5])'),
    upTo([0.1, 0.28, 0.46, 0.47153939, 0.46, 0.42651137]),
  ],
  'a chain of a line and a cosine with a floor': [
    'python',
    torch('1.0', 'ChainedScheduler([LinearLR(opt, start_factor=0.1, total_iters=4), CosineAnnealingLR(opt, T_max=8, eta_min=0.1)])'),
    { 4: 0.5634994024 },
  ],
  'that chain the other way round': [
    'python',
    torch('1.0', 'ChainedScheduler([CosineAnnealingLR(opt, T_max=8, eta_min=0.1), LinearLR(opt, start_factor=0.1, total_iters=4)])'),
    { 4: 0.6007938627 },
  ],
  'a warm-up that is cut, and a StepLR': [
    'python',
    torch('0.1', 'SequentialLR(opt, [ConstantLR(opt, factor=0.1, total_iters=10), StepLR(opt, 2, 0.5)], milestones=[3])'),
    { 3: 0.1 },
  ],
  'a warm-up that is cut, and a MultiplicativeLR': [
    'python',
    torch('0.1', 'SequentialLR(opt, [ConstantLR(opt, factor=0.1, total_iters=10), MultiplicativeLR(opt, lambda e: 0.5)], milestones=[3])'),
    { 3: 0.005 },
  ],
  "a OneCycleLR's extra step": [
    'python',
    torch('1.0', 'OneCycleLR(opt, max_lr=1.0, total_steps=10)'),
    { 9: 4e-6, 10: 0.04951936798652623 },
  ],
  'a decay that is longer than the rest of the run': [
    'python',
    hf('warmup_stable_decay', 'num_warmup_steps=4, num_training_steps=10', '{"num_decay_steps": 8}'),
    upTo([0, 0.25, 0.5, 0.75, 0.853553391, 0.691341716, 0.5, 0.308658284, 0.146446609, 0.038060234, 0]),
  ],
  'a warm-up from the lowest rate': [
    'python',
    hf('warmup_stable_decay', 'num_warmup_steps=2, num_training_steps=10', '{"num_decay_steps": 4, "min_lr_ratio": 0.1}'),
    upTo([0.1, 0.55, 1, 1, 1, 1, 1, 0.868198052, 0.55, 0.231801948, 0.1]),
  ],
  'a warm-up of one step from a part of the rate': [
    'python',
    hf('cosine_warmup_with_min_lr', 'num_warmup_steps=1, num_training_steps=4', '{"min_lr": 0.1, "warmup_lr_rate": 0.2}'),
    upTo([0.2, 0.775, 0.325, 0.1, 0.325]),
  ],
  'a cosine that begins behind its top': [
    'python',
    hf('cosine_warmup_with_min_lr', 'num_warmup_steps=0, num_training_steps=4', '{"min_lr": 0.1}'),
    upTo([0.868198052, 0.55, 0.231801948, 0.1, 0.231801948]),
  ],
  'a timescale that is longer than the warm-up': [
    'python',
    hf('inverse_sqrt', 'num_warmup_steps=4', '{"timescale": 100}'),
    { 5: 0.99503719, 104: 0.707106781 },
  ],
  'a warm-up that is no whole number': [
    'python',
    hf('linear', 'num_warmup_steps=2.5, num_training_steps=6'),
    upTo([0, 0.4, 0.8, 0.857142857, 0.571428571, 0.285714286, 0]),
  ],
  "timm's power": [
    'python',
    timm('sched="poly", num_epochs=10'),
    upTo([1, 0.9895193, 0.9779328, 0.9649611, 0.9502002, 0.933033, 0.9124435, 0.8865682, 0.8513399, 0.7943282, 0]),
  ],
  "timm's milestones": [
    'python',
    timm('sched="multistep", num_epochs=9, decay_milestones=[3, 6]'),
    upTo([1, 1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.01]),
  ],
  "timm's warm-up, stable part and decay": [
    'python',
    timm('sched="wsd", num_epochs=10, warmup_epochs=2, warmup_lr=0.1'),
    upTo([0.1, 0.55, 1, 1, 1, 1, 1, 1, 1, 0.2928932, 0]),
  ],
  "timm's cosine that goes on under the warm-up": [
    'python',
    timm('sched="cosine", num_epochs=10, warmup_epochs=3, warmup_lr=0.1'),
    upTo([0.1, 0.4, 0.7, 0.7938926, 0.6545085, 0.5, 0.3454915, 0.2061074, 0.0954915, 0.0244717, 0]),
  ],
  "timm's warm-up from above the rate": [
    'python',
    timm('sched="cosine", num_epochs=10, warmup_epochs=4', '1e-6'),
    upTo([1e-5, 7.75e-6, 5.5e-6, 3.25e-6]),
  ],
  "timm's steps that the warm-up eats": [
    'python',
    timm('sched="step", num_epochs=10, decay_epochs=3, warmup_epochs=2, warmup_lr=0.1'),
    upTo([0.1, 0.55, 1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.001, 0.001]),
  ],
  "DeepSpeed's two first steps": [
    'json',
    deepSpeed('WarmupLR', '"warmup_min_lr": 0, "warmup_max_lr": 1.0, "warmup_num_steps": 4, "warmup_type": "linear"'),
    upTo([0, 0, 0.25, 0.5, 0.75, 1]),
  ],
  "DeepSpeed's cosine that skips its top": [
    'json',
    deepSpeed('WarmupCosineLR', '"total_num_steps": 10, "warmup_min_ratio": 0.1, "warmup_num_steps": 4, "warmup_type": "linear"'),
    upTo([0, 0.1, 0.325, 0.55, 0.775, 0.93301942, 0.750025, 0.50005, 0.250075, 0.0670806, 0.0001]),
  ],
  "DeepSpeed's own rate": ['json', deepSpeed('WarmupDecayLR', '"total_num_steps": 10, "warmup_num_steps": 4'), { 5: 0.001 }],
  "Keras's integer rate": [
    'python',
    keras('CosineDecay(initial_learning_rate=1, decay_steps=100)'),
    { 0: 1, 50: 0.5353686213493347, 100: 0.005003750324249268 },
  ],
  "Keras's integer rate in a power": [
    'python',
    keras('PolynomialDecay(initial_learning_rate=1, decay_steps=100, end_learning_rate=0.1, power=0.5)'),
    { 0: 1, 50: 1, 100: 1, 200: 1 },
  ],
  "Keras's warm-up without a target": [
    'python',
    keras('CosineDecay(0.1, decay_steps=1000, warmup_steps=100)'),
    { 0: 0.1, 50: 0.099384, 1000: 0, 1050: 0 },
  ],
  "Keras's target without steps": [
    'python',
    keras('CosineDecay(0.1, decay_steps=1000, warmup_target=1.0, alpha=0.1)'),
    { 0: 1, 500: 0.55, 1000: 0.1 },
  ],
  "optax's warm-up of no steps": [
    'python',
    optax('warmup_constant_schedule(init_value=0.0, peak_value=1e-3, warmup_steps=0)'),
    { 0: 0, 1: 0, 1000: 0 },
  ],
  "optax's rate of 1": [
    'python',
    optax('exponential_decay(init_value=1e-2, transition_steps=100, decay_rate=1.0, end_value=1e-5)'),
    { 0: 1e-5, 500: 1e-5 },
  ],
  "optax's cycle without an end": [
    'python',
    optax('linear_onecycle_schedule(transition_steps=100, peak_value=1.0, pct_final=1.0)'),
    { 99: 0.014384329319000244, 100: 1e-4 },
  ],
  "optax's short cycle": [
    'python',
    optax('cosine_onecycle_schedule(transition_steps=3, peak_value=1.0)'),
    upTo([1, 0.750001, 0.250003, 4e-6]),
  ],
};

describe('what libraries were seen to do', () => {
  for (const [name, [language, text, values]] of Object.entries(rows))
    it(name, async () => {
      const found = await find(language, text);
      const schedule = found.find(({ label }) => label === 's' || label === 'scheduler')?.schedule ?? found[0]?.schedule;
      assert.ok(schedule, 'There is no schedule.');
      for (const [step, expected] of Object.entries(values)) {
        const value = schedule.at(Number(step));
        // As exactly as the values are written.
        assert.ok(
          Math.abs(value - expected) <= 6e-6 * Math.max(Math.abs(expected), 0.02),
          `${step}: ${value}, but the library has ${expected}`,
        );
      }
    });
});
