import assert from 'node:assert/strict';
import { messageText } from '../../../../src/core/message';
import { readAnswer } from '../../../../src/core/typed/readAnswer';

const steps = { name: 'max_steps', domain: { above: 0, integer: true } };

describe('readAnswer', () => {
  for (const [text, value] of [
    ['1000', 1000],
    [' 10_000 ', 10_000],
    ['1,000,000', 1_000_000],
    ['1e4', 10_000],
    ['12k', 12_000],
    ['12 K', 12_000],
    ['1.1k', 1100],
    ['1.5M', 1_500_000],
    ['2b', 2_000_000_000],
  ] as const) {
    it(`reads ${text}`, () => assert.equal(readAnswer(steps, text), value));
  }

  for (const [text, message] of [
    ['', 'This is not a number.'],
    ['many', 'This is not a number.'],
    ['10kg', 'This is not a number.'],
    ['k', 'This is not a number.'],
    ['1.2.3k', 'This is not a number.'],
    ['-5k', 'max_steps must be > 0, but is -5000.'],
    ['-5', 'max_steps must be > 0, but is -5.'],
    ['2.5', 'max_steps must be a whole number, but is 2.5.'],
    ['Infinity', 'max_steps must be a finite number, but is infinity.'],
  ] as const) {
    it(`refuses ${text === '' ? 'nothing' : text}`, () => {
      const read = readAnswer(steps, text);
      assert.ok(typeof read === 'object');
      assert.equal(messageText(read), message);
    });
  }

  it('takes any finite number where there is no domain', () => assert.equal(readAnswer({ name: 'lr' }, '-0.5'), -0.5));
});
