// Schedules whose numbers a file computes out of others, with values worked out by hand.
import assert from 'node:assert/strict';
import { messageText } from '../../../../src/core/message';
import { factsText } from '../../../../src/features/hover/factsText';
import { allProblems } from '../../../../src/language/find/allProblems';
import { type Language, parse } from '../../../../src/language/index';
import { diagnose } from '../../../../src/rules/index';
import { find, findInTree, findOne } from '../../../fixtures/find';
import { originOf } from '../../../fixtures/origins';

type Values = Readonly<Record<number, number>>;

const assertValues = (at: (step: number) => number, values: Values): void => {
  for (const [step, value] of Object.entries(values))
    assert.ok(Math.abs(at(Number(step)) - value) <= 1e-12 * Math.max(1, Math.abs(value)), `${at(Number(step))} at ${step}, not ${value}`);
};

const schedules: readonly (readonly [what: string, Language, text: string, total: number, Values])[] = [
  [
    'samples in whole batches',
    'yaml',
    'load: {batch_size: 64}\nwarm: 20050\nw: schedule(linear, 6, ${warm} // ${load.batch_size})\n',
    313,
    { 0: 0, 156.5: 3, 313: 6, 400: 6 },
  ],
  ['the steps of the run', 'yaml', 'steps: 600\nw: schedule(linear, base_weight=1, start_weight=3)\n', 600, { 0: 3, 150: 2.5, 600: 1 }],
  [
    'cycles that jump back',
    'python',
    'N = 700\nw = schedule("cyclical", 2, N, cycles=5, ratio=0.6)\n',
    700,
    { 0: 0, 42: 1, 84: 2, 139.9: 2, 140: 0, 182: 1, 700: 2 },
  ],
  [
    'cycles that jump to their height',
    'python',
    'w = schedule("cyclical", 2, 700, cycles=5, ratio=0.6, ramp="sigmoid")\n',
    700,
    { 0: 2 / (1 + Math.exp(6)), 42: 1, 84: 2, 139.9: 2, 140: 2 / (1 + Math.exp(6)) },
  ],
  [
    'a penalty that is raised at once',
    'python',
    'EACH = 32\nw = schedule("step", -2e-3, total_steps=40 * EACH, milestones=[600], factor=50)\n',
    1280,
    { 0: -0.002, 599: -0.002, 600: -0.1, 1280: -0.1 },
  ],
  [
    'a decay with a floor',
    'json',
    '{"first": 4, "w": "maximum(schedule(\'exponential_decay\', ${first}, total_steps=4000, rate=0.04), 0.8)"}',
    4000,
    { 0: 4, 1000: 4 * Math.sqrt(0.2), 1600: 4 * 0.04 ** 0.4, 3000: 0.8, 4000: 0.8 },
  ],
  ['a slope that ends at its floor', 'yaml', 'w: schedule(linear, 0.2, 200, start_weight=1)\n', 200, { 100: 0.6, 160: 0.36, 200: 0.2 }],
  [
    'a slope that a floor cuts',
    'yaml',
    'w: maximum(schedule(linear, 0, 200, start_weight=1), 0.2)\n',
    200,
    { 100: 0.5, 160: 0.2, 200: 0.2 },
  ],
  [
    'points at parts of the run',
    'yaml',
    'w: schedule(piecewise, 2, 60, points=[[0, 0], [0.25 * 60, 0], [60 - 20, 0.5], [60, 0]])\n',
    60,
    { 10: 0, 15: 0, 27.5: 0.5, 40: 1, 50: 0.5, 60: 0 },
  ],
  [
    'points of names',
    'python',
    'LOW, TOP, HALF, END = 1e-3, 9e-3, 400, 1_000\nw = schedule("piecewise", 1, END, points=[[0, LOW], [HALF, TOP], [2 * HALF, LOW], [END, LOW / 50]])\n',
    1000,
    { 0: 0.001, 200: 0.005, 400: 0.009, 800: 0.001, 900: 0.00051, 1000: 0.00002 },
  ],
  [
    'a gate at relative keys',
    'yaml',
    'loss:\n  gan: {from: 70, level: 0.3}\n  w: schedule(constant, ${.gan.level}, 1, delay=${.gan.from})\n',
    71,
    { 0: 0, 69: 0, 70: 0.3, 900: 0.3 },
  ],
  ['a value within a tag that is not known', 'yaml', 'a: !stage {w: "schedule(linear, 4, 80)"}\nb: !ref <a> / 3\n', 80, { 20: 1, 80: 4 }],
  [
    'a value below tags that are not known',
    'yaml',
    'parts:\n  - !rise {to: 3}\n  - !hold\n    for: 2\nw: schedule(linear, 4, 80)\n',
    80,
    { 20: 1, 80: 4 },
  ],
];

describe('what is computed out of other numbers', () => {
  for (const [what, language, text, total, values] of schedules) {
    it(`is ${what}`, async () => {
      const found = await findOne(language, text);
      assert.deepEqual([allProblems(found), found.totalSteps], [[], total]);
      assertValues((step) => found.schedule!.at(step), values);
    });
  }

  it('has a length that is not whole, without digits that nobody wrote', async () => {
    const found = await findOne('python', 'LONG = 41.3\nEACH = 1009\nw = schedule("linear", 1, LONG * EACH)\n');
    // 41.3 * 1009 is 41671.7 but for a last digit.
    assertValues((step) => found.schedule!.at(step), { 20835.85: 0.5, 41671.7: 1, 50000: 1 });
    assert.equal(originOf(found.parameters.find(({ name }) => name === 'total_steps')), 'LONG, line 1; EACH, line 2');
    const said = factsText(found).join(' ');
    assert.match(said, /The end is between two steps: at the last one before it, step 41,671,/);
    assert.doesNotMatch(said, /\d{7}/);
  });

  it('has names of all earlier cells of a notebook', async () => {
    const cells = ['games = 800\nhigh, low = 0.9, 0.1\n', 'import math\nfall = 0.001\n'];
    const text = 'eps = low + schedule("exponential_decay", high - low, games, rate=math.exp(-fall * games))\n';
    const earlierCells = await Promise.all(cells.map((cell) => parse('python', cell)));
    const [found] = findInTree('python', await parse('python', text), { earlierCells });
    assert.deepEqual(allProblems(found!), []);
    assertValues((step) => found!.schedule!.at(step), { 0: 0.9, 400: 0.1 + 0.8 * Math.exp(-0.4), 800: 0.1 + 0.8 * Math.exp(-0.8) });
  });

  it('is not known where a resolver of the project computes it', async () => {
    for (const resolver of ["${eval:'${n} * 3'}", '${per_epoch:${n},3}', '${div:${n},7}']) {
      const found = await findOne('yaml', `n: 30\nw: \${schedule:linear,1,${resolver}}\n`);
      assert.equal(found.schedule, undefined);
      assert.match(messageText(found.problems[0]!.message), /(?:eval|per_epoch|div)\(\.\.\.\) is only known when the program runs\.$/);
    }
  });

  it('is no number where Python has a text', async () => {
    for (const text of ['w = schedule("sigmoid", 1, 90, k="9")', 'STEEP = "9"\nw = schedule("sigmoid", 1, 90, k=STEEP)']) {
      const found = await findOne('python', text);
      assert.equal(found.schedule, undefined);
      assert.match(messageText(found.problems[0]!.message), /^k must be a number, but is the text "9"/);
    }
  });

  it('is refused where it is out of its domain, with the name of the parameter', async () => {
    const found = await findOne('toml', 'w = "schedule(\'dann\', 1, 90, gamma=2 - 5)"\n');
    assert.equal(found.schedule, undefined);
    assert.deepEqual(
      found.problems.map(({ message }) => messageText(message)),
      ['gamma must be > 0, but is -3.'],
    );
  });
});

/** Schedules beside a run, what the hover says of both, and what the rules say. */
const besideRuns: readonly (readonly [text: string, said: string, codes: readonly string[]])[] = [
  ['epochs: 40\nsteps_per_epoch: 125\nw: schedule(linear, 6, 500)\n', 'Done after 10 % of the run of 5,000 steps.', []],
  [
    'trainer: {max_steps: 300}\nw: schedule(dann, 1, total_steps=1000, gamma=10)\n',
    'The run of 300 steps ends at 30 % of it, at 0.905148.',
    ['never-reaches-target'],
  ],
  ['max_steps: 600\nw: schedule(constant, 0.5, delay=700)\n', 'The run of 600 steps ends at 85.592 % of it, at 0.', ['delay-behind-end']],
  [
    'max_steps: 50000\nw: maximum(schedule(exponential_decay, 4, total_steps=40, rate=0.04), 0.8)\n',
    'Done after 0.08 % of the run',
    ['over-early'],
  ],
];

describe('a schedule beside its run', () => {
  for (const [text, said, codes] of besideRuns) {
    it(`is said to fit or not: ${text.replace(/\n/g, ' | ')}`, async () => {
      const [found] = await find('yaml', text);
      assert.ok(factsText(found!).join(' ').includes(said), factsText(found!).join(' '));
      assert.deepEqual(
        diagnose(found!, text).map(({ code }) => code),
        codes,
      );
    });
  }
});
