// Functions that choose their shape by a text that nobody gives them: each shape is drawn.
import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';

const head = 'import math\n';
const shapes = `def kl_weight(step, mode, warmup=1000):
    if mode == 'linear':
        return min(1.0, step / warmup)
    elif mode == "cosine":
        return 0.5 * (1 - math.cos(math.pi * min(1.0, step / warmup)))
    elif mode in ('constant', 'none'):
        return 1.0
    raise ValueError(mode)
`;
const matched = `def make_lr_lambda(schedule: str, warmup: int = 100):
    def lr_lambda(step):
        match schedule:
            case "constant":
                return min(1.0, step / warmup)
            case "inv_sqrt":
                return min(1.0, step / warmup, (warmup / max(step, 1)) ** 0.5)
    return lr_lambda
`;

/** The quantities of what is found, with their values at a step. */
async function curvesOf(text: string, step: number): Promise<Readonly<Record<string, number>>> {
  const found = await find('python', text);
  return Object.fromEntries(found.flatMap(({ curves }) => curves.map(({ quantity, schedule }) => [quantity, schedule.at(step)])));
}

describe('functions that choose their shape by a text', () => {
  it('are drawn once for each text that makes a curve of them', async () => {
    const curves = await curvesOf(head + shapes, 250);
    const cosine = 0.5 * (1 - Math.cos(Math.PI / 4));
    assert.deepEqual(Object.keys(curves), ['weight (mode=linear)', 'weight (mode=cosine)']);
    assert.ok(Object.values(curves).every((value, index) => Math.abs(value - [0.25, cosine][index]!) < 1e-12));
  });

  it('are so by the cases of a match', async () => {
    const curves = await curvesOf(matched, 400);
    assert.deepEqual(Object.values(curves), [1, 0.5]);
  });

  it('are drawn as they are called where they are', async () => {
    const curves = await curvesOf(`${head}${shapes}for step in range(10):\n    loss = kl_weight(step, 'cosine')\n`, 500);
    assert.deepEqual(Object.keys(curves), ['weight']);
    assert.ok(Math.abs(curves.weight! - 0.5) < 1e-12);
  });

  it('leave out a text for which they have no number', async () => {
    const text = `def beta(step, kind):\n    if kind == 'ramp':\n        return min(1.0, step / 10)\n    if kind == 'off':\n        return None\n    if kind == 'gate':\n        return 0.5 if step > 5 else 0.0\n`;
    assert.deepEqual(Object.keys(await curvesOf(text, 3)), ['weight (kind=ramp)', 'weight (kind=gate)']);
  });

  it('are nothing where the text is chosen among no curves', async () => {
    assert.deepEqual(
      await curvesOf("def log(step, level):\n    if level == 'a':\n        print(step)\n    if level == 'b':\n        return step\n", 3),
      {},
    );
  });
});
