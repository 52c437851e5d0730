import assert from 'node:assert/strict';
import type { Language } from '../../../../src/language/index';
import type { ChangedReading } from '../../../../src/language/find/asked/changedReading';
import { find } from '../../../fixtures/find';

const family = 'loss:\n  beta_start: 0.0\n  beta_end: 1.0\n  beta_warmup_epochs: 10\n  ramp: 4\n  top: 3\n';
const mapping = 'kl:\n  mode: linear\n  start_weight: 0\n  end_weight: 2\n  num_steps: 100\n  other: 40\n';

describe('what made-up keys are read as where the user says so', () => {
  for (const [what, language, text, label, change, expected] of [
    ['nothing', 'yaml', family, 'loss.beta', {}, ['epoch', 0, 0.2, 1]],
    ['a shape', 'yaml', family, 'loss.beta', { shape: 'cosine' }, ['epoch', 0, (1 - Math.cos(0.2 * Math.PI)) / 2, 1]],
    ['a unit', 'yaml', family, 'loss.beta', { unit: 'step' }, ['step', 0, 0.2, 1]],
    ['the key of the length', 'yaml', family, 'loss.beta', { length: 'ramp' }, ['epoch', 0, 0.5, 1]],
    ['the key of the end', 'yaml', family, 'loss.beta', { end: 'top' }, ['epoch', 0, 0.2 * 3, 3]],
    ['the key of a mapping', 'yaml', mapping, 'kl', { length: 'other' }, ['step', 0, 0.1, 2]],
    ['what makes no sense', 'yaml', family, 'loss.beta', { shape: 'wobbly', length: 'none', unit: 'mile' }, ['epoch', 0, 0.2, 1]],
    ['no schedule', 'yaml', family, 'loss.beta', { read: false }, undefined],
    ['no schedule of a mapping', 'yaml', mapping, 'kl', { read: false }, undefined],
  ] as const)
    it(`is ${what}`, async () => {
      const readings = { [label]: change as ChangedReading };
      const found = (await find(language as Language, text, { readings })).find((each) => each.label === label);
      assert.deepEqual(found && [found.unit, ...[0, 2, 1000].map(found.schedule!.at)], expected);
    });
});
