import assert from 'node:assert/strict';
import type { Memory } from '../../../../../src/language/find/findSchedules';
import { parseYaml } from '../../../../../src/language/yaml/parseYaml';
import { cpuTime, neverHolds } from '../../../../fixtures/cpuTime';
import { findInTree } from '../../../../fixtures/find';

describe('keys that are written again and again', () => {
  it('take no longer for an edit than for a first look', async () => {
    const text = (value: number) => 'a:\n  k: schedule(cosine, 1, 90)\n'.repeat(3_000).replaceAll('90', `${value}`);
    const before = parseYaml(text(90));
    const measure = async () => {
      const memory: Memory = {};
      const first = await cpuTime(() => findInTree('yaml', before, {}, memory));
      const after = parseYaml(text(91), before);
      return { first, edit: await cpuTime(() => findInTree('yaml', after, {}, memory)) };
    };
    const slow = await neverHolds(measure, ({ first, edit }) => edit < 3 * first + 30);
    assert.equal(slow, undefined, JSON.stringify(slow));
  });
});
