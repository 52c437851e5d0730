// Variables that each turn of a loop moves on: what is read of them, and what is left alone. Their values are those of scripts.json.
import assert from 'node:assert/strict';
import { messageText, say } from '../../../src/core/message';
import { find } from '../../fixtures/find';

const labels = async (text: string) => (await find('python', text)).map(({ label }) => label);

describe('a variable that a loop moves on', () => {
  for (const [text, expected] of [
    ['lr = 0.1\nfor epoch in range(9):\n    lr *= 0.5\n', ['lr']],
    ['lr = 0.1\nfor epoch in tqdm(range(9)):\n    lr /= 2\n', ['lr']],
    ['lr = 0.1\nfor epoch, batch in enumerate(loader):\n    lr -= 0.01 * lr\n', ['lr']],
    ['kl_weight = 0\nfor batch in loader:\n    kl_weight = min(1, kl_weight + 0.1)\n    loss = f(batch, kl_weight)\n', ['kl_weight']],
    ['def f(epochs, beta=0.1):\n    for epoch in range(epochs):\n        if epoch > 5: beta = 0.2\n', ['beta']],
    // It depends on what only the program knows.
    ['lr = 0.1\nfor epoch in range(9):\n    loss = train()\n    if loss > best:\n        lr *= 0.5\n', []],
    ['lr = args.lr\nfor epoch in range(9):\n    lr *= 0.5\n', []],
    ['beta = 0\nfor step in range(9):\n    if skip(step):\n        continue\n    beta += 0.1\n', []],
    ['beta = 0\nfor step in range(9):\n    for batch in loader:\n        beta += 0.1\n    beta = beta / 2\n', []],
    ['beta = 0\ndef more():\n    global beta\n    beta = 5\nfor step in range(9):\n    more()\n    beta += 0.1\n', []],
    // It only counts, or is part of a calculation that trains nothing.
    ['beta = 0\nfor step in range(9):\n    beta += 1\n', []],
    ['alpha = 1.0\nfor k in range(9):\n    alpha *= 0.5\n    x = solve(alpha)\n', []],
    ['weight = 0\nfor step in range(9):\n    weight += x[step]\n', []],
    ['lr = 0.1\nlr *= 0.5\nfor epoch in range(9):\n    print(lr)\n', []],
  ] as const)
    it(`is found in ${JSON.stringify(text)}: ${expected.join() || 'nothing'}`, async () => assert.deepEqual(await labels(text), expected));

  it('is drawn over as many turns as a bar of progress says', async () => {
    const body = '    beta = min(beta + 0.01, 1.0)\n    loss = beta * kl\n';
    for (const source of [
      'enumerate(tqdm(loader, total=500))',
      'tqdm.tqdm(enumerate(loader), total=500)',
      'tqdm(enumerate(range(500)), total=None)',
    ]) {
      const found = await find('python', `beta = 0.0\nfor i, batch in ${source}:\n${body}`);
      assert.deepEqual(
        found.map(({ totalSteps }) => totalSteps),
        [500],
        source,
      );
    }
  });

  it('is followed through turns that do much besides', async () => {
    const besides = '    for batch in range(5000):\n        loss = model(batch)\n        total += loss.item()\n';
    const text = `eps = 1.0\nsteps = 0\nfor epoch in range(9000):\n${besides}    steps += 1\n    eps = max(0.1, eps * 0.999)\n`;
    const [{ schedule } = { schedule: undefined }] = await find('python', text);
    // 0.999 ** 2_001 in CPython
    assert.ok(Math.abs(schedule!.at(2_000) - 0.13506472547210188) < 1e-12);
    assert.equal(schedule!.at(8_000), 0.1);
  });

  it('takes what else the turns change', async () => {
    const values = async (body: string) => {
      const [found] = await find('python', `eps = 1.0\npower = 0\nfor epoch in range(50):\n${body}    eps *= 0.5 ** power\n`);
      return [0, 1, 2, 3, 4].map(found!.schedule!.at);
    };
    assert.deepEqual(await values('    power += 1\n'), [0.5, 0.125, 0.015625, 0.0009765625, 0.000030517578125]);
  });

  it('has its value before or behind the change, as the loop uses it', async () => {
    const values = async (body: string) => {
      const [{ schedule, definition } = { schedule: undefined, definition: undefined }] = await find(
        'python',
        `lr = 0.8\nfor epoch in range(2, 9):\n${body}`,
      );
      return [[0, 1, 2].map(schedule!.at), messageText(say(definition!.note!))];
    };
    const turns = 'Drawn by the turns of its loop, the first of which has epoch = 2: the value at the';
    assert.deepEqual(await values('    train(lr)\n    lr /= 2\n'), [[0.8, 0.4, 0.2], `${turns} beginning of each`]);
    assert.deepEqual(await values('    lr /= 2\n    train(lr)\n'), [[0.4, 0.2, 0.1], `${turns} end of each`]);
  });
});

describe('an attribute that a method moves on', () => {
  const agent = (more: string, method = 'replay') =>
    `class Agent:\n    def __init__(self, epsilon=1.0, floor=0.1):\n        self.epsilon = epsilon\n        self.floor = floor\n        self.net = build()\n    def ${method}(self):\n        self.net.fit()\n        self.epsilon = max(self.floor, self.epsilon * 0.5)\n${more}`;

  it('is drawn by the calls of the method', async () => {
    const [found, ...more] = await find('python', agent(''));
    assert.deepEqual([found?.label, more.length], ['Agent.epsilon', 0]);
    assert.deepEqual([0, 1, 2, 9].map(found!.schedule!.at), [1, 0.5, 0.25, 0.1]);
  });

  it('asks for what the class is given elsewhere', async () => {
    const [found] = await find('python', agent('').replace('epsilon=1.0, floor=0.1', 'epsilon, floor'));
    assert.deepEqual(found?.unknowns.map(({ key }) => key).sort(), ['Agent.epsilon.self.epsilon', 'Agent.epsilon.self.floor']);
  });

  it('may be set anew by others at the beginning, and by no other method', async () => {
    assert.deepEqual(await labels(agent('    def reset(self):\n        self.epsilon = 1.0\n')), ['Agent.epsilon']);
    assert.deepEqual(await labels(agent('    def explore(self):\n        self.epsilon = 1.0\n')), []);
    assert.deepEqual(await labels(agent('', 'reset')), []);
    const twice = agent('        self.epsilon = min(self.epsilon, 0.9)\n');
    assert.deepEqual(await labels(twice), ['Agent.epsilon']);
    // What is only kept within a limit does not move.
    assert.deepEqual(await labels('class Camera:\n    def connect(self):\n        self.warmup_s = max(self.warmup_s, 1)\n'), []);
    // It only counts.
    assert.deepEqual(
      await labels(
        'class Sync:\n    def __init__(self):\n        self.weight_syncs = 0\n    def sync(self):\n        self.weight_syncs += 1\n',
      ),
      [],
    );
    assert.deepEqual(await labels(agent('').replace('* 0.5', '* self.net.rate()')), []);
  });
});
