// Functions of the step that people wrote down with a mistake or a surprise in them: drawn as they are, and none is flagged.
import assert from 'node:assert/strict';
import { parse } from '../../../src/language/index';
import { diagnoseFile } from '../../../src/rules/index';
import { find } from '../../fixtures/find';

/** A script, the label of a function in it, and its values, worked out by hand. */
const functions: readonly (readonly [what: string, text: string, label: string, Readonly<Record<number, number>>])[] = [
  [
    'a decay of the teacher that starts at 0',
    'CAP = 0.95\n\ndef teacher_decay(step):\n    return min(1 - 1 / (step + 1), CAP)\n\nfor step in range(900):\n    decay = teacher_decay(step)\n',
    'teacher_decay',
    { 0: 0, 1: 0.5, 3: 0.75, 18: 18 / 19, 19: 0.95, 800: 0.95 },
  ],
  [
    'a decay whose cap is overwritten later',
    'class Mean:\n    def __init__(self, decay=0.99):\n        self.decay = decay\n        self.count = 0\n\n    def decay_at(self, count):\n        return min(self.decay, (2 + count) / (8 + count))\n\n    def step(self):\n        self.count += 1\n        self.decay = self.decay_at(self.count)\n',
    'Mean.decay_at',
    { 0: 0.25, 4: 0.5, 592: 0.99, 9000: 0.99 },
  ],
  [
    'a rate that falls below 0',
    'LEAST, MOST, HALF = 1e-3, 9e-3, 400\n\ndef lr_of(it):\n    x = it / (2 * HALF) if it > 2 * HALF else abs(it / HALF - 1)\n    return LEAST + (MOST - LEAST) * (1 - x)\n',
    'lr_of',
    { 0: 0.001, 400: 0.009, 800: 0.001, 900: 0, 1000: -0.001 },
  ],
];

describe('functions of the step with a surprise in them', () => {
  for (const [what, text, label, values] of functions) {
    it(`are drawn as they are: ${what}`, async () => {
      const all = await find('python', text);
      const found = all.find((each) => each.label === label);
      for (const [step, value] of Object.entries(values))
        assert.ok(Math.abs(found!.schedule!.at(Number(step)) - value) < 1e-12, `${found!.schedule!.at(Number(step))} at ${step}`);
      assert.deepEqual(diagnoseFile(all, await parse('python', text), {}), []);
    });
  }
});
