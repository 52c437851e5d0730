import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';

const head = 'import deepxde as dde\nmodel = dde.Model(data, net)\n';
const at = async (code: string, steps: readonly number[]) => {
  const { schedule } = await findOne('python', head + code);
  return steps.map((step) => Number(schedule!.at(step).toPrecision(12)));
};

describe('the decay of DeepXDE', () => {
  it('falls with the time, as its backends have it', async () =>
    assert.deepEqual(
      await at('model.compile("adam", lr=1e-3, decay=("inverse time", 2000, 0.9))\n', [0, 1000, 2000, 10_000]),
      // The LambdaLR of its backend for PyTorch, run with torch 2.15.
      [0.001, 0.000689655172414, 0.000526315789474, 0.000181818181818],
    ));

  it('falls in steps', async () =>
    // By hand.
    assert.deepEqual(await at('model.compile("adam", 0.01, decay=("step", 100, 0.5))\n', [0, 99, 100, 350]), [0.01, 0.01, 0.005, 0.00125]));

  it('asks for a rate that is not there', async () => {
    const { unknowns } = await findOne('python', `${head}model.compile("adam", lr=rate, decay=("inverse time", 2000, 0.9))\n`);
    assert.deepEqual(
      unknowns.map(({ parameter }) => parameter.name),
      ['lr'],
    );
  });

  it('is left alone where it depends on the backend, and elsewhere', async () => {
    for (const text of [
      `${head}model.compile("adam", lr=1e-3, decay=("cosine", 1000, 0.1))\n`,
      `${head}model.compile("adam", lr=1e-3)\n`,
      'model.compile("adam", lr=1e-3, decay=("inverse time", 2000, 0.9))\n',
    ])
      assert.deepEqual(await find('python', text), [], text);
  });
});
