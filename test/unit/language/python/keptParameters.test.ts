// What Lightning's modules keep of their parameters, by Lightning itself: `test/reference/kept_parameters.py`.
import assert from 'node:assert/strict';
import reference from '../../../reference/kept_parameters.json';
import { find } from '../../../fixtures/find';
import { Editor } from '../../../fixtures/editor';
import { findOptions } from '../../../fixtures/find';

const names = ['lr', 'warmup'] as const;
const read = `    def make(self):\n${names.map((name) => `        w_${name} = schedule("linear", self.hparams.${name}, 9)\n`).join('')}`;
const items = read.replaceAll(/self\.hparams\.(\w+)/g, 'self.hparams["$1"]');

describe('what a module of Lightning keeps', () => {
  for (const { text, kept } of reference.cases)
    for (const [how, method] of [
      ['attributes', read],
      ['items', items],
    ] as const)
      it(`is what it keeps there, as ${how}: ${text.split('\n').slice(1, 4).join(' ').replaceAll(/ +/g, ' ')}`, async () => {
        const found = await find('python', `import lightning\n${text}${method}`);
        const values = found.map(({ label, parameters }) => [label, parameters.find(({ name }) => name === 'base_weight')?.value]);
        assert.deepEqual(
          values,
          names.map((name) => [`w_${name}`, (kept as Readonly<Record<string, number>>)[name]]),
        );
      });

  it('is not known where the parameter has another value by then, or a call gives another', async () => {
    const { text } = reference.cases[0]!;
    const changed = text.replace('        self.save', '        lr = lr * 2\n        self.save');
    for (const script of [`${changed}${read}`, `${text}${read}module = Module(lr=0.5)\n`]) {
      const [one] = await find('python', script);
      assert.equal(one?.parameters.find(({ name }) => name === 'base_weight')?.value, undefined, script);
    }
  });

  it('is read by the functions that schedulers are given, as their attributes are', async () => {
    const script = (save: string, of: string) =>
      `import torch, lightning\nclass Module(lightning.LightningModule):\n    def __init__(self, lr=0.5, warmup=8):\n        super().__init__()\n        ${save}\n` +
      `    def configure_optimizers(self):\n        optimizer = torch.optim.SGD(self.parameters(), lr=${of}.lr)\n` +
      `        scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, step / ${of}.warmup))\n`;
    for (const [save, of] of [
      ['self.save_hyperparameters()', 'self.hparams'],
      ['self.lr, self.warmup = lr, warmup', 'self'],
      ['self.lr = lr\n        self.warmup = warmup', 'self'],
    ] as const) {
      const [one] = await find('python', script(save, of));
      assert.deepEqual([one?.schedule?.at(2), one?.schedule?.at(20), one?.unknowns], [0.125, 0.5, []], save);
    }
  });

  it('is read anew where the call or what it keeps is edited', () => {
    const { text } = reference.cases[0]!;
    const editor = new Editor(`${text}${read}`, findOptions('python', {}));
    for (const [from, to] of [
      ['lr=0.25', 'lr=0.5'],
      ['()\n    def make', '("lr")\n    def make'],
      ['"lr"', 'ignore=["lr"]'],
      ['self.save_hyper', '# self.save_hyper'],
      ['# self.save_hyper', 'self.save_hyper'],
    ] as const)
      editor.replace(from, to);
  });
});
