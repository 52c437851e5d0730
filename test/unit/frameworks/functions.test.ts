import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { messageText } from '../../../src/core/message';
import { find, findOne } from '../../fixtures/find';

interface Reference {
  readonly made: string;
  readonly steps: readonly number[];
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const folder = 'test/reference/interpreter';
const reference = JSON.parse(readFileSync(`${folder}/handwritten.json`, 'utf8')) as Reference;

/** The words of a list in which `*n` repeats the one before n times more. */
function unpacked(words: string): readonly string[] {
  const all: string[] = [];
  for (const word of words.split(' ')) {
    const count = word.startsWith('*') ? Number(word.slice(1)) : 1;
    for (let i = 0; i < count; i++) all.push(word.startsWith('*') ? all.at(-1)! : word);
  }
  return all;
}

describe(`functions of the step, as ${reference.made} evaluates them`, () => {
  for (const [file, cases] of Object.entries(reference.files)) {
    it(`draws those of ${file}`, async () => {
      const found = await find('python', readFileSync(`${folder}/handwritten/${file}`, 'utf8'));
      let count = 0;
      for (const [expression, words] of Object.entries(cases)) {
        const name = /^(\w+)\(step\)$/.exec(expression)?.[1];
        const schedule = found.find(({ label }) => label === name)?.schedule;
        if (!schedule) continue;
        count++;
        unpacked(words).forEach((word, place) => {
          const step = reference.steps[place]!;
          const value = schedule.at(step);
          if (word.startsWith('!')) assert.ok(Number.isNaN(value), `${expression} raises at step ${step}`);
          const expected = Number(word.replace('inf', 'Infinity'));
          if (word.startsWith('!') || Object.is(value, expected)) return;
          assert.ok(Math.abs(value - expected) <= 1e-12 * Math.abs(expected), `${expression} at step ${step}: ${value}, not ${word}`);
        });
      }
      assert.ok(count >= 10, `${count} functions are found.`);
    });
  }
});

describe('what counts as a function of the step', () => {
  for (const [text, labels] of [
    ['def kl(step): return min(1.0, step / 500)', ['kl']],
    ['def scaled(x): return min(1.0, x / 500)', []],
    ['def kl_weight(x): return min(1.0, x / 500)', ['kl_weight']],
    ['ramp = lambda t: t / 10\nother = lambda t: t / 10', ['ramp']],
    ['def train(epoch, model, loader):\n    for x in loader: model(x)\n    return epoch', []],
    ['def log(step, loss): print(step, loss)', []],
    ['def is_late(step): return step > 100', []],
    ['def name_of(step): return f"step {step}"', []],
    ['def fixed(step): return 3.0', []],
    ['import torch\ndef noise(step): return torch.rand(1) * step', []],
    ['def numbers(start, stop, step): return (stop - start) / step', []],
    [
      'class Annealer:\n    def __init__(self, n=10): self.n = n\n    def __call__(self, step): return step / self.n',
      ['Annealer.__call__'],
    ],
    ['def make(n=10):\n    def ramp(step): return step / n\n    return ramp', ['make.ramp']],
    [
      'import math\ndef sigmoid(x): return 1 / (1 + math.exp(-x))\ndef cosine(t): return math.cos(t)\ndef power_factor(n): return n / 2',
      [],
    ],
    ['def broken(step: return step /', []],
  ] as const)
    it(`${JSON.stringify(text)}: ${labels.join(', ') || 'nothing'}`, async () => {
      assert.deepEqual(
        (await find('python', text)).map(({ label }) => label),
        labels,
      );
    });

  it('still finds what stands within a function', async () => {
    const found = await find(
      'python',
      'from weight_schedules import schedule\ndef kl(step):\n    w = schedule("cosine", 1, 100)\n    return step / 10\n',
    );
    assert.deepEqual(
      found.map(({ label }) => label),
      ['kl', 'w'],
    );
  });
});

describe('a function of the step', () => {
  it('is left alone where what is made by hand is not read', async () => {
    assert.deepEqual(await find('python', 'def kl(step): return min(1.0, step / 500)', { readHandmade: false }), []);
  });

  it('needs of a long class and a long function only what it uses of them', async () => {
    const lines = Array.from({ length: 2_000 }, (_, i) => `        self.layer_${i} = unknown(${i})`).join('\n');
    const text = [
      'class Trainer:',
      '    top = 0.5',
      '    def __init__(self, warm=40): self.warm = warm',
      `    def build(self):\n${lines}`,
      '    @property',
      '    def length(self): return self.warm * 2',
      '    def weight(self, step): return min(self.top, step / self.length)',
      'def main(warm=30):',
      lines.replace(/self\.|^ {4}/gm, ''),
      '    half = warm / 2',
      '    scheduler = torch.optim.lr_scheduler.LambdaLR(torch.optim.SGD([], lr=1.0), lambda step: step / half)',
    ].join('\n');
    const found = await find('python', `import torch\n${text}`);
    assert.deepEqual(
      found.map(({ label, schedule }) => [label, schedule?.at(3)]),
      [
        ['Trainer.weight', 3 / 80],
        ['scheduler', 0.2],
      ],
    );
  });

  it('has its defaults as parameters, with the places at which they are written', async () => {
    const text = 'WARM = 500\ndef kl(step, top=0.25, warm=WARM): return min(top, top * step / warm)\n';
    const { parameters, schedule, totalSteps } = await findOne('python', text);
    assert.deepEqual(
      parameters.map(({ name, value, literal }) => [name, value, literal && text.slice(literal.from, literal.to)]),
      [
        ['top', 0.25, '0.25'],
        ['warm', 500, '500'],
      ],
    );
    assert.equal(totalSteps, 500);
    assert.deepEqual([0, 250, 500, 900].map(schedule!.at), [0, 0.125, 0.25, 0.25]);
    assert.deepEqual([...schedule!.breakpoints(0, 1000)], [500]);
  });

  it('takes what its call gives it', async () => {
    const text = 'def ramp(step, n, top): return min(top, step / n)\nfor step in range(100): w = ramp(step, 40, top=2)\n';
    const { schedule, unknowns } = await findOne('python', text);
    assert.deepEqual(unknowns, []);
    assert.deepEqual([20, 40, 100].map(schedule!.at), [0.5, 1, 2]);
  });

  it('asks for what nothing says, and draws the answer', async () => {
    const text = 'def ramp(step, n): return min(1, step / n)\n';
    const asked = await findOne('python', text);
    assert.deepEqual(
      asked.unknowns.map(({ text }) => text),
      ['What is n?'],
    );
    assert.equal(asked.schedule, undefined);
    const answered = await findOne('python', text, { frameworks: (await loaded(text)).frameworks, answers: new Map([['ramp.n', 40]]) });
    assert.deepEqual([20, 60].map(answered.schedule!.at), [0.5, 1]);
  });

  it('is drawn over the run where its length is a parameter that nobody gives', async () => {
    const { totalSteps, schedule } = await findOne('python', 'def w(step, total_steps): return step / total_steps\n');
    assert.equal(totalSteps, undefined);
    assert.equal(schedule!.at(50), 0.5);
  });

  it('counts what its step counts', async () => {
    assert.equal((await findOne('python', 'def w(epoch): return min(1, epoch / 30)')).unit, 'epoch');
    assert.equal((await findOne('python', 'def lr(progress): return 1e-3 * progress')).unit, 'fraction');
  });

  it('holds the values of whole steps where it has no others', async () => {
    const { schedule } = await findOne('python', 'TABLE = [1, 2, 4, 8]\ndef weight(step): return TABLE[min(step, 3)]\n');
    assert.equal(schedule!.grid, 'whole');
    assert.deepEqual([0, 0.9, 1, 2.5, 7].map(schedule!.at), [1, 1, 2, 4, 8]);
  });

  it('ends where it raises', async () => {
    const { totalSteps, schedule } = await findOne('python', 'TABLE = [1, 2, 4, 8]\ndef weight(step): return TABLE[step]\n');
    assert.equal(totalSteps, 3);
    assert.ok(Number.isNaN(schedule!.at(4)));
  });

  it('says that it divides by zero at step 0', async () => {
    const text = 'import math\ndef lr(step): return 1 / math.sqrt(step)\n';
    const { problems } = await findOne('python', text);
    assert.deepEqual(
      problems.map(({ message, range }) => [messageText(message), text.slice(range.from, range.to)]),
      [['At step 0 this raises ZeroDivisionError: float division by zero.', '1 / math.sqrt(step)']],
    );
  });

  it('reads the constants that are written further down', async () => {
    const { schedule } = await findOne(
      'python',
      'def w(step):\n    return step / N\n\nx = [\n    1,\n]\nif True:\n    N = 20\nelse:\n    N = 30\n',
    );
    assert.equal(schedule!.at(10), 0.5);
  });
});

const loaded = async (text: string) => (await import('../../../src/frameworks/frameworksFor')).frameworksFor(text, 'python');
