import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases } from './goldenCases';

/** What is no schedule of Keras itself. */
const others: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/LearningRateScheduler|class \w+\(/, 'a function of the step, which the interpreter reads'],
  [/ReduceLROnPlateau/, 'driven by a metric'],
  [/legacy/, 'the argument of an optimizer that is gone'],
  [/gradient_accumulation_steps/, 'the calls in between, which are no updates'],
  [/\(0\.1, 10, t_mul=0\.5\)/, 'cycles that shrink to nothing, where the logarithm of float32 decides'],
];
const isOther = ({ code = '' }: GoldenCase) => others.some(([pattern]) => pattern.test(code));
/** With integers Keras 3 has the same values on all backends, or raises an error on some. */
const isRight = ({ values }: GoldenCase) => values.length > 0;
/** TensorFlow's cosine differs from JAX's in the last digit, which is seen where it is near -1. */
const isOfTensorFlow = ({ name, version, given }: GoldenCase) =>
  name.endsWith('cosine with smaller restarts') && version === '3.15.1' && given?.backend === 'tensorflow';

describe('the schedules of Keras, as Keras 3.9 and 3.15 run them', () => {
  const cases = goldenCases('keras', (each) => each.version.startsWith('3') && !isOther(each) && isRight(each) && !isOfTensorFlow(each));
  for (const golden of cases) {
    it(`${golden.name} (${golden.version})`, () => assertGolden(golden, ([found]) => found));
  }
});

describe('the schedules of tf.keras, as Keras 2 ran them', () => {
  const cases = goldenCases('keras', (each) => each.version.startsWith('2') && !isOther(each) && isRight(each));
  for (const golden of cases.filter(({ name }) => !name.includes('of no steps'))) {
    it(`${golden.name} (${golden.version})`, () => assertGolden(golden, ([found]) => found));
  }
});

describe("Keras's LearningRateScheduler, to the last bit", () => {
  for (const golden of goldenCases('scheduler_keras'))
    it(golden.name, async () => {
      const found = (await find('python', golden.code!)).find(({ label }) => label === 'callback')!;
      assert.deepEqual([found.unknowns, found.unit], [[], 'epoch']);
      const { at } = found.curves[0]!.schedule;
      assert.deepEqual(golden.steps.map(at), golden.values);
      if (golden.fails_at !== null) assert.ok(Number.isNaN(at(golden.fails_at)), golden.error);
    });

  const callback = (more: string, given: string) =>
    find('python', `import keras\n${more}\ncb = keras.callbacks.LearningRateScheduler(${given})\n`);
  it('asks for the rate before the first epoch only where it counts, and has the epochs of fit', async () => {
    const [asked] = await callback('model.fit(x, epochs=30)', 'lambda epoch, lr: lr * 0.5');
    assert.deepEqual([asked!.unknowns.map(({ parameter }) => parameter.name), asked!.totalSteps], [['learning_rate'], 30]);
    const [known] = await callback('model.fit(x, epochs=30)\nmodel.fit(x, epochs=40)', 'lambda epoch: 0.5 ** epoch');
    assert.deepEqual([known!.unknowns, known!.schedule!.totalSteps], [[], 100]);
  });

  it('leaves a function of the epoch alone to its own curve, and says what is not known', async () => {
    const named = await callback('def fall(epoch):\n    return 0.1 * 0.5 ** epoch', 'fall');
    assert.deepEqual(
      named.map(({ label }) => label),
      ['fall'],
    );
    const [unknown] = await callback('from other import rate', 'lambda epoch, lr: rate(epoch)');
    assert.deepEqual([unknown!.curves, unknown!.problems.map(({ code }) => code)], [[], ['unresolved']]);
    assert.deepEqual(
      await find('python', 'from mine import LearningRateScheduler\ncb = LearningRateScheduler(lambda epoch, lr: lr)\n'),
      [],
    );
  });
});

describe('Keras', () => {
  it('refuses no steps, and lists that do not fit', async () => {
    for (const call of ['CosineDecay(0.1, 0)', 'PiecewiseConstantDecay([1, 2], [0.1, 0.01])']) {
      const found = await findOne('python', `import keras\ns = keras.optimizers.schedules.${call}\n`);
      assert.deepEqual(found.curves, []);
      assert.equal(found.problems.length, 1);
    }
  });

  it('warns of an integer as the first rate, with the number to write', async () => {
    const found = await findOne('python', 'import keras\nLR = 1\ns = keras.optimizers.schedules.CosineDecay(LR, 100)\n');
    assert.deepEqual(
      found.problems.map(({ code, meant }) => [code, meant?.texts]),
      [['integer-rate', ['1.0']]],
    );
    assert.ok(Math.abs(found.schedule!.at(100) - 0.005) < 1e-4);
    const mended = await findOne('python', 'import keras\ns = keras.optimizers.schedules.CosineDecay(1.0, 100)\n');
    assert.deepEqual(mended.problems, []);
    const refused = await findOne('python', 'import tf_keras\ns = tf_keras.optimizers.schedules.CosineDecay(1, 100)\n');
    assert.deepEqual(refused.curves, []);
    assert.deepEqual(
      refused.problems.map(({ code }) => code),
      ['wrong-type'],
    );
    assert.ok(mended.schedule!.at(100) < 1e-6);
  });

  it('is recognised by its import alone', async () => {
    const count = async (code: string) => (await find('python', code)).length;
    assert.equal(await count('from tensorflow.keras.optimizers.schedules import CosineDecay as C\ns = C(0.1, 100)\n'), 1);
    assert.equal(await count('from tensorflow import keras\ns = keras.optimizers.schedules.CosineDecay(0.1, 100)\n'), 1);
    assert.equal(await count('from mylib import CosineDecay\ns = CosineDecay(0.1, 100)\n'), 0);
    assert.equal(await count('class CosineDecay: ...\ns = CosineDecay(0.1, 100)\n'), 0);
    assert.equal((await find('json', '{"class_name": "CosineDecay", "config": {"units": 3}}')).length, 0);
  });
});
