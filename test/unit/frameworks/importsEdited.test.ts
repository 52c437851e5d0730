// Frameworks that are told by an import alone: what they claim must come and go with it, although nothing else of the text changes.
import assert from 'node:assert/strict';
import { frameworksFor } from '../../../src/frameworks/frameworksFor';
import { parsePython } from '../../../src/language/python/parsePython';
import { Editor } from '../../fixtures/editor';
import { find, findOptions } from '../../fixtures/find';

/** An import, and a schedule that is one by it. */
const texts: Readonly<Record<string, readonly [imported: string, used: string]>> = {
  fastai: ['import fastai', 'learn.fit_one_cycle(3, 1e-3)\n'],
  'sentence-transformers': ['import sentence_transformers', 'model.fit(train_objectives=[(loader, loss)], steps_per_epoch=5)\n'],
  skrl: [
    'import skrl.agents.torch.ppo',
    'from torch.optim.lr_scheduler import StepLR\ncfg["learning_rate_scheduler"] = StepLR\ncfg["learning_rate_scheduler_kwargs"] = {"step_size": 5}\n',
  ],
  'Stable-Baselines3': ['from sb3_contrib import TQC', 'learning_rate = lambda left: 0.02 * left\n'],
  tinygrad: ['from tinygrad import nn', 'from extra.lr_scheduler import MultiStepLR\ns = MultiStepLR(optimizer, [10, 20])\n'],
};

describe('an import that a framework is told by', () => {
  for (const [library, [imported, used]] of Object.entries(texts))
    it(`counts for ${library} as it is edited`, async () => {
      const text = `import os\n${imported}\n\n\ndef other():\n    pass\n\n\n${used}`;
      const { frameworks } = await frameworksFor(text, 'python');
      const editor = new Editor(text, findOptions('python', { frameworks }));
      const count = (line: string) => editor.change(text.replace(imported, line)).length;
      assert.equal(count(imported), 1);
      assert.equal(count(`# ${imported}`), 0);
      assert.equal(count(imported), 1);
      assert.equal(count(imported.replace(/(import|from) /, '$1 my_')), 0);
      assert.equal(count(`try:\n    ${imported}\nexcept ImportError:\n    pass`), 1);
    });

  it('may stand in an earlier cell of a notebook', async () => {
    const [imported, used] = texts.fastai!;
    const { frameworks } = await frameworksFor(used, 'python');
    const count = async (cell: string) => (await find('python', used, { frameworks, earlierCells: [parsePython(cell)] })).length;
    assert.deepEqual([await count(`${imported}\n`), await count('import os\n')], [1, 0]);
  });
});
