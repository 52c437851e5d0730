import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('the callbacks of boosted trees, as xgboost and lightgbm run them', () => {
  const cases = goldenCases('boosting');
  it('are tested with all the cases', () => assert.equal(cases.length, 8));
  for (const golden of cases)
    it(golden.name, () => assertGolden(golden, (all) => all.find(({ source }) => /xgboost|lightgbm/.test(source))));
});

describe('xgboost and lightgbm', () => {
  const xgboost = (call: string) =>
    `import xgboost as xgb\nbst = xgb.train(params, data, 50, callbacks=[xgb.callback.LearningRateScheduler(${call})])\n`;

  it('draws a function over the rounds of the training, and a list as far as it goes', async () => {
    assert.equal((await findOne('python', xgboost('lambda i: 0.3 * 0.9 ** i'))).totalSteps, 50);
    const { schedule } = await findOne('python', xgboost('[0.3, 0.2, 0.1]'));
    assert.deepEqual(
      [0, 1, 2, 3].map((step) => schedule!.at(step)),
      [0.3, 0.2, 0.1, NaN],
    );
  });

  it('says what it does not know', async () => {
    const { schedule, problems } = await findOne('python', xgboost('rates'));
    assert.deepEqual([schedule, problems.map(({ code }) => code)], [undefined, ['no-curve']]);
  });

  it('is claimed by its import alone', async () => {
    const names = async (code: string) => (await find('python', code)).map(({ source }) => source);
    assert.deepEqual(await names('from lightgbm import reset_parameter\nc = reset_parameter(learning_rate=[0.1, 0.2])\n'), ['lightgbm.reset_parameter']);
    assert.deepEqual(await names('from elsewhere import reset_parameter\nc = reset_parameter(learning_rate=[0.1, 0.2])\n'), []);
    assert.deepEqual(await names('import lightgbm as lgb\nc = lgb.early_stopping(10)\n'), []);
  });
});
