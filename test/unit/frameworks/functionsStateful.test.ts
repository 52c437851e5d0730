import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { find, findOne } from '../../fixtures/find';

interface Reference {
  readonly made: string;
  readonly text: string;
  readonly steps: readonly number[];
  readonly values: Readonly<Record<string, readonly number[]>>;
}

const reference = JSON.parse(readFileSync('test/reference/interpreter/stateful.json', 'utf8')) as Reference;

const annealer =
  'class Annealer:\n    def __init__(self, top=1.0):\n        self.beta, self.top = 0.0, top\n    def step(self): self.beta += 0.25\n';

describe(`objects that change from step to step, as ${reference.made} runs them`, () => {
  for (const [name, values] of Object.entries(reference.values))
    it(`draws ${name}`, async () => {
      const found = (await find('python', reference.text)).find(({ label }) => label.startsWith(name))!;
      reference.steps.forEach((step, place) => {
        const value = found.schedule!.at(step);
        const expected = values[place]!;
        assert.ok(Math.abs(value - expected) <= 1e-12 * Math.abs(expected), `step ${step}: ${value}, not ${expected}`);
      });
      assert.equal(found.schedule!.at(7.9), found.schedule!.at(7));
    });

  it('has what it is made with, and the step of the loop that moves it', async () => {
    const text = `${annealer}annealer = Annealer(top=2)\nfor epoch in range(9):\n    for batch in data: loss = annealer.beta * kl\n    annealer.step()\n`;
    const { unit, schedule } = await findOne('python', text);
    assert.deepEqual([unit, schedule!.at(0), schedule!.at(2)], ['epoch', 0, 0.5]);
  });

  it('is read where the file reads it: before or after it is moved', async () => {
    for (const [loop, first] of [
      ['    loss = a.beta * kl\n    a.step()\n', 0],
      ['    a.step()\n    loss = a.beta * kl\n', 0.25],
      ['    optimizer.step()\n    loss = a.beta * kl\n    a.step()\n', 0],
    ] as const) {
      const { schedule } = await findOne('python', `${annealer}a = Annealer()\nfor step in range(9):\n${loop}`);
      assert.equal(schedule!.at(0), first, loop);
    }
  });

  it('stops where it raises', async () => {
    const { schedule, totalSteps } = await findOne(
      'python',
      'class BetaRamp:\n    beta = 0.5\n    def step(self):\n        self.beta *= 0.5\n        if self.beta < 1e-3: raise StopIteration("over")\n',
    );
    assert.equal(totalSteps, 8);
    assert.deepEqual([schedule!.at(8), schedule!.at(9), schedule!.raises!(9)], [2 ** -9, NaN, 'StopIteration: over']);
  });

  it('reaches step 1,000,000 in less than 5 s', async () => {
    const { schedule } = await findOne('python', 'class KlWeight:\n    weight = 0.0\n    def step(self): self.weight += 1\n');
    const start = performance.now();
    assert.equal(schedule!.at(1_000_000), 1_000_000);
    assert.ok(performance.now() - start < 5_000);
  });

  for (const text of [
    'class Player:\n    def __init__(self): self.x = 0\n    def step(self): self.x += 1\n',
    'class Env:\n    def step(self, action): self.reward += action\n',
    'class Counter:\n    count = 0\n    def update(self):\n        self.count += 1\n        return self.count\n',
    'class LrScheduler(Base):\n    def step(self):\n        for group in self.optimizer.param_groups: group["lr"] = self.get_lr()\n',
    'class Weights:\n    def step(self): self.weights = self.model.state_dict()\n',
  ])
    it(`leaves alone ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await find('python', text), []);
    });
});
