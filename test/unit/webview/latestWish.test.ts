import assert from 'node:assert/strict';
import { LatestWish } from '../../../webview/latestWish';

describe('LatestWish', () => {
  let asked: number[];
  let wishes: LatestWish<number>;

  beforeEach(() => {
    asked = [];
    wishes = new LatestWish((wish) => asked.push(wish));
  });

  it('asks for one at a time, and then only for the latest', () => {
    for (const wish of [1, 2, 3]) wishes.request(wish);
    assert.deepEqual(asked, [1]);
    wishes.answered();
    assert.deepEqual(asked, [1, 3]);
    wishes.answered();
    wishes.request(4);
    assert.deepEqual(asked, [1, 3, 4]);
  });

  it('asks at once for what is insisted on, and drops what waited', () => {
    wishes.request(1);
    wishes.request(2);
    wishes.insist(3);
    wishes.answered();
    wishes.answered();
    assert.deepEqual(asked, [1, 3]);
  });

  it('waits until all that was insisted on is answered', () => {
    for (const wish of [1, 2, 3]) wishes.insist(wish);
    wishes.request(4);
    wishes.answered();
    wishes.answered();
    assert.deepEqual(asked, [1, 2, 3]);
    wishes.answered();
    assert.deepEqual(asked, [1, 2, 3, 4]);
  });

  it('drops what waits on demand, and awaits the answer all the same', () => {
    wishes.request(1);
    wishes.request(2);
    wishes.cancel();
    wishes.request(3);
    assert.deepEqual(asked, [1]);
    wishes.answered();
    assert.deepEqual(asked, [1, 3]);
  });

  it('does not wait for an answer after a reset', () => {
    wishes.request(1);
    wishes.request(2);
    wishes.reset();
    wishes.request(3);
    assert.deepEqual(asked, [1, 3]);
  });
});
