// Libraries of reinforcement learning, in Python.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, itRuns, optionsOf, whole } from './goldenCases';

const count = async (text: string) => (await find('python', text)).length;

describe('agents of skrl', () => {
  for (const golden of goldenCases('skrl_agents'))
    it(golden.name, async () => {
      const found = await findOne('python', golden.code!, optionsOf(golden));
      await assertGolden(golden, () => found);
      assert.deepEqual([found.problems, found.unknowns, found.unit], [[], [], golden.unit]);
    });

  const head = 'from skrl.agents.torch.ppo import PPO, PPO_DEFAULT_CONFIG\nfrom skrl.resources.schedulers.torch import KLAdaptiveRL\n';
  it('have configs in dicts, too', async () => {
    const copied = `${head}cfg = PPO_DEFAULT_CONFIG.copy()\ncfg["learning_rate"] = 5e-4\ncfg["learning_rate_scheduler"] = KLAdaptiveRL\n`;
    const text = `${copied}cfg["learning_rate_scheduler_kwargs"] = {"kl_threshold": 0.01}\n`;
    const { schedule, label, parameters } = await findOne('python', text);
    assert.deepEqual([schedule!.at(5), label], [5e-4, 'cfg.learning_rate_scheduler']);
    assert.equal(parameters.find(({ name }) => name === 'kl_threshold')?.value, 0.01);
    const whole = '{"learning_rate": 1e-3, "learning_rate_scheduler": KLAdaptiveRL, "learning_rate_scheduler_kwargs": {}}';
    assert.equal((await findOne('python', `${head}cfg = ${whole}\n`)).schedule!.at(0), 1e-3);
  });

  it('have schedulers of torch whose steps depend on the agent', async () => {
    const text = (agent: string) =>
      `from skrl.agents.torch.${agent} import A\nfrom torch.optim.lr_scheduler import StepLR\ncfg = {}\ncfg["learning_rate_scheduler"] = StepLR\ncfg["learning_rate_scheduler_kwargs"] = {"step_size": 5}\n`;
    const unitOf = async (agent: string) => (await findOne('python', text(agent))).unit;
    assert.deepEqual([await unitOf('rpo'), await unitOf('sac')], ['epoch', 'step']);
    assert.equal(await count(text('elsewhere')), 0);
    assert.equal(await count(`import skrl.agents.torch.ppo\n${text('sac')}`), 0);
    assert.equal(await count(`${text('sac')}cfg["actor_learning_rate"] = 1e-3\n`), 0);
  });

  it('are told by their imports', async () => {
    const set = 'cfg = {}\ncfg["learning_rate_scheduler"] = KLAdaptiveRL\n';
    assert.equal(await count(head + set), 1);
    assert.equal(await count(set), 0);
    assert.equal(await count(`${head}class KLAdaptiveRL: ...\n${set}`), 0);
    assert.equal(await count(`${head}cfg = {}\ncfg["my_learning_rate_scheduler"] = KLAdaptiveRL\n`), 0);
  });
});

for (const library of ['torchrl', 'd3rlpy', 'dopamine'])
  describe(`${library}, as it runs its schedules`, () => {
    itRuns(library, whole);
  });

describe('modules of TorchRL that explore', () => {
  const head = 'from torchrl.modules import EGreedyModule\n';
  it('have no end above their start', async () => {
    const { schedule, problems } = await findOne('python', `${head}m = EGreedyModule(spec, eps_init=0.1, eps_end=0.5)\n`);
    assert.deepEqual([schedule, problems.map(({ code }) => code)], [undefined, ['invalid-value']]);
  });
  it('are told by their imports', async () => {
    assert.equal(await count(`${head}m = EGreedyModule(spec)\n`), 1);
    assert.equal(await count('m = EGreedyModule(spec)\n'), 0);
    assert.equal(await count(`${head}class EGreedyModule: ...\nm = EGreedyModule(spec)\n`), 0);
  });
});

describe('factories of d3rlpy', () => {
  const head = 'import d3rlpy\nfrom d3rlpy.optimizers import AdamFactory, WarmupSchedulerFactory\n';
  const factory = 'AdamFactory(lr_scheduler_factory=WarmupSchedulerFactory(10))';
  const asked = async (text: string) => (await findOne('python', head + text)).unknowns.map(({ parameter }) => parameter.name);
  it('ask for a rate that is not written beside them', async () => {
    assert.deepEqual(await asked(`c = d3rlpy.algos.DQNConfig(learning_rate=rate, optim_factory=${factory})\n`), ['lr']);
    assert.deepEqual(await asked(`o = ${factory}\n`), ['lr']);
    const two = 'd3rlpy.algos.DQNConfig(learning_rate=1e-3, optim_factory=o)\n';
    assert.deepEqual(await asked(`o = ${factory}\na = ${two}b = ${two}`), ['lr']);
  });
  it('are told by their imports', async () => assert.equal(await count('s = WarmupSchedulerFactory(10)\n'), 0));
});

describe('agents of Dopamine', () => {
  it('are not drawn where they have another function', async () => {
    const agent = (args: string) => `from dopamine.jax.agents.dqn import dqn_agent\na = dqn_agent.JaxDQNAgent(num_actions=4${args})\n`;
    assert.deepEqual([await count(agent('')), await count(agent(', epsilon_fn=mine'))], [1, 0]);
  });
  it('are told by their imports', async () => {
    assert.equal(await count('from agents import DQNAgent\na = DQNAgent(num_actions=4)\n'), 0);
    assert.equal(await count('e = linearly_decaying_epsilon(100, 5, 10, 0.1)\n'), 0);
  });
});
