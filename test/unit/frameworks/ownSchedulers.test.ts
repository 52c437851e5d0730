// Schedulers of classes that people derive from torch's: with the rates that torch gives them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { find } from '../../fixtures/find';
import { findBeside } from '../../fixtures/findBeside';

interface Reference {
  readonly made: string;
  readonly classes: string;
  readonly cases: readonly {
    readonly name: string;
    readonly optimizer: string;
    readonly call: string;
    readonly answers: Readonly<Record<string, number>>;
    readonly steps: readonly number[];
    readonly values: readonly number[];
  }[];
}

const { made, classes, cases } = JSON.parse(readFileSync('test/reference/frameworks/own_schedulers.json', 'utf8')) as Reference;
const isScheduler = ({ label }: { readonly label: string }) => label === 'scheduler';

describe('a scheduler of one’s own that builds on that of torch', () => {
  for (const { name, optimizer, call, answers, steps, values } of cases)
    for (const isElsewhere of [false, true])
      it(`has the values of ${made}: ${name}${isElsewhere ? ', in another file' : ''}`, async () => {
        const line = `${optimizer}scheduler = ${call}\n`;
        const files = {
          'train.py': isElsewhere ? `import torch\nfrom solver.schedulers import ${call.split('(')[0]}\n${line}` : `${classes}\n${line}`,
          'solver/schedulers.py': classes,
        };
        const open = (await findBeside('train.py', files)).find(isScheduler)!;
        assert.deepEqual(open.unknowns.map(({ key }) => key).sort(), Object.keys(answers).sort());
        const found = (await findBeside('train.py', files, { answers: new Map(Object.entries(answers)) })).find(isScheduler)!;
        assert.deepEqual([found.unknowns, found.problems], [[], []]);
        steps.forEach((step, index) => {
          const value = found.curves[0]!.schedule.at(step);
          assert.ok(Math.abs(value - values[index]!) <= 1e-12, `at step ${step}: ${value}, not ${values[index]}`);
        });
      });

  it('has a curve for each parameter group of the optimizer', async () => {
    const groups = 'torch.optim.SGD([{"params": a, "lr": 0.1}, {"params": b, "lr": 0.4}], lr=1.0)';
    const found = (await find('python', `${classes}\nscheduler = Poly(${groups}, 100, power=1.0)\n`)).find(isScheduler)!;
    assert.deepEqual(
      found.curves.map(({ quantity, schedule }) => [quantity, schedule.at(50)]),
      [
        ['lr (group 0)', 0.05],
        ['lr (group 1)', 0.2],
      ],
    );
  });

  for (const [what, call, loop, unit] of [
    [
      'with each epoch',
      'Poly(optimizer, 30)',
      'for epoch in range(30):\n    for x in loader:\n        train(x)\n    scheduler.step()\n',
      'epoch',
    ],
    [
      'with each batch',
      'Poly(optimizer, 30)',
      'for epoch in range(3):\n    for x in loader:\n        train(x)\n        scheduler.step()\n',
      'step',
    ],
    ['by what it is given', 'Poly(optimizer, args.num_epochs)', '', 'epoch'],
  ] as const)
    it(`counts what steps it: ${what}`, async () => {
      const text = `${classes}\noptimizer = torch.optim.SGD(params, lr=0.2)\nscheduler = ${call}\n${loop}`;
      const answers = new Map([['scheduler.max_iters', 30]]);
      const found = (await find('python', text, { answers })).find(isScheduler)!;
      assert.equal(found.schedule!.unit, unit);
    });

  it('is none where the class builds on something else, or is given a spread or what it does not take', async () => {
    const other =
      'class Poly(Scheduler):\n    def __init__(self, optimizer, n):\n        self.n = n\n    def get_lr(self):\n        return [1 / self.n]\n';
    for (const text of [
      `${other}scheduler = Poly(optimizer, 10)\n`,
      `${classes}\nscheduler = Poly(optimizer, **options)\n`,
      `${classes}\nscheduler = Poly(optimizer, 10, niters=10)\n`,
    ])
      assert.deepEqual((await find('python', text)).filter(isScheduler), []);
  });
});
