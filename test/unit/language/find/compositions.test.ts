import assert from 'node:assert/strict';
import { messageText } from '../../../../src/core/message';
import { allProblems } from '../../../../src/language/find/allProblems';
import type { Language } from '../../../../src/language/index';
import { find } from '../../../fixtures/find';

const up = 'schedule("linear", 1, 100)';
const down = 'schedule("linear", 1, 100, reverse=True)';

/** Expressions of Python, and their values at some steps. */
const expressions: readonly (readonly [string, readonly (readonly [number, number])[]])[] = [
  [`sequence(${up}, ${down})`, [[0, 0], [50, 0.5], [100, 1], [150, 0.5], [200, 0], [300, 0]]], // prettier-ignore
  [`${up} + ${down}`, [[0, 1], [30, 1], [100, 1]]], // prettier-ignore
  [`2 * ${up} - 1`, [[0, -1], [50, 0], [100, 1]]], // prettier-ignore
  [`-${up}`, [[0, 0], [50, -0.5], [100, -1]]], // prettier-ignore
  [`(${up} + 1) / 4`, [[0, 0.25], [100, 0.5]]], // prettier-ignore
  [`ws.minimum(${up}, 0.3)`, [[20, 0.2], [50, 0.3]]], // prettier-ignore
  [`maximum(${up}, ${down}, 0.6)`, [[0, 1], [50, 0.6], [100, 1]]], // prettier-ignore
  [`clip(${up}, 0.2, hi=0.8)`, [[0, 0.2], [50, 0.5], [100, 0.8]]], // prettier-ignore
  [`repeat(${up}, 3)`, [[50, 0.5], [150, 0.5], [250, 0.5], [300, 1]]], // prettier-ignore
  [`shift(${up}, steps=50)`, [[50, 0], [100, 0.5], [150, 1]]], // prettier-ignore
];

describe('compositions', () => {
  for (const [expression, values] of expressions) {
    it(expression.replaceAll(up, 'up').replaceAll(down, 'down'), async () => {
      const text = `kl = ${expression}\n`;
      const found = await find('python', text);
      assert.equal(found.length, 1);
      const [whole] = found;
      assert.equal(whole!.label, 'kl');
      assert.equal(text.slice(whole!.range.from, whole!.range.to), expression.replace(/^\((.*)\)$/, '$1'));
      assert.deepEqual(allProblems(whole!), []);
      for (const [step, value] of values)
        assert.ok(Math.abs(whole!.schedule!.at(step) - value) < 1e-12, `at ${step}: ${whole!.schedule!.at(step)}`);
    });
  }

  const forms: readonly (readonly [Language, string])[] = [
    ['yaml', 'kl: sequence(schedule(linear, 1, 100), schedule(linear, 1, 100, reverse=true))'],
    ['yaml', 'kl: ${sequence:${schedule:linear,1,100},${schedule:cosine,1,100}}'],
    ['json', '{"kl": "sequence(schedule(\'linear\', 1, 100), schedule(\'cosine\', 1, 100))"}'],
    ['toml', "kl = \"sequence(schedule('linear', 1, 100), schedule('cosine', 1, 100))\""],
    ['yaml', 'n: 2\nkl: repeat(schedule(linear, 1, 100), ${n})'],
  ];
  for (const [language, text] of forms) {
    it(`in ${language}: ${text}`, async () => {
      const found = await find(language, text);
      assert.deepEqual(
        found.map(({ label, totalSteps }) => [label, totalSteps]),
        [['kl', 200]],
      );
      assert.deepEqual(allProblems(found[0]!), []);
    });
  }

  it('keep the ranges and problems of their parts', async () => {
    const text = 'kl = sequence(schedule("linear", 1, 100), schedule("cosin", 1, 100))';
    const [whole] = await find('python', text);
    assert.equal(whole!.schedule, undefined);
    assert.deepEqual(
      whole!.parts.map(({ range }) => text.slice(range.from, range.to)),
      ['schedule("linear", 1, 100)', 'schedule("cosin", 1, 100)'],
    );
    assert.deepEqual(
      allProblems(whole!).map(({ code, range }) => [code, text.slice(range.from, range.to)]),
      [['unknown-method', '"cosin"']],
    );
  });

  it('say when the arguments do not fit', async () => {
    const [whole] = await find('python', 'kl = repeat(schedule("linear", 1, 100), 0.5)');
    assert.equal(whole!.problems[0]!.code, 'invalid-composition');
  });

  const refused: readonly (readonly [string, string])[] = [
    [`sequence(schedule("linear", 1, 1e100), ${up})`, ''],
    ['sequence(schedule("linear", 1, 1e100), schedule("linear", 1, 1e100))', 'The run must be at most 1e100 steps long.'],
    [`repeat(${up}, 10**99)`, 'The run must be at most 1e100 steps long.'],
    [`shift(${up}, 1e200)`, 'The run must be at most 1e100 steps long.'],
    [`${up} * 1e308 * 1e308`, 'The weights must be at most 1e100 in size.'],
    [`${up} / 0`, 'There is no step at which this has a weight.'],
    [`1 / ${up}`, ''],
  ];
  for (const [expression, message] of refused) {
    it(`${message === '' ? 'take' : 'refuse'} ${expression.replaceAll(up, 'up')}`, async () => {
      const [whole] = await find('python', `kl = ${expression}\n`);
      assert.equal(
        allProblems(whole!)
          .map(({ message }) => messageText(message))
          .join(' '),
        message,
      );
      assert.equal(whole!.schedule === undefined, message !== '');
    });
  }

  it('take a schedule by the name that it is bound to', async () => {
    const found = await find('python', `warm = ${up}\nkl = sequence(warm, ${down})\n`);
    assert.deepEqual(
      found.map(({ label, totalSteps }) => [label, totalSteps]),
      [
        ['warm', 100],
        ['kl', 200],
      ],
    );
  });

  it('follow references of config files', async () => {
    const found = await find('yaml', 'parts:\n  up: schedule(linear, 1, 100)\nkl: ${parts.up} * 2\nall: ${sequence:${parts.up},${kl}}\n');
    assert.deepEqual(
      found.map(({ label, schedule }) => [label, schedule!.at(100)]),
      [
        ['parts.up', 1],
        ['kl', 2],
        ['all', 0],
      ],
    );
  });

  it('do not follow a name in a circle', async () => {
    assert.equal((await find('python', `kl = kl + ${up}\n`)).length, 1);
  });

  it('have no curve where a factor is only known when the program runs, which is said', async () => {
    for (const text of [`x = rec + ${up} * kl\n`, `x = args.w * ${up}\n`, `x = ${up} / f(3)\n`]) {
      const [found, ...others] = await find('python', text);
      assert.deepEqual([others, found!.label, found!.schedule, found!.parts.length], [[], 'x', undefined, 1], text);
      assert.match(messageText(allProblems(found!)[0]!.message), /^There is no curve: (?:rec|args\.w|f\(\.\.\.\))/);
    }
  });

  it('are none with what TensorFlow 1 makes at a step, which is a tensor like all others there', async () => {
    const head = 'import tensorflow as tf\nbeta = tf.train.polynomial_decay(0.1, global_step, 100, 0.01)\n';
    const loss = 'value = old + tf.clip_by_value(new - old, -beta, beta)\nloss = tf.maximum(value, 2) - beta * entropy\n';
    const found = await find('python', head + loss);
    assert.deepEqual(
      found.filter((each) => allProblems(each).length > 0 || each.label === 'loss').map(({ label }) => label),
      [],
    );
    const [, rate] = await find('python', `${head}lr = 2 * beta\n`);
    assert.equal(rate!.label, 'lr');
  });

  it('are no calls of what every JavaScript object has', async () => {
    const found = await find('python', `kl = weights.toString(${up})\n`);
    assert.deepEqual(
      found.map(({ definition }) => definition?.name),
      ['linear'],
    );
  });

  it('need no more than a moment for a long sum', async () => {
    const found = await find('python', `kl = ${Array.from({ length: 300 }, () => up).join(' + ')}\n`);
    assert.ok(found.length > 0);
  });
});
