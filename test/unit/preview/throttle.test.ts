import assert from 'node:assert/strict';
import { once } from 'node:events';
import { EventEmitter } from 'node:events';
import { Throttle } from '../../../src/preview/throttle';

describe('Throttle', () => {
  /** A throttle whose runs are noted and end when `finish` is called. */
  function create(interval: number) {
    const events = new EventEmitter();
    const starts: number[] = [];
    let running = 0;
    const throttle = new Throttle(async () => {
      assert.equal(++running, 1, 'two runs at a time');
      starts.push(performance.now());
      events.emit('start');
      await once(events, 'finish');
      running--;
    }, interval);
    return { throttle, starts, finish: () => events.emit('finish'), started: () => once(events, 'start') };
  }

  it('runs at once', () => {
    const { throttle, starts } = create(50);
    throttle.request();
    assert.equal(starts.length, 1);
  });

  it('makes one more run, after the interval, of all that is asked meanwhile', async () => {
    const { throttle, starts, finish, started } = create(30);
    throttle.request();
    throttle.request();
    throttle.request();
    finish();
    await started();
    finish();
    assert.equal(starts.length, 2);
    assert.ok(starts[1]! - starts[0]! >= 29, `ran again after ${starts[1]! - starts[0]!} ms`);
  });

  it('does not run on after its end', async () => {
    const { throttle, starts, finish } = create(1);
    throttle.request();
    throttle.request();
    throttle.dispose();
    finish();
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(starts.length, 1);
  });
});
