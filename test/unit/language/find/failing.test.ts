// A framework that fails over a node.
import assert from 'node:assert/strict';
import { frameworksFor } from '../../../../src/frameworks/frameworksFor';
import type { Framework } from '../../../../src/language/find/framework';
import { find } from '../../../fixtures/find';

const text = 'a = schedule("linear", 1, 100)\nb = StepLR(opt, 10)\nc = schedule("cosine", 1, 50)\n';
const failure = new Error('It fails.');

const failing: Framework = {
  name: 'failing',
  reads: { field: 'own', library: '', what: '', where: '' },
  marks: () => ['StepLR'],
  recognise: ({ node }) => {
    if (node.kind === 'call' && node.callee === 'StepLR') throw failure;
    return undefined;
  },
};

describe('a framework that fails', () => {
  it('takes the schedule over which it fails, and no other one', async () => {
    const { frameworks } = await frameworksFor(text, 'python');
    const told: unknown[] = [];
    const found = await find('python', text, { frameworks: [failing, ...frameworks], onFailure: (error) => told.push(error) });
    assert.deepEqual(
      found.map(({ label }) => label),
      ['a', 'c'],
    );
    assert.deepEqual([...new Set(told)], [failure]);
  });

  it('fails for whoever does not want to be told', async () => {
    const { frameworks } = await frameworksFor(text, 'python');
    await assert.rejects(find('python', text, { frameworks: [failing, ...frameworks] }), failure);
  });
});
