import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

const others: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/exploration/, 'the exploration of DQN'],
  [/PPO: a constant/, 'a number, which is no schedule'],
];
const isOther = ({ name }: GoldenCase) => others.some(([pattern]) => pattern.test(name));

describe('the schedules of Stable-Baselines3, as 2.9.2 runs them', () => {
  for (const golden of goldenCases('stable_baselines3', (each) => !isOther(each))) {
    it(golden.name, async () => {
      const [found] = await find('python', golden.code!);
      // Alone a schedule is asked with the part of the run that is left; drawn is what is done.
      const isAlone = golden.unit === 'part left';
      const steps = isAlone ? golden.steps.map((left) => 1 - left) : golden.steps;
      const quantity = found?.curves[0]?.quantity === 'weight' ? 'weight' : golden.quantity;
      assert.equal(found?.unit, isAlone ? 'fraction' : 'env step');
      await assertGolden({ ...golden, steps, quantity }, () => found);
    });
  }
});

describe('Stable-Baselines3', () => {
  const head = 'from stable_baselines3 import PPO\nfrom stable_baselines3.common.env_util import make_vec_env\n';
  const unitOf = async (code: string) => (await find('python', head + code))[0]?.unit;

  it('is claimed by its import alone', async () => {
    const call = 's = LinearSchedule(1.0, 0.0, 1.0)\n';
    assert.equal((await find('python', `from stable_baselines3.common.utils import LinearSchedule\n${call}`)).length, 1);
    assert.equal((await find('python', `from elsewhere import LinearSchedule\n${call}`)).length, 0);
  });

  it('asks for no number that stays what it is', async () => {
    const from = 'from stable_baselines3.common.utils import constant_fn, get_schedule_fn\n';
    const text = `${from}def prepare(cfg):\n    for key, value in cfg.items():\n        cfg[key] = constant_fn(float(value))\n        x = get_schedule_fn(value)\n`;
    assert.deepEqual(await find('python', text), []);
    assert.equal((await findOne('python', `${from}s = constant_fn(0.2)\n`)).schedule!.at(0.5), 0.2);
  });

  it('counts the steps of all environments', async () => {
    const code =
      'vec = make_vec_env("CartPole-v1", n_envs=8)\nmodel = PPO("MlpPolicy", vec, learning_rate=lambda f: f)\nmodel.learn(100_000)\n';
    const { schedule } = await findOne('python', head + code);
    // 8 environments of 2,048 steps: 7 updates, the last of which is asked for after 114,688 steps.
    assert.deepEqual([schedule!.totalSteps, schedule!.at(16_383), schedule!.at(16_384)], [114_688, 1, 1 - 0.16384]);
  });

  it('is over the part of the run that is done where the updates are not known', async () => {
    const schedule = 'learning_rate=lambda f: f';
    assert.equal(await unitOf(`model = PPO("MlpPolicy", env, ${schedule})\nmodel.learn(100)\n`), 'fraction');
    assert.equal(await unitOf(`model = PPO("MlpPolicy", "CartPole-v1", n_steps=n, ${schedule})\nmodel.learn(100)\n`), 'fraction');
    assert.equal(await unitOf(`model = PPO("MlpPolicy", "CartPole-v1", ${schedule})\n`), 'fraction');
  });

  /** Ways to give an algorithm a rate of 0.02 times the part of the run that is left. */
  const handed: readonly ((name: string) => string)[] = [
    (name) => `PPO("MlpPolicy", env, learning_rate=lambda ${name}: 0.02 * ${name})\n`,
    (name) => `anneal = lambda ${name}: 0.02 * ${name}\nPPO("MlpPolicy", env, learning_rate=anneal)\n`,
    (name) => `def rate_of(${name}):\n    return 0.02 * ${name}\nPPO("MlpPolicy", env, rate_of)\n`,
    (name) => `def rate_of(${name}, top=0.02):\n    return top * ${name}\nPPO("MlpPolicy", env, clip_range=rate_of)\n`,
    (name) =>
      `def anneal(top):\n    def rate(${name}):\n        return top * ${name}\n    return rate\nPPO("MlpPolicy", env, learning_rate=anneal(0.02))\n`,
    (name) =>
      `def rate_of(${name}):\n    return 0.02 * ${name}\nsettings = {"learning_rate": rate_of}\nPPO("MlpPolicy", env, **settings)\n`,
  ];
  for (const name of ['x', 't', 'f', 'step', 'epoch', 'it', 'progress', 'p', 'left', 'progress_remaining']) {
    it(`calls a function of ${name} with the part of the run that is left`, async () => {
      for (const write of handed) {
        const found = await find('python', head + write(name));
        assert.deepEqual(
          found.map(({ unit, schedule }) => [unit, schedule!.at(0), schedule!.at(0.75), schedule!.at(1)]),
          [['fraction', 0.02, 0.005, 0]],
          write(name),
        );
      }
    });
  }

  it('leaves a function of the step alone that it is not given', async () => {
    assert.equal(await unitOf('anneal = lambda step: 0.9**step\nPPO("MlpPolicy", env, learning_rate=0.02)\n'), 'step');
    assert.equal(await unitOf('anneal = lambda step: 0.9**step\nPPO("MlpPolicy", env, policy_kwargs=anneal)\n'), 'step');
    const other =
      'from elsewhere import PPO\nfrom stable_baselines3 import SAC\nanneal = lambda step: 0.9**step\nPPO(learning_rate=anneal)\n';
    assert.equal((await find('python', other))[0]?.unit, 'step');
  });
});

describe('the algorithms of sbx, as 0.28 runs them', () => {
  for (const golden of goldenCases('sbx'))
    it(golden.name, async () => {
      const [found] = await find('python', golden.code!);
      assert.deepEqual([found?.unit, found?.problems], ['env step', []]);
      await assertGolden(golden, () => found);
    });

  it('have no curve where the rate goes by the divergence', async () => {
    const ppo = (args: string) => `from sbx import PPO\nmodel = PPO("MlpPolicy", "CartPole-v1", ${args})\nmodel.learn(4096)\n`;
    const codesOf = async (args: string) => (await find('python', ppo(args)))[0]!.problems.map(({ code }) => code);
    assert.deepEqual(await codesOf('learning_rate=lambda p: 1e-3 * p, target_kl=0.01'), ['no-curve']);
    assert.deepEqual(await codesOf('learning_rate=lambda p: 1e-3 * p, target_kl=None'), []);
    assert.deepEqual(await codesOf('clip_range=lambda p: 0.2 * p, target_kl=0.01'), []);
  });
});
