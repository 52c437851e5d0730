import assert from 'node:assert/strict';
import type { Language } from '../../../src/language/index';
import { messageText } from '../../../src/core/message';
import { diagnose, rules } from '../../../src/rules/index';
import { reading } from '../../../src/rules/reading';
import type { Diagnosis } from '../../../src/rules/rule';
import { find } from '../../fixtures/find';

/** What each rule says something of, and what it leaves alone. */
const cases: Readonly<
  Record<string, { readonly said: readonly (readonly [Language, string])[]; readonly left: readonly (readonly [Language, string])[] }>
> = {
  'swapped-arguments': {
    said: [
      ['python', 'kl = schedule("linear", 10000, 0.5)'],
      ['yaml', 'kl: schedule(cosine, 10000, 0.1)'],
      ['yaml', 'kl: ${schedule:cosine,2000,1}'],
      ['json', '{"kl": "schedule(\'linear\', 500, 0.25)"}'],
    ],
    left: [
      ['python', 'kl = schedule("linear", 0.5, 10000)'],
      ['python', 'kl = schedule("linear", 10000, 500)'],
      ['python', 'kl = schedule("linear", base_weight=10000, total_steps=0.5)'],
      ['yaml', 'kl: {method: linear, base_weight: 1000, total_steps: 1}'],
      ['yaml', 'kl: schedule(linear, 2.5, 0.5)'],
    ],
  },
  'step-past-end': {
    said: [
      ['python', 'kl = schedule("linear", 0.5, 100, step=101)'],
      ['yaml', 'kl: schedule(cosine, 1, 100, delay=10, step=111)'],
      ['yaml', 'kl: {method: linear, base_weight: 1, total_steps: 10, step: 1000}'],
    ],
    left: [
      ['python', 'kl = schedule("linear", 0.5, 100, step=100)'],
      ['python', 'kl = schedule("linear", 0.5, 100, step=step)'],
      ['yaml', 'kl: schedule(cosine, 1, 100, delay=10, step=110)'],
      ['yaml', 'kl: schedule(cosine, 1, step=110)'],
    ],
  },
};

async function codes(language: Language, text: string): Promise<readonly string[]> {
  return (await find(language, text)).flatMap((found) => diagnose(found, text)).map(({ code }) => code);
}

describe('rules', () => {
  for (const [code, { said, left }] of Object.entries(cases)) {
    for (const [language, text] of said) it(`${code} of ${text}`, async () => assert.deepEqual(await codes(language, text), [code]));
    for (const [language, text] of left) it(`no ${code} of ${text}`, async () => assert.ok(!(await codes(language, text)).includes(code)));
  }

  it('swap what is swapped', async () => {
    const text = 'kl = schedule("linear", 10_000, 0.5)';
    const [found] = await find('python', text);
    const [edit] = diagnose(found!, text)[0]!.fixes[0]!.edits;
    assert.equal(text.slice(0, edit!.range.from) + edit!.text + text.slice(edit!.range.to), 'kl = schedule("linear", 0.5, 10_000)');
  });

  it('have a code each, and the words that may have been meant as fixes', async () => {
    const all = [...Object.keys(reading), ...rules.map(({ code }) => code)];
    assert.equal(new Set(all).size, all.length);
    const text = 'kl: schedule(powr, 0.5, 100)';
    const [found] = await find('yaml', text);
    const [{ code, severity, fixes }] = diagnose(found!, text) as [Diagnosis];
    assert.deepEqual([code, severity], ['unknown-method', 'error']);
    assert.equal(messageText(fixes[0]!.title), 'Change to power');
    assert.deepEqual(fixes[0]!.edits, [{ range: { from: 13, to: 17 }, text: 'power' }]);
  });

  it('say nothing more of what is wrong', async () =>
    assert.deepEqual(await codes('python', 'x = schedule("linear", 10000, -0.5)'), ['invalid-value']));
});
