import assert from 'node:assert/strict';
import { frameworksFor } from '../../../src/frameworks/frameworksFor';
import type { Language } from '../../../src/language/index';

const names = async (text: string, before?: Awaited<ReturnType<typeof frameworksFor>>, language: Language = 'yaml') =>
  (await frameworksFor(text, language, before)).frameworks.map(({ name }) => name);

const own = ['schedule', 'compositions'];

describe('frameworksFor', () => {
  for (const text of ['kl_warmup_steps: 5', 'kl-warmup-steps = 5', '--beta-start', 'rate: lin_2.5e-4', 'shape: linear']) {
    it(`knows a mark that stands for many words: ${text}`, async () => assert.deepEqual(await names(text), [...own, 'keys']));
  }

  for (const text of ['warm_steps: 5', 'kl_warmup_steps_total: 5', 'starting: 1', 'restart: 1', 'kl-start-now: 1']) {
    it(`takes no other word for one: ${text}`, async () => assert.deepEqual(await names(text), own));
  }

  it('sees a mark that an edit completes', async () => {
    const before = await frameworksFor('beta_star: 0\nrest: 1', 'yaml');
    assert.deepEqual(
      before.frameworks.map(({ name }) => name),
      own,
    );
    assert.deepEqual(await names('beta_start: 0\nrest: 1', before), [...own, 'keys']);
    assert.deepEqual(await names('beta_start: 0\nrest: 2', await frameworksFor('beta_start: 0\nrest: 1', 'yaml')), [...own, 'keys']);
  });

  it('sees a mark with signs in it that an edit completes', async () => {
    for (const [before, after] of [
      ['kl:\n  type: ex\n', 'kl:\n  type: exp\n'],
      ['kl_weight: {0', 'kl_weight: {0:'],
    ] as const) {
      const known = await frameworksFor(before, 'yaml');
      assert.deepEqual([known.frameworks.map(({ name }) => name), await names(after, known)], [own, [...own, 'keys']]);
    }
  });

  it('asks what only reads keys when all others have been asked', async () => {
    const list = await names('scheduler: StepLR\nshape: linear\nlr_scheduler_type: cosine');
    assert.equal(list.at(-1), 'keys');
    assert.ok(list.includes('torch') && list.includes('huggingFace'));
  });

  it('looks for functions of the step in Python alone', async () => {
    assert.deepEqual(await names('step: 1'), own);
    assert.deepEqual(await names('def kl(step): pass', undefined, 'python'), ['functions', ...own]);
  });

  it('needs no functions of the step for calls of our own', async () => {
    const call = 'penalty = schedule("cosine", base_weight=0.5, start_weight=0.1, total_steps=100)';
    assert.ok(!(await names(call, undefined, 'python')).includes('functions'));
    for (const text of [
      'def schedule(t): return 0.1 * t',
      'schedule = lambda t: t',
      'new_base_weight = lambda t: t',
      'kl_weight = lambda t: t',
    ])
      assert.ok((await names(text, undefined, 'python')).includes('functions'), text);
  });
});
