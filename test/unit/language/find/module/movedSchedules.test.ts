import assert from 'node:assert/strict';
import { schedulesMovedBy } from '../../../../../src/language/find/module/movedSchedules';
import { changeable } from '../../../../../src/preview/change/changeable';
import { changeEdits } from '../../../../../src/preview/change/changeEdits';
import { find } from '../../../../fixtures/find';

const before = 'import torch\n';
const cell = 'T = 40\nlr = schedule("linear", 0.5, T) + schedule("power", 1, 20, a=3)\n';

describe('the schedules of a cell below others', () => {
  it('have the places that they have in the whole text', async () => {
    const found = await find('python', cell);
    const text = before + cell;
    const [schedule] = schedulesMovedBy(found, before.length);
    const written = ({ from, to }: { readonly from: number; readonly to: number }) => text.slice(from, to);
    assert.equal(written(schedule!.range), 'schedule("linear", 0.5, T) + schedule("power", 1, 20, a=3)');
    assert.equal(written(schedule!.keyRange!), 'lr');
    const [linear, power] = changeable([schedule!]).map((each) => each.found);
    assert.deepEqual(
      linear!.parameters.map(({ node, literal }) => [written(node!.range), written(literal!)]),
      [
        ['"linear"', '"linear"'],
        ['0.5', '0.5'],
        ['T', '40'],
      ],
    );
    const [edits] = changeEdits(power!, 'method', 'cosine', text);
    assert.deepEqual(edits!.map(written), ['"power"', ', a=3']);
  });

  it('are left as they are where there is nothing above', () => {
    const none: Parameters<typeof schedulesMovedBy>[0] = [];
    assert.equal(schedulesMovedBy(none, 0), none);
  });
});
