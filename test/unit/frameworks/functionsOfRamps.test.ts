// Ramps that stand in a file of their own, and the functions of a training script that make weights of them. The expected numbers are CPython's.
import assert from 'node:assert/strict';
import { findBeside } from '../../fixtures/findBeside';

const ramps = `import numpy as np

def sigmoid_rampup(current, rampup_length):
    if rampup_length == 0:
        return 1.0
    current = np.clip(current, 0.0, rampup_length)
    phase = 1.0 - current / rampup_length
    return float(np.exp(-5.0 * phase * phase))
`;

const weight = `def consistency_weight(epoch):
    return args.weight * ramps.sigmoid_rampup(epoch, args.rampup)
`;

const options = `parser = argparse.ArgumentParser()
parser.add_argument('--max_iterations', type=int, default=30000)
parser.add_argument('--weight', type=float, default=0.1)
parser.add_argument('--rampup', type=float, default=200.0)
args = parser.parse_args()
`;

const train = (call: string) => `def train():
    iter_num = 0
    for epoch in range(100):
        for batch in loader:
            weight = ${call}
            iter_num = iter_num + 1
`;

const found = async (text: string) =>
  (await findBeside('train.py', { 'train.py': text, 'ramps.py': ramps })).filter(({ definition }) => definition?.isReading !== true);

const isNear = (value: number, expected: number): boolean => Math.abs(value - expected) <= 1e-12 * expected;

describe('a weight that is made of a ramp of another file', () => {
  it('is one schedule, in what its function counts, and no part of it is another', async () => {
    const all = await found(`import argparse\nimport ramps\n${options}${weight}`);
    assert.deepEqual(
      all.map(({ label, problems }) => [label, problems]),
      [['consistency_weight', []]],
    );
    const { unit, at } = all[0]!.schedule!;
    assert.equal(unit, 'epoch');
    assert.ok([0.0006737946999085467, 0.028650479686019, 0.1].every((expected, index) => isNear(at(100 * index), expected)));
  });

  it('is drawn in steps where a loop makes epochs of them', async () => {
    const all = await found(`import argparse\nimport ramps\n${options}${weight}${train('consistency_weight(iter_num // 150)')}`);
    assert.deepEqual(
      all.map(({ label, schedule }) => [label, schedule!.unit]),
      [
        ['consistency_weight', 'epoch'],
        ['weight', 'step'],
      ],
    );
    const { at, totalSteps } = all[1]!.schedule!;
    assert.equal(totalSteps, 30_000);
    assert.ok([0.0006737946999085467, 0.028650479686019, 0.1].every((expected, index) => isNear(at(15_000 * index), expected)));
  });

  it('is not drawn again where it is given what its loop counts', async () => {
    const all = await found(`import argparse\nimport ramps\n${options}${weight}${train('consistency_weight(epoch)')}`);
    assert.deepEqual(
      all.map(({ label }) => label),
      ['consistency_weight'],
    );
  });

  it('asks for the options that another function sets for all', async () => {
    const main = 'args = None\n\ndef main():\n    global args\n    args = cli.parse()\n\n';
    const all = await found(`import cli\nimport ramps\n${main}${weight}`);
    assert.deepEqual(
      all.map(({ label, unknowns }) => [label, unknowns.map(({ text }) => text)]),
      [['consistency_weight', ['What is args.weight?', 'What is args.rampup?']]],
    );
  });

  it('is nothing of the losses that it weighs', async () => {
    const text = `import ramps
import torch
SCALE = 3.0

def train(total):
    for epoch in range(90):
        scale = ramps.sigmoid_rampup(epoch, total)
        loss = scale * SCALE * torch.mean(distance)
`;
    const all = await found(text);
    assert.deepEqual(
      all.flatMap(({ problems }) => problems),
      [],
    );
    assert.ok(!all.some(({ label }) => label === 'loss'));
  });

  it('counts what it is given where the name of its parameter does not say it', async () => {
    const [schedule] = await found(
      'import ramps\n\ndef train():\n    for epoch in range(90):\n        w = ramps.sigmoid_rampup(epoch, 30)\n',
    );
    assert.deepEqual([schedule!.schedule!.unit, schedule!.totalSteps], ['epoch', 30]);
  });
});
