import assert from 'node:assert/strict';
import { frameworksFor } from '../../../src/frameworks/frameworksFor';
import { parse } from '../../../src/language/index';
import { find, findInTree, findOne } from '../../fixtures/find';

const head = 'import torch\nfrom torch.optim.lr_scheduler import LambdaLR\noptimizer = torch.optim.SGD(params, lr=1.0)\n';

describe('a scheduler that is given a function', () => {
  it('follows what the function calls when that changes', async () => {
    const text = (warmUp: number) =>
      `${head}WARM = ${warmUp}\ndef factor(step):\n    return step / WARM\nscheduler = LambdaLR(optimizer, lambda step: factor(step))\n`;
    const { frameworks } = await frameworksFor(text(4), 'python');
    const memory = {};
    const rate = async (warmUp: number) =>
      findInTree('python', await parse('python', text(warmUp)), { frameworks }, memory)[0]!.schedule!.at(1);
    assert.equal(await rate(4), 0.25);
    assert.equal(await rate(8), 0.125);
  });

  it('has no curve where the function is not known', async () => {
    const { curves, problems } = await findOne('python', `${head}from mine import factor\nscheduler = LambdaLR(optimizer, factor)\n`);
    assert.deepEqual([curves, problems.map(({ code }) => code)], [[], ['unresolved']]);
  });

  it('has the length of the run', async () => {
    const found = await findOne('python', `${head}max_steps = 500\nscheduler = LambdaLR(optimizer, lambda s: 1 - s / max_steps)\n`);
    assert.equal(found.totalSteps, 500);
  });

  it('is none where the file has a class of that name', async () => {
    assert.deepEqual(await find('python', 'class LambdaLR: pass\nscheduler = LambdaLR(optimizer, lambda s: s)\n'), []);
  });
});
