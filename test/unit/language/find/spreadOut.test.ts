import assert from 'node:assert/strict';
import { find } from '../../../fixtures/find';

const head = `import torch
from torch.optim.lr_scheduler import StepLR
options = {"step_size": 3, "gamma": 0.5}
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
`;

/** The rates of updates 0, 3 and 6 of the only scheduler. */
async function ratesOf(text: string): Promise<readonly number[] | undefined> {
  const schedulers = (await find('python', text)).filter(({ source }) => source.startsWith('torch.optim.lr_scheduler.'));
  assert.equal(schedulers.length, 1);
  const { schedule } = schedulers[0]!;
  return schedule && [0, 3, 6].map((step) => schedule.at(step));
}

describe('what is spread into a call of a library', () => {
  const read: readonly (readonly [what: string, lines: string, rates: readonly number[]])[] = [
    ['a dict behind a name', 's = StepLR(optimizer, **options)', [1, 0.5, 0.25]],
    ['a dict that stands there', 's = StepLR(optimizer, **{"step_size": 3, "gamma": 0.1})', [1, 0.1, 0.1 * 0.1]],
    ['a call of dict', 's = StepLR(**dict(optimizer=optimizer, step_size=6, gamma=0.5))', [1, 1, 0.5]],
    ['a dict in a dict', 'all = {"step": {"step_size": 3, "gamma": 0.5}}\ns = StepLR(optimizer, **all["step"])', [1, 0.5, 0.25]],
    ['numbers that are worked out', 'N = 12\nown = dict(step_size=N // 4, gamma=1 / 4)\ns = StepLR(optimizer, **own)', [1, 0.25, 0.0625]],
    ['a dict of a function', 'def make():\n    own = dict(step_size=6, gamma=0.5)\n    return StepLR(optimizer, **own)', [1, 1, 0.5]],
    ['a dict that is only looked at', 'print(options)\ns = StepLR(optimizer, **options)', [1, 0.5, 0.25]],
  ];
  for (const [what, lines, rates] of read) it(`reads ${what}`, async () => assert.deepEqual(await ratesOf(head + lines), rates));

  /** What stands between the dict and the call. */
  const unread: readonly (readonly [what: string, lines: string])[] = [
    ['has an item set', 'options["gamma"] = 0.3'],
    ['gets another item', 'options["last_epoch"] = 4'],
    ['is updated', 'options.update(gamma=0.3)'],
    ['loses an item', 'options.pop("gamma")'],
    ['has an item deleted', 'del options["gamma"]'],
    ['has an item set by a key that is not written out', 'options[key] = 3'],
    ['is changed under another name', 'other = options\nother["last_epoch"] = 3'],
    ['is handed to a function of the file', 'def change(given):\n    given["last_epoch"] = 2\nchange(options)'],
    ['is changed by a function of the file', 'def change():\n    options["last_epoch"] = 2\nchange()'],
    ['is another one under a condition', 'if fast:\n    options = {"step_size": 5}'],
    ['is merged with another one', 'options |= others'],
  ];
  for (const [what, lines] of unread)
    it(`does not guess a dict that ${what}`, async () => {
      assert.equal(await ratesOf(`${head}${lines}\ns = StepLR(optimizer, **options)\n`), undefined);
    });

  it('does not take a parameter for what has the same name around', async () => {
    assert.equal(await ratesOf(`${head}def make(options):\n    return StepLR(optimizer, **options)\n`), undefined);
  });

  it('says that an argument stands there twice', async () => {
    const [found] = await find('python', `${head}s = StepLR(optimizer, step_size=2, **options)\n`);
    assert.deepEqual(
      found!.problems.map(({ code }) => code),
      ['repeated-argument'],
    );
  });
});
