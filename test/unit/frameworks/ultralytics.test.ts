import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

const hyp = 'lr0: 0.01\nlrf: 0.1\nmomentum: 0.937\nwarmup_epochs: 3.0\nwarmup_momentum: 0.8\nwarmup_bias_lr: 0.1\n';
const older = `${hyp}obj: 1.0\nanchor_t: 4.0\n`;

describe('the keys of YOLO, as its trainers run them', () => {
  for (const golden of goldenCases('ultralytics'))
    it(`${golden.name} (${golden.library} ${golden.version})`, () =>
      assertGolden(golden, (found) => found.find(({ label }) => label !== 'hyp')));
});

describe('Ultralytics', () => {
  it('asks for the rate that "optimizer: auto" chooses, for which lr0 does not count', async () => {
    const { schedule, unknowns, curves, definition } = await findOne('yaml', `task: detect\nepochs: 50\n${hyp}`);
    assert.deepEqual(
      unknowns.map(({ parameter }) => parameter.name),
      ['lr'],
    );
    assert.deepEqual(
      curves.map(({ quantity }) => quantity),
      ['lr'],
    );
    assert.deepEqual([schedule!.at(0), schedule!.at(3), schedule!.at(50)], [0, 1 - (0.9 * 3) / 50, 0.1]);
    assert.match(definition!.note!, /lr0, momentum and warmup_bias_lr do not count/);
    const answered = await findOne('yaml', `epochs: 50\n${hyp}`, { answers: new Map([['lr0.lr', 0.002]]) });
    assert.equal(answered.schedule!.at(50), 0.0002);
  });

  it('asks for the epochs that a hyp file does not say', async () => {
    const { curves, unknowns } = await findOne('yaml', older);
    assert.deepEqual(curves, []);
    assert.deepEqual(
      unknowns.map(({ key }) => key),
      ['run.epoch'],
    );
    const { totalSteps, unit } = await findOne('yaml', older, { answers: new Map([['run.epoch', 300]]) });
    assert.deepEqual([totalSteps, unit], [300, 'epoch']);
  });

  it('has no momentum to warm up with Adam', async () => {
    const quantities = (await findOne('yaml', `optimizer: Adam\nepochs: 9\n${hyp}`)).curves.map(({ quantity }) => quantity);
    assert.deepEqual(quantities, ['lr', 'lr of biases']);
  });

  it('leaves others alone', async () => {
    for (const text of [
      'lr0: 0.01\n',
      'lr0: 0.01\nlrf: 0.1\nmode: predict\n',
      'lr0: 0.01\nlrf: 0.1\ntime: 2.5\n',
      'lr0: 5\nk: 0.1\n',
      'lrf: 0.1\nwarmup_epochs: 3\n',
    ])
      assert.deepEqual(await find('yaml', text), [], text);
    const call = (head: string, more = '') => find('python', `${head}\nmodel.train(epochs=10, lr0=0.1, optimizer="SGD"${more})\n`);
    assert.equal((await call('from ultralytics import YOLO\nmodel = YOLO("yolo11n.pt")')).length, 1);
    assert.equal((await call('from ultralytics import YOLO\nmodel = YOLO("yolo11n.pt")', ', cfg="my.yaml"')).length, 0);
    assert.equal((await call('from others import YOLO\nmodel = YOLO("yolo11n.pt")')).length, 0);
    assert.equal((await call('model = make()')).length, 0);
  });
});
