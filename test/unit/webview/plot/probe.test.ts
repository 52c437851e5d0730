import assert from 'node:assert/strict';
import { Prober } from '../../../../webview/plot/probe';

describe('Prober', () => {
  it('asks for one step at a time, and then only for the latest', () => {
    const asked: number[] = [];
    const prober = new Prober((step) => asked.push(step));
    for (const step of [1, 2, 3]) prober.request(step);
    assert.deepEqual(asked, [1]);
    prober.answered();
    assert.deepEqual(asked, [1, 3]);
    prober.answered();
    prober.request(4);
    assert.deepEqual(asked, [1, 3, 4]);
  });

  it('does not wait for an answer to what was forgotten', () => {
    const asked: number[] = [];
    const prober = new Prober((step) => asked.push(step));
    prober.request(1);
    prober.request(2);
    prober.reset();
    prober.request(3);
    assert.deepEqual(asked, [1, 3]);
  });
});
