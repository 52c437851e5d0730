import assert from 'node:assert/strict';
import { runAround } from '../../../../src/features/inEditor/runAround';
import { allConventions } from '../../../../src/frameworks/frameworksFor';
import { type Language, parse } from '../../../../src/language/index';

async function runIn(language: Language, text: string, at: string): Promise<number | undefined> {
  return runAround(await parse(language, text), text.indexOf(at), {}, await allConventions())?.value;
}

describe('runAround', () => {
  it('is what the file says, also where a call is being typed', async () => {
    assert.equal(await runIn('yaml', 'trainer:\n  max_steps: 700\nloss:\n  kl: schedule(linear, 0.5, ', 'linear'), 700);
    assert.equal(await runIn('python', 'max_steps = 900\nkl = schedule("linear", 0.5, ', 'linear'), 900);
    assert.equal(await runIn('toml', 'max_steps = 50\nkl = "schedule(linear, 0.5, ', 'linear'), 50);
  });

  it('is none where nothing says it', async () => assert.equal(await runIn('yaml', 'kl: schedule(linear, 0.5, ', 'linear'), undefined));
});
