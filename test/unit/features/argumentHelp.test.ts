import assert from 'node:assert/strict';
import { exampleCurve } from '../../../src/features/inEditor/exampleCurve';
import { methods } from '../../../src/core/methods/index';
import { kinds } from '../../../src/frameworks/schedule/definitions';
import { offersAt, signatureAt } from '../../../src/features/argumentHelp';
import { callAtCursor } from '../../../src/language/text/callAtCursor';
import type { Language } from '../../../src/language/index';
import { atCursor } from '../../fixtures/atCursor';

function texts(language: Language, marked: string): readonly string[] | undefined {
  const { text: written, offset } = atCursor(marked);
  const call = callAtCursor(written, offset, ['schedule']);
  return call && offersAt(call, language, kinds).map(({ text }) => text);
}

const names = methods.map(({ name }) => name);

const keywords = ['step=', 'start_weight=', 'total_epochs=', 'until=', 'delay=', 'delay_epochs=', 'reverse='];

const cases: readonly (readonly [Language, string, readonly string[] | undefined])[] = [
  ['python', 'kl = schedule(|', names.map((name) => `"${name}"`)],
  ['python', 'kl = schedule("|")', names],
  ['python', 'kl = w.schedule(method="co|', names],
  ['python', 'x = 1\nkl = other(|', undefined],
  ['python', 'kl = schedule("cosine", 1, 10) + |', undefined],
  ['python', 'kl = schedule("cyclical", 1, 10, ramp=|', ['"linear"', '"cosine"', '"sigmoid"']],
  ['python', 'kl = schedule("cosine", 1, 10, reverse=|', ['False', 'True']],
  ['python', 'kl = schedule("cosine", base_weight=max(1, 2), |', ['total_steps=', ...keywords]],
  ['python', 'kl = schedule("cosine", total_epochs=9, |', ['base_weight=', 'step=', 'start_weight=', 'delay_epochs=', 'reverse=']],
  ['python', 'kl = schedule("cosine", 1, until=9, |', ['step=', 'start_weight=', 'delay=', 'reverse=']],
  ['python', 'kl = schedule("cosine", 1, 9, delay_epochs=1, |', ['step=', 'start_weight=', 'steps_per_epoch=', 'reverse=']],
  ['python', 'kl = schedule("power", 1, 10, |', ['a=', 'step=', 'start_weight=', 'delay=', 'reverse=']],
  ['yaml', 'kl: schedule(|', names],
  ['yaml', 'kl: ${schedule:|', names],
  ['yaml', 'kl: ${schedule:cosine,0.5,${a.b},|}', []],
  ['yaml', 'kl: ${other:|', undefined],
  ['yaml', 'kl: "schedule(cosine, reverse=|"', ['false', 'true']],
  ['json', '{"kl": "schedule(|', names.map((name) => `'${name}'`)],
  ['json', '{"kl": "schedule(\'|', names],
  ['toml', "kl = \"schedule('cosine', 1, |", ['total_steps=', ...keywords]],
];

describe('help within a call', () => {
  for (const [language, marked, expected] of cases) {
    it(`${language}: ${JSON.stringify(marked)}`, () => assert.deepEqual(texts(language, marked), expected));
  }

  it('shows the signature of the method, at the argument of the cursor', () => {
    const { label, parameters, active } = signatureAt(callAtCursor('schedule("power", 0.5, ', 23, ['schedule'])!, kinds);
    assert.equal(label, 'schedule(method, base_weight=1, total_steps, a=2, *, step, start_weight=0, delay=0, reverse)');
    assert.equal(parameters[active]!.label, 'total_steps');
  });

  it('marks what is given by keyword only, whatever the method will be', () => {
    const { label } = signatureAt(callAtCursor('schedule(', 9, ['schedule'])!, kinds);
    assert.equal(label, 'schedule(method, base_weight=1, total_steps, *, step, start_weight=0, delay=0, reverse)');
  });

  it('shows the length and the delay in the unit that is written', () => {
    const text = 'schedule("linear", total_epochs=';
    const { label, parameters, active } = signatureAt(callAtCursor(text, text.length, ['schedule'])!, kinds);
    assert.equal(label, 'schedule(method, base_weight=1, *, step, start_weight=0, total_epochs, reverse)');
    assert.equal(parameters[active]!.label, 'total_epochs');
  });

  it('finds the argument by its keyword', () => {
    const { parameters, active } = signatureAt(callAtCursor('schedule("power", a=', 20, ['schedule'])!, kinds);
    assert.equal(parameters[active]!.label, 'a=2');
  });

  it('looks no further back than a call may reach', () => {
    assert.equal(callAtCursor(`schedule(${' '.repeat(1e6)}`, 1e6, ['schedule']), undefined);
  });

  describe('in a run of a known length', () => {
    const inRun = (text: string): readonly string[] =>
      offersAt(callAtCursor(text, text.length, ['schedule'])!, 'python', kinds, undefined, 30_000)
        .filter(({ kind }) => kind === 'value')
        .map(({ label, detail }) => `${label}: ${detail}`);

    it('offers all of it, and parts, for the length', () => {
      const expected = ['30000: all of the run', '15000: 50 % of the run', '6000: 20 % of the run'];
      assert.deepEqual(inRun('schedule("linear", 0.5, '), expected);
      assert.deepEqual(inRun('schedule("linear", 0.5, total_steps='), expected);
    });

    it('offers a twentieth and a tenth for a warm-up or a delay', () => {
      const expected = ['1500: 5 % of the run', '3000: 10 % of the run'];
      assert.deepEqual(inRun('schedule("warmup_hold_decay", 1, 100, warmup='), expected);
      assert.deepEqual(inRun('schedule("linear", 1, delay='), expected);
    });

    it('offers no steps where none are meant', () => {
      assert.deepEqual(inRun('schedule("linear", '), []);
      assert.deepEqual(inRun('schedule("power", 1, 100, a='), []);
      assert.deepEqual(inRun('schedule("linear", 1, 100, step='), []);
    });

    it('says in the signature how long it is', () => {
      const text = 'schedule("linear", 0.5, ';
      const origin = { kind: 'name', name: 'max_steps', place: { kind: 'line', line: 2 } } as const;
      const call = callAtCursor(text, text.length, ['schedule'])!;
      const { label, documentation, parameters, active } = signatureAt(call, kinds, undefined, { value: 30_000, origin });
      assert.match(documentation, /The run has 30,000 steps \(max_steps, line 2\)\.$/);
      // It need not be written then.
      assert.match(label, /, total_steps=30000,/);
      assert.match(parameters[active]!.documentation, /; the 30,000 steps of the run when left out\.$/);
      const alone = signatureAt(call, kinds);
      assert.match(alone.parameters[alone.active]!.documentation, /; needed\.$/);
    });
  });

  it('has an example of each kind to draw', () => {
    for (const kind of kinds) assert.ok(exampleCurve(kind), kind.name);
  });
});
