import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { find, findOne } from '../../fixtures/find';
import { itRuns } from './goldenCases';

const config = (lr: string, more = 'Arch: {name: ResNet50}') => `Global:\n  epochs: 20\n${more}\nOptimizer:\n  name: Adam\n  lr: {${lr}}\n`;

describe("the rates of PaddleClas' configs, as it runs them", () => {
  itRuns('paddle_clas');

  it('say which keys a learning rate makes useless', async () => {
    const { definition, schedule } = await findOne(
      'yaml',
      config('name: Piecewise, learning_rate: 0.1, decay_epochs: [10], values: [0.1, 0.01]'),
    );
    assert.match(definition!.note!, /decay_epochs and values do not count/);
    assert.equal(schedule!.at(15), 0.1);
  });

  it('are wrong where the warm-up is as long as the run, or a part of an epoch', async () => {
    const wrong = async (warm: string) =>
      (await findOne('yaml', config(`name: Cosine, learning_rate: 0.1, warmup_epoch: ${warm}`))).problems.map(({ message }) =>
        messageText(message),
      );
    assert.deepEqual(await wrong('20'), ['The warm-up must be shorter than the run.']);
    assert.deepEqual(await wrong('0.5'), ['Paddle raises an error: a part of an epoch is no length of a warm-up here.']);
  });

  it('are no others', async () => {
    for (const text of [
      config('name: Cosine, learning_rate: 0.1, by_epoch: True'),
      config('name: Cosine, learning_rate: 0.1', 'Other: 1'),
      config('name: Mine, learning_rate: 0.1'),
      config('name: Cosine, learning_rate: 0.1').replace('Optimizer', 'Other'),
    ])
      assert.equal((await find('yaml', text)).filter(({ library }) => library === 'PaddleClas').length, 0, text);
  });
});
