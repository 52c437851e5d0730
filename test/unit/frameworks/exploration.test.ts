// The part of random actions of DQN: as runs of stable-baselines3, sb3-contrib and RL Baselines3 Zoo took it, and by hand after its `LinearSchedule`.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, inUnit } from './goldenCases';

const near = (values: readonly number[], expected: readonly number[]) =>
  values.forEach((value, index) => assert.ok(Math.abs(value - expected[index]!) < 1e-12, `${value}, not ${expected[index]}`));

describe('the part of random actions of DQN', () => {
  const model = (name: string, more: string, from = 'stable_baselines3') =>
    `from ${from} import ${name}\nmodel = ${name}("MlpPolicy", env, ${more})\n`;

  // A model that says nothing of it is not looked at.
  for (const golden of goldenCases('exploration', ({ name }) => !name.startsWith('defaults'))) {
    it(golden.name, () => assertGolden(golden, (found) => inUnit(found, golden)));
  }

  it('is a part of the run, whose length learn says', async () => {
    const text = model('DQN', 'exploration_fraction=0.5, exploration_final_eps=0.2');
    const { schedule, unit, label } = await findOne('python', text);
    assert.deepEqual([unit, label], ['fraction', 'model.exploration']);
    near([0, 0.25, 0.5, 0.9].map(schedule!.at), [1, 0.6, 0.2, 0.2]);
    const inSteps = await findOne('python', `${text}model.learn(total_timesteps=1_000)\n`);
    assert.equal(inSteps.unit, 'env step');
    near([0, 250, 500, 900].map(inSteps.schedule!.at), [1, 0.6, 0.2, 0.2]);
    assert.equal((await findOne('python', `${text}other.learn(total_timesteps=1_000)\n`)).unit, 'fraction');
  });

  it('has the defaults of its algorithm', async () => {
    near([0.05, 0.5].map((await findOne('python', model('DQN', 'exploration_initial_eps=0.55'))).schedule!.at), [0.3, 0.05]);
    near([0.005].map((await findOne('python', model('QRDQN', 'exploration_initial_eps=0.5', 'sb3_contrib'))).schedule!.at), [0.01]);
  });

  it('stands beside the other schedules of the call', async () => {
    const found = await find('python', model('DQN', 'learning_rate=lambda left: left * 1e-3, exploration_final_eps=0.1'));
    assert.deepEqual(found.map(({ label }) => label).sort(), ['model.exploration', 'model.learning_rate']);
  });

  it('is read from the configs of the zoo', async () => {
    const zoo =
      'CartPole-v1:\n  n_timesteps: !!float 5e4\n  policy: MlpPolicy\n  exploration_fraction: 0.2\n  exploration_final_eps: 0.04\n';
    const { schedule, totalSteps, label } = await findOne('yaml', zoo);
    assert.deepEqual([totalSteps, label], [50_000, 'CartPole-v1.exploration']);
    near([5_000, 10_000, 40_000].map(schedule!.at), [0.52, 0.04, 0.04]);
    assert.deepEqual(await find('yaml', zoo.replace('  policy: MlpPolicy\n', '')), []);
  });

  it('is none of other classes, or where nothing is said of it', async () => {
    for (const text of [
      model('DQN', 'exploration_fraction=0.5', 'mine'),
      model('PPO', 'exploration_fraction=0.5'),
      model('DQN', 'gamma=0.9'),
    ])
      assert.deepEqual(await find('python', text), []);
  });
});
