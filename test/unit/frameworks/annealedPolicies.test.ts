// What agents of PFRL and keras-rl anneal: the values are those that the libraries had, and those of their rules, by hand.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { itRuns, whole } from './goldenCases';

describe('the values that agents of PFRL and keras-rl anneal', () => {
  itRuns('annealed_policies', whole);

  for (const [what, text, total, expected] of [
    [
      'a straight line of random actions',
      'from pfrl import explorers\nexplorer = explorers.LinearDecayEpsilonGreedy(1.0, 0.2, 1000, lambda: env.sample())\n',
      1_000,
      { 0: 1, 500: 0.6, 1000: 0.2, 5000: 0.2 },
    ],
    [
      'random actions that become fewer by a factor',
      'import pfrl\nexplorer = pfrl.explorers.ExponentialDecayEpsilonGreedy(0.8, 0.1, 0.5, env.sample)\n',
      3,
      { 0: 0.8, 1: 0.4, 2: 0.2, 3: 0.1, 9: 0.1 },
    ],
    [
      'a value that a hook sets',
      'from pfrl import experiments\nhook = experiments.LinearInterpolationHook(101, 0.4, 0, setter)\n',
      101,
      { 0: 0.4, 1: 0.4, 26: 0.3, 101: 0, 200: 0 },
    ],
    [
      'a policy of keras-rl',
      "from rl.policy import EpsGreedyQPolicy, LinearAnnealedPolicy\npolicy = LinearAnnealedPolicy(EpsGreedyQPolicy(), attr='eps', value_max=1., value_min=.2, value_test=.05, nb_steps=400)\n",
      400,
      { 0: 1, 200: 0.6, 400: 0.2, 900: 0.2 },
    ],
  ] as const)
    it(`are drawn: ${what}`, async () => {
      const { schedule, unit, problems, unknowns, totalSteps } = await findOne('python', text);
      assert.deepEqual([unit, problems, unknowns, totalSteps], ['env step', [], [], total]);
      for (const [step, value] of Object.entries(expected)) assert.ok(Math.abs(schedule!.at(Number(step)) - value) < 1e-12, `step ${step}`);
    });

  it('are asked for where the program is given them', async () => {
    const text = 'from pfrl import explorers\nexplorer = explorers.LinearDecayEpsilonGreedy(1.0, final, 1000, act)\n';
    assert.equal((await findOne('python', text)).unknowns.length, 1);
  });

  it('are none of classes of other libraries', async () => {
    assert.deepEqual(
      await find('python', 'from mine import LinearAnnealedPolicy\np = LinearAnnealedPolicy(q, value_max=1, value_min=0, nb_steps=9)\n'),
      [],
    );
  });
});
