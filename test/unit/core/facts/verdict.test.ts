import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { blackBox } from '../../../../src/core/computed/blackBox';
import { sequence } from '../../../../src/core/compose';
import { wholeSteps } from '../../../../src/core/computed/wholeSteps';
import { verdict, type VerdictContext } from '../../../../src/core/facts/verdict';
import { messageText, type Translate } from '../../../../src/core/message';
import { buildSchedule } from '../../../../src/core/methods/buildSchedule';
import { findMethod } from '../../../../src/core/methods/index';
import type { ParameterValues } from '../../../../src/core/parameter';
import type { Schedule } from '../../../../src/core/schedule';

/** The sentences that translators are given. */
const translated = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8')) as Record<string, string>;

/** A language that has one word for everything, and its places where English has them. */
const inMadeUp: Translate = (sentence, args) =>
  sentence.replace(/\{(\w+)\}|[A-Za-z]+/g, (word, name: string | undefined) => (name === undefined ? 'ö' : (args[name] ?? word)));

/** "step 3", "40 % of the run", "step 3, the end of the run", "98 % of 0.7"; and the one that puts sentences one after another. */
const isPlaceOrAmount =
  /^(?:(?:step|epoch|sample|token|env step) \{step\}|(?:\{place\}, )?(?:\{share\} of|the end of) the run|\{share\} of (?:the way to )?\{target\}|\{before\} \{next\})$/;

const of = (method: string, values: ParameterValues): Schedule => buildSchedule(findMethod(method)!, values);
const says = (schedule: Schedule, context: VerdictContext = {}): string => messageText(verdict(schedule, context));
const linear = of('linear', { base_weight: 0.5, total_steps: 1_000 });

/** Goes up and down every 5,026 steps. */
const wave = (totalSteps: number): Schedule =>
  blackBox({ value: (step) => 0.3 + 0.03 * Math.sin(step / 800), isWhole: false, totalSteps, unit: 'step', corners: [] });

describe('verdict', () => {
  // Looked at 512 times, each of these waves seems to be one of another length.
  for (const totalSteps of [2_500_000, 5_300_000, 9_000_000])
    it(`counts no waves where they are too many to be counted: ${totalSteps}`, () =>
      assert.match(says(wave(totalSteps)), /^Moves between 0\.27\d* and 0\.3(2\d*|3) until step/));

  it('counts the waves of a run that has some', () => assert.match(says(wave(50_266)), /^Goes up 11× and down 10×/));

  const steps = (value: (step: number) => number, totalSteps: number) =>
    blackBox({ value, isWhole: true, totalSteps, unit: 'step', corners: [] });

  const cases: readonly (readonly [string, Schedule, VerdictContext, string])[] = [
    ['a rise', linear, {}, 'Rises from 0 to 0.5 by step 1,000.'],
    ['a run of the same length', linear, { run: 1_000 }, 'Rises from 0 to 0.5 by step 1,000, the end of the run.'],
    [
      'a long run of whole steps that falls early',
      steps((step) => Math.max(0.01, 1 - step / 1e6), 20_000_000),
      { run: 20_000_000 },
      'Falls from 1 to 0.01 by step 990,000, 4.95 % of the run.',
    ],
    [
      'what ends with its own length, long before the run',
      blackBox({ value: (step) => Math.max(0.5, 1 - step / 2_000), isWhole: false, totalSteps: 1_000, unit: 'step', corners: [] }),
      { run: 10_000 },
      'Falls from 1 to 0.5 by step 1,000, 10 % of the run.',
    ],
    [
      'stairs that are too many to be counted',
      wholeSteps((step) => Math.max(0, 1 - Math.floor(step / 10) / 1_000), { totalSteps: 300_000 }),
      {},
      'Falls from 1 to 0 by step 10,000.',
    ],
    [
      'what is known of a part of the run',
      steps((step) => (step <= 1_000 ? step / 1e6 : NaN), 1_000),
      { run: 9_000 },
      'Rises from 0 to 0.001 by step 1,000, 11.1 % of the run. Its values behind step 1,000 are not known.',
    ],
    [
      'what has no value at step 0, where it comes from 0',
      blackBox({
        value: (step) => (step === 0 ? NaN : 0.005 * Math.min(step ** -0.5, step * 1_000 ** -1.5)),
        isWhole: false,
        totalSteps: 1_000,
        unit: 'step',
        corners: [1_000],
      }),
      {},
      'Rises from 0 to 0.000158114 by step 1,000.',
    ],
    [
      'a part of the run, behind which there is nothing',
      blackBox({ value: (done) => 1 - done, isWhole: false, totalSteps: 1, unit: 'fraction', corners: [] }),
      { isOpen: true },
      'Falls from 1 to 0 by 100 % of the run.',
    ],
    ['a longer run', linear, { run: 4_000 }, 'Rises from 0 to 0.5 by step 1,000, 25 % of the run.'],
    ['a shorter run', linear, { run: 400 }, 'Rises from 0 to 0.5 by step 1,000. The run ends at 40 % of that, at 0.2.'],
    ['a length that nobody says', of('linear', { total_steps: 100 }), { isRelative: true }, 'Rises from 0 to 1 by the end of the run.'],
    ['a fall', of('linear', { total_steps: 10, reverse: true, start_weight: 0.2 }), {}, 'Falls from 1 to 0.2 by step 10.'],
    [
      'a target that is never reached',
      of('exponential', { base_weight: 0.7, total_steps: 40_000 }),
      { target: 0.7, run: 100_000 },
      'Rises from 0 to 98.2 % of 0.7 by step 40,000, 40 % of the run; never reaches it.',
    ],
    [
      'a target that is missed by little',
      of('sigmoid', { total_steps: 10, k: 20 }),
      { target: 1 },
      'Rises from 4.53979e-5 to 99.9955 % of the way to 1 by step 10; never reaches it.',
    ],
    [
      'a delay, and a target that is missed',
      of('exponential', { total_steps: 100, delay: 100 }),
      { target: 1, run: 400 },
      'Stays at 0 until step 100, then rises to 98.2 % of 1 by step 200, 50 % of the run; never reaches it.',
    ],
    [
      'a fall that comes late',
      of('linear', { total_steps: 100, delay: 50, reverse: true }),
      { run: 100 },
      'Stays at 1 until step 50, then falls to 0 by step 150. The run ends at 66.7 % of that, at 0.5.',
    ],
    [
      'a rise, and what goes back at once',
      sequence(of('linear', { total_steps: 10 }), of('constant', { base_weight: 0.2, total_steps: 10 })),
      { isRelative: true },
      'Rises from 0 to 1 by 50 % of the run. Then jumps to 0.2 at 50 % of the run.',
    ],
    [
      'a level before a jump',
      sequence(
        of('linear', { total_steps: 10 }),
        of('constant', { base_weight: 1, total_steps: 10 }),
        of('constant', { base_weight: 0, total_steps: 10 }),
      ),
      {},
      'Rises from 0 to 1 by step 10. Stays at 1 until step 20, then jumps to 0.',
    ],
    [
      'a warm-up before milestones',
      sequence(of('linear', { total_steps: 10 }), of('step', { total_steps: 100, milestones: [30, 60] })),
      {},
      'Rises from 0 to 1 by step 10. Stays at 1 until step 40, then falls to 0.01 in 2 jumps by step 70.',
    ],
    ['a delay', of('linear', { total_steps: 100, delay: 50 }), {}, 'Stays at 0 until step 50, then rises to 1 by step 150.'],
    ['nothing that happens', of('constant', { base_weight: 0.3, total_steps: 9 }), {}, 'Stays at 0.3.'],
    [
      'warm-up, level and decay',
      of('warmup_hold_decay', { total_steps: 1_000 }),
      { run: 1_000 },
      'Rises from 0 to 1 by step 100. Stays at 1 until step 800, then falls to 0 by step 1,000, the end of the run.',
    ],
    ['milestones', of('step', { total_steps: 100, milestones: [30, 60] }), {}, 'Falls from 1 to 0.01 in 2 jumps by step 60.'],
    [
      'one jump',
      sequence(of('constant', { base_weight: 2, total_steps: 10 }), of('constant', { base_weight: 3, total_steps: 10 })),
      {},
      'Jumps from 2 to 3 at step 10.',
    ],
    [
      'cycles',
      of('cyclical', { total_steps: 100, cycles: 3 }),
      {},
      'Goes up 3× and down 2× between 0 and 1, and ends at 1 by step 83.333.',
    ],
    [
      'more cycles than anybody counts',
      of('cyclical', { total_steps: 1e6, cycles: 1e5 }),
      {},
      'Moves between 0 and 1 until step 1,000,000.',
    ],
    [
      'stairs that are not all found',
      blackBox({ value: (step) => 3 - 3 * (Math.floor(step / 16) / 2_000), isWhole: false, totalSteps: 31_999, unit: 'step', corners: [] }),
      {},
      'Falls from 3 to 0.0015 by step 31,999.',
    ],
    ['a long run of whole steps that stays', wholeSteps(() => 0.04, { totalSteps: 1_000_000, unit: 'step' }), {}, 'Stays at 0.04.'],
    [
      'a long run of whole steps that is warmed up',
      wholeSteps((step) => Math.min(0.07, 0.04 + (0.03 * step) / 123_456), { totalSteps: 1_000_000, unit: 'step' }),
      {},
      'Rises from 0.04 to 0.07 by step 123,456.',
    ],
    [
      'a long run of whole steps with a peak',
      wholeSteps((step) => (step < 70_001 ? step : (70_001 * (3_000_000 - step)) / 2_929_999), { totalSteps: 3_000_000, unit: 'step' }),
      {},
      'Rises from 0 to 70001 by step 70,001. Then falls to 0 by step 3,000,000.',
    ],
    [
      'jumps in a long run of whole steps',
      wholeSteps((step) => (step < 300_000 ? 1 : step < 700_001 ? 0.1 : 0.01), { totalSteps: 1_000_000, unit: 'step' }),
      {},
      'Falls from 1 to 0.01 in 2 jumps by step 700,001.',
    ],
    [
      'stairs of a long run of whole steps',
      wholeSteps((step) => 3 * (1 - Math.floor(step / 1_000) / 2_000), { totalSteps: 2_000_000, unit: 'step' }),
      {},
      'Falls from 3 to 0 by step 2,000,000.',
    ],
    [
      'waves of a long run of whole steps that are too many',
      wholeSteps((step) => Math.sign(Math.sin(step / 50)), { totalSteps: 2_000_000, unit: 'step' }),
      {},
      'Moves between -1 and 1 until step 2,000,000.',
    ],
    [
      'very many stairs',
      blackBox({ value: (step) => 3 - 3 * (Math.floor(step / 16) / 2_000), isWhole: true, totalSteps: 32_000, unit: 'step', corners: [] }),
      {},
      'Falls from 3 to 0 in 2,000 jumps by step 32,000.',
    ],
    [
      'a value per epoch',
      wholeSteps((epoch) => 0.1 * 0.5 ** Math.floor(epoch / 30), { totalSteps: 90, unit: 'epoch' }),
      {},
      'Falls from 0.1 to 0.0125 in 3 jumps by epoch 90.',
    ],
    [
      'a value per step, warmed up',
      wholeSteps((step) => (step < 10 ? step / 10 : (100 - step) / 90), { totalSteps: 100 }),
      {},
      'Rises from 0 to 1 by step 10. Then falls to 0 by step 100.',
    ],
    [
      'an end behind which there is an error',
      wholeSteps((step) => step, { totalSteps: 10, past: 'fails' }),
      { run: 100 },
      'Rises from 0 to 9 by step 9, 9 % of the run. Behind it there is no value, but an error.',
    ],
    [
      'the last step of a run',
      wholeSteps((step) => step / 100, { totalSteps: 100, past: 'fails' }),
      { run: 100 },
      'Rises from 0 to 0.99 by step 99, the end of the run.',
    ],
    [
      'a rule that goes on where nothing says how long it is',
      wholeSteps((step) => 1 - 1 / (step + 2), { totalSteps: 8, past: 'goes on' }),
      { isOpen: true },
      'Rises from 0.5 to 0.9 by step 8. Goes on from there.',
    ],
    [
      'a rule that goes on and is over where its drawing ends',
      wholeSteps((step) => Math.min(step / 8, 1), { totalSteps: 8, past: 'goes on' }),
      { isOpen: true },
      'Rises from 0 to 1 by step 8.',
    ],
    [
      'a rule that goes on: it is done when the run is',
      wholeSteps((step) => 0.9 ** step, { totalSteps: 10, past: 'goes on' }),
      { run: 20 },
      'Falls from 1 to 0.121577 by step 20, the end of the run.',
    ],
  ];
  for (const [name, schedule, context, expected] of cases) {
    it(`says ${name}`, () => assert.equal(says(schedule, context), expected));
    it(`says ${name} in another language: whole sentences of which nothing stays English`, () => {
      const asked: string[] = [];
      const text = messageText(verdict(schedule, context), (sentence, args) => {
        asked.push(sentence);
        return inMadeUp(sentence, args);
      });
      assert.doesNotMatch(text, /[A-Za-z]{2}/);
      assert.deepEqual(
        asked.filter((sentence) => !(sentence in translated)),
        [],
        'sentences that no translator is given',
      );
      // A verb stands in a sentence with its full stop; what is put into one is a place or an amount.
      const parts = asked.filter((sentence) => !sentence.endsWith('.') && !isPlaceOrAmount.test(sentence));
      assert.deepEqual(parts, []);
    });
  }
});
