import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { readList, type Unread, whyNothing } from '../../../src/features/readList';
import { find } from '../../fixtures/find';

describe('what is read in a file', () => {
  it('is listed by library, in the order in which it stands', async () => {
    const found = await find(
      'python',
      `import torch
kl = schedule("cosine", 0.5, 1000)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 30)
beta = schedule("linear", 1, 20)
broken = schedule("liner", 1, 20)
`,
    );
    const rows = [...readList(found)].map(([library, list]) => [
      library,
      list.map((row) => `${row.found.label}: ${messageText(row.text)}`),
    ]);
    assert.deepEqual(rows, [
      [
        'Weight Schedules',
        [
          'kl: Rises from 0 to 0.5 by step 1,000.',
          'beta: Rises from 0 to 1 by step 20.',
          `broken: ${messageText(found.find(({ label }) => label === 'broken')!.problems[0]!.message)}`,
        ],
      ],
      ['PyTorch', [`scheduler: ${messageText(readList(found).get('PyTorch')![0]!.text)}`]],
    ]);
    assert.equal(readList(found).get('PyTorch')![0]!.kind, 'torch.optim.lr_scheduler.StepLR');
  });

  const file: Unread = { language: 'yaml', languages: ['yaml', 'python'], isTooLarge: false };
  const reasons: readonly (readonly [what: string, file: Unread, text: RegExp])[] = [
    ['its language', { ...file, language: undefined }, /python, yaml, json, toml.*none of them/],
    ['the setting of the languages', { ...file, language: 'json' }, /weightSchedules\.languages leaves json out/],
    ['its size', { ...file, isTooLarge: true }, /larger than the setting weightSchedules\.maxFileSize/],
    ['that there is none', file, /no schedule that can be read/],
  ];
  for (const [what, unread, text] of reasons)
    it(`is nothing for a reason: ${what}`, () => assert.match(messageText(whyNothing(unread)), text));
});
