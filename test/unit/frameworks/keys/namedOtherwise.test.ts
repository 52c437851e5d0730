// Configs with other spellings: shapes under `_decay`, a first and a last step of the change, runs that are only in epochs, and shapes that are not known,
// which are asked for. What each curve is at some steps was worked out by hand before it was read here.
import assert from 'node:assert/strict';
import type { Language } from '../../../../src/language/index';
import { assertCurves, type ExpectedCurve } from '../../../fixtures/expectedCurves';
import { find, findOne } from '../../../fixtures/find';

const configs: readonly (readonly [what: string, language: Language, text: string, ...expected: ExpectedCurve[]])[] = [
  [
    'a shape that is called a decay',
    'yaml',
    'gumbel:\n  tau_init: 1.0\n  tau_final: 0.01\n  tau_decay: exponential\n  tau_steps: 20000\n',
    ['gumbel.tau', 'step', { 0: 1, 10000: 0.1, 20000: 0.01, 30000: 0.01 }],
  ],
  [
    'a decay of a plain weight over the run',
    'toml',
    'lambda_gp = 10\nlambda_gp_decay = "cosine"\nlambda_gp_final = 2\nmax_iterations = 1000\n',
    ['lambda_gp', 'step', { 0: 10, 500: 6, 1000: 2 }],
  ],
  [
    'a first and a last step of what has no name of a weight',
    'yaml',
    'reward:\n  action_rate: {initial: -0.1, final: -0.5, start_step: 1000, end_step: 5000, schedule: linear}\n',
    ['reward.action_rate', 'step', { 0: -0.1, 1000: -0.1, 3000: -0.3, 5000: -0.5 }],
  ],
  [
    'a run that is only in epochs',
    'yaml',
    'kd:\n  alpha_start: 0.9\n  alpha_end: 0.1\n  alpha_schedule: cosine\nepochs: 60\n',
    ['kd.alpha', 'epoch', { 0: 0.9, 30: 0.5, 60: 0.1 }],
  ],
  [
    'steps that it goes over',
    'yaml',
    'noise_std: {type: cosine_decay, from: 0.5, to: 0.1, over_steps: 2000}\n',
    ['noise_std', 'step', { 0: 0.5, 1000: 0.3, 2000: 0.1 }],
  ],
  [
    'a name and a duration under a schedule',
    'json',
    '{"gamma_schedule": {"name": "cosine", "start": 0.9, "stop": 0.98, "duration": 1000}}',
    ['gamma_schedule', 'step', { 0: 0.9, 500: 0.94, 1000: 0.98 }],
  ],
  [
    'a start, an end and a length of anything',
    'yaml',
    'free_bits_start: 2.0\nfree_bits_end: 1.0\nfree_bits_anneal_epochs: 50\nnum_epochs: 100\n',
    ['free_bits', 'epoch', { 0: 2, 25: 1.5, 50: 1, 100: 1 }],
  ],
  [
    'points under the own name of a weight',
    'yaml',
    'commitment_weight:\n  - [0, 0.0]\n  - [1000, 0.5]\n  - [5000, 1.0]\n',
    ['commitment_weight', 'step', { 0: 0, 500: 0.25, 3000: 0.75, 5000: 1 }],
  ],
  [
    'two lines in a text',
    'yaml',
    "stddev_schedule: 'step_linear(1.0,0.2,1000,0.1,2000)'\n",
    ['stddev_schedule', 'step', { 0: 1, 500: 0.6, 1000: 0.2, 2000: 0.15, 3000: 0.1, 9000: 0.1 }],
  ],
];

const unknownShapes: readonly (readonly [what: string, language: Language, text: string, key: string])[] = [
  ['a word that is none of ours', 'yaml', 'temperature: {shape: quartic, start: 5.0, end: 0.5, steps: 1000}', 'shape'],
  [
    'a variable of the environment',
    'yaml',
    'kl_weight: {schedule: "${oc.env:SHAPE}", start: 0.0, end: 0.5, warmup_steps: 1000}',
    'schedule',
  ],
  ['a name', 'python', 'cfg = dict(beta=dict(schedule=SHAPE, start=0.0, end=1.0, num_steps=1000))', 'schedule'],
];

describe('keys with other spellings', () => {
  for (const [what, language, text, ...expected] of configs)
    it(`are read: ${what} (${language})`, () => assertCurves(language, text, expected));

  for (const [what, language, text, key] of unknownShapes)
    it(`are asked for their shape: ${what} (${language})`, async () => {
      const { unknowns, curves, schedule } = await findOne(language, text);
      assert.deepEqual(
        unknowns.map((unknown) => unknown.key.split('.').at(-1)),
        [key],
      );
      assert.deepEqual([curves, schedule], [[], undefined]);
    });

  it('are drawn with the shape that is answered', async () => {
    const text = 'temperature: {shape: quartic, start: 5.0, end: 1.0, steps: 1000}';
    const { schedule } = await findOne('yaml', text, { readings: { temperature: { shape: 'quadratic' } } });
    assert.equal(schedule!.at(500), 2);
  });

  it('are left alone where a shape that is not known has no start, no end or no length', async () => {
    for (const text of [
      'temperature: {shape: quartic, end: 0.5, steps: 1000}',
      'temperature: {shape: quartic, start: 5.0, end: 0.5}',
      'box: {shape: round, start: 5.0, end: 0.5, steps: 1000}',
      'kl_weight: {shape: constant, start: 0.5, end: 0.7, steps: 1000}',
    ])
      assert.deepEqual(await find('yaml', text), [], text);
  });
});
