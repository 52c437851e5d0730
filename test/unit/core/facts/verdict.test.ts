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
      'Rises from 0 to 0.001 by step 1,000, 11.1 % of the run. Its values after step 1,000 are not known.',
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
      'Falls from 1 to 0 by the end of the run.',
    ],
    ['a longer run', linear, { run: 4_000 }, 'Rises from 0 to 0.5 by step 1,000, 25 % of the run.'],
    ['a shorter run', linear, { run: 400 }, 'Rises from 0 to 0.5 by step 1,000. The run ends at 40 % of that, at 0.2.'],
    [
      'what begins again where the run is over',
      wholeSteps((t) => (t % 100 < 10 ? 0.5 + (t % 100) / 20 : 1 - ((t % 100) - 10) / 100), { totalSteps: 100, unit: 'step' }),
      { run: 100 },
      'Rises from 0.5 to 1 by step 10. Then falls to 0.11 by step 99, the end of the run. After the end of the run it jumps to 0.5.',
    ],
    [
      'milestones, the last of which is where the run is over',
      wholeSteps((epoch) => 0.1 ** (1 + Math.floor(epoch / 30)), { totalSteps: 90, unit: 'epoch' }),
      { run: 90 },
      'Falls from 0.1 to 0.001 in 2 jumps by epoch 60, 66.7 % of the run. After the end of the run it jumps to 0.0001.',
    ],
    [
      'a milestone that is where the run is over',
      wholeSteps((epoch) => (epoch < 400 ? 1 : 0.1), { totalSteps: 400, unit: 'epoch' }),
      { run: 400 },
      'Stays at 1. After the end of the run it jumps to 0.1.',
    ],
    [
      'what is held and then falls so softly that no edge is seen',
      blackBox({
        value: (t) => (1 - Math.cos(Math.PI * Math.min(1, (100 - t) / 25))) / 2,
        isWhole: false,
        totalSteps: 100,
        unit: 'step',
        corners: [25],
      }),
      {},
      'Stays at 1 until step 75, then falls to 0 by step 100.',
    ],
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
      'a cosine, whose last steps are hardly any: it is done at the end',
      wholeSteps((step) => 0.002 * (1 + Math.cos((Math.PI * step) / 300_000)), { totalSteps: 300_000, unit: 'step' }),
      { run: 300_000 },
      'Falls from 0.004 to 0 by step 300,000, the end of the run.',
    ],
    [
      'a level at the very end, which is none of a fall',
      wholeSteps((step) => Math.max(1 - step / 9_990, 0), { totalSteps: 10_000, unit: 'step' }),
      { run: 10_000 },
      'Falls from 1 to 0 by step 9,990, 99.9 % of the run.',
    ],
    [
      'what grows by many powers of ten',
      wholeSteps((step) => 1e-5 * 10 ** (step / 10), { totalSteps: 300, unit: 'step' }),
      {},
      'Rises from 1e-5 to 1e25 by step 300.',
    ],
    [
      'a first step with a rate of its own',
      wholeSteps((step) => (step === 0 ? 0.8 : step < 50 ? step / 50 : 50 / step), { totalSteps: 100, unit: 'step' }),
      { run: 100 },
      'Falls from 0.8 to 0.02 by step 1. Then rises to 1 by step 50. Then falls to 0.5 by step 100, the end of the run.',
    ],
    [
      'a first step of which nobody says anything',
      wholeSteps((step) => (step === 0 ? NaN : step < 50 ? step / 50 : 50 / step), { totalSteps: 100, unit: 'step' }),
      { run: 100 },
      'Rises from 0.02 to 1 by step 50. Then falls to 0.5 by step 100, the end of the run.',
    ],
    [
      'a fall that begins again behind the last update',
      wholeSteps((step) => (step % 100 < 50 ? (step % 100) / 50 : 1 - (step % 50) / 50) + (step === 100 ? 0.6 : 0), { totalSteps: 100 }),
      { run: 100 },
      'Rises from 0 to 1 by step 50. Then falls to 0.02 by step 99, the end of the run. After the end of the run it jumps to 0.6.',
    ],
    [
      // As in a warm-up towards a rate that is a little lower in each epoch: 1/3 and 0.33, 0.66 and 0.6533, 0.98 and 0.97.
      'small steps back on a way up, which are none of its moves',
      blackBox({
        value: (epoch) => (1 - Math.floor(epoch) / 100) * Math.min(1, epoch / 3),
        isWhole: false,
        totalSteps: 100,
        unit: 'epoch',
        corners: Array.from({ length: 99 }, (_, i) => i + 1),
      }),
      {},
      'Rises from 0 to 0.98 by epoch 3. Then falls to 0.01 by epoch 99.',
    ],
    [
      'small waves where there is nothing else',
      blackBox({ value: (step) => 1 + 0.001 * Math.sin(step / 100), isWhole: false, totalSteps: 2_827, unit: 'step', corners: [] }),
      {},
      'Goes up 5× and down 5× between 0.999 and 1.001, and ends at 1 by step 2,827.',
    ],
    [
      'waves that are small beside a first fall, and large beside what they are of',
      wholeSteps((step) => (step < 10 ? 1 - step / 10 : 0.001 * (1 + (step % 10))), { totalSteps: 100 }),
      {},
      'Goes up 9× and down 10× between 0.001 and 1, and ends at 0.001 by step 100.',
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
      'a run of 100 billion tokens that is warmed up',
      wholeSteps((token) => Math.min(token / 2_000_001, (1e11 - token) / (1e11 - 2_000_001)), { totalSteps: 1e11, unit: 'token' }),
      {},
      'Rises from 0 to 1 by token 2,000,001. Then falls to 0 by token 100,000,000,000.',
    ],
    [
      'jumps in a run of 3 trillion tokens',
      wholeSteps((token) => (token < 700_000_000_001 ? 1 : token < 2e12 ? 0.1 : 0.01), { totalSteps: 3e12, unit: 'token' }),
      {},
      'Falls from 1 to 0.01 in 2 jumps by token 2,000,000,000,000.',
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
      // 280 epochs of a cosine behind 20 of a warm-up.
      'a warm-up of a long run, and many stairs down behind it',
      wholeSteps((step) => (step < 20_000 ? step / 20_000 : 0.5 * (1 + Math.cos((Math.PI * (Math.floor(step / 1_000) - 20)) / 280))), {
        totalSteps: 300_000,
      }),
      {},
      'Rises from 0 to 1 by step 20,000. Then falls to 0 in 280 jumps by step 300,000.',
    ],
    [
      'a warm-up of a longer run, and more stairs down behind it than are looked at one by one',
      wholeSteps((step) => (step < 20_000 ? step / 20_000 : 1 - Math.floor(step / 1_000 - 20) / 2_980), { totalSteps: 3_000_000 }),
      {},
      'Rises from 0 to 1 by step 20,000. Then falls to 0 by step 3,000,000.',
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
      'a run of three steps',
      wholeSteps((step) => [0, 0.5, 1, 0][step]!, { totalSteps: 3, past: 'holds' }),
      { run: 3 },
      'Rises from 0 to 1 by step 2. Then falls to 0 by step 3, the end of the run.',
    ],
    ['a curve without values', wholeSteps(() => NaN, { totalSteps: 10 }), {}, 'Has no value anywhere.'],
    [
      'the last step of a run of a length that nobody says',
      wholeSteps((step) => 1 - step / 3_000, { totalSteps: 3_000, past: 'fails' }),
      { isRelative: true },
      'Falls from 1 to 0.000333333 by the end of the run.',
    ],
    [
      // One step before the end it is 1.7e-11 of its range away from there.
      'a cosine of whole steps, whose last ones are as good as level',
      wholeSteps((step) => 0.5 * (1 + Math.cos((Math.PI * Math.min(step, 600_000)) / 600_000)), { totalSteps: 600_000 }),
      { run: 600_000 },
      'Falls from 1 to 0 by step 600,000, the end of the run.',
    ],
    [
      'a level end that is short and stands still',
      wholeSteps((step) => Math.max(1 - step / 99_500, 0), { totalSteps: 100_000 }),
      { run: 100_000 },
      'Falls from 1 to 0 by step 99,500, 99.5 % of the run.',
    ],
    [
      'an end behind which there is an error',
      wholeSteps((step) => step, { totalSteps: 10, past: 'fails' }),
      { run: 100 },
      'Rises from 0 to 9 by step 9, 9 % of the run. After that there is no value, but an error.',
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
