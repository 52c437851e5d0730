import assert from 'node:assert/strict';
import { scheduleForNumber } from '../../../../src/features/inEditor/scheduleForNumber';
import { allConventions, offeredKinds } from '../../../../src/frameworks/frameworksFor';
import { type Language, parse } from '../../../../src/language/index';

/** The text with the number before `|` made a schedule; undefined where it is none. */
async function made(language: Language, marked: string): Promise<string | undefined> {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = scheduleForNumber(
    await parse(language, text),
    offset,
    language,
    {},
    { kind: (await offeredKinds())[0]!, conventions: await allConventions() },
  );
  return found && text.slice(0, found.range.from) + found.text + text.slice(found.range.to);
}

describe('scheduleForNumber', () => {
  const cases: readonly (readonly [Language, string, string | undefined])[] = [
    ['python', 'kl = 0.5|', 'kl = schedule("linear", 0.5, 10_000)'],
    ['python', 'max_steps = 5000\nkl = 0.5|\n', 'max_steps = 5000\nkl = schedule("linear", 0.5, 5000)\n'],
    ['yaml', 'trainer:\n  max_steps: 2000\nloss:\n  kl: 0|.5\n', 'trainer:\n  max_steps: 2000\nloss:\n  kl: schedule(linear, 0.5, 2000)\n'],
    ['yaml', 'loss: {kl: 0.5|, b: 1}', 'loss: {kl: "schedule(linear, 0.5, 10000)", b: 1}'],
    ['json', '{"kl": 0.5|}', '{"kl": "schedule(\'linear\', 0.5, 10000)"}'],
    ['toml', 'kl = 1e-3|', 'kl = "schedule(\'linear\', 0.001, 10_000)"'],
    ['yaml', 'kl: text|', undefined],
    ['yaml', 'kl: [0.5|]', undefined],
    ['python', 'print(0.5|)', undefined],
  ];
  for (const [language, text, expected] of cases)
    it(`${language}: ${text}`, async () => assert.equal(await made(language, text), expected));
});
