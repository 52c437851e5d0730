import assert from 'node:assert/strict';
import type { CDPSession } from 'playwright-core';
import type { SavedState } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { eventually } from './eventually';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage } from './webviewPage';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
const schedules = Array.from({ length: 4 }, (_, i) => drawable(`w${i}`, 'linear', 1 - i / 10, 10_000, i * 60));

type Point = readonly [x: number, y: number];

describe('fingers on the preview page', () => {
  const open = usePreviewPages({ document, schedules, hasTouch: true });
  let preview: PreviewPage;
  let session: CDPSession;
  /** The middle of the plot. */
  let middle: Point;

  beforeEach(async () => {
    preview = await open();
    session = await preview.page.context().newCDPSession(preview.page);
    const { x, y, width, height } = (await preview.page.locator('#canvas').boundingBox())!;
    middle = [x + width / 2, y + height / 2];
  });

  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  /** Moves fingers, in steps, from some places to others, relative to the middle. */
  const drag = async (from: readonly Point[], to: readonly Point[]) => {
    const at = (part: number) =>
      from.map(([x, y], i) => [middle[0] + x + (to[i]![0] - x) * part, middle[1] + y + (to[i]![1] - y) * part] as const);
    await send('touchStart', at(0));
    for (const part of [0.25, 0.5, 0.75, 1]) await send('touchMove', at(part));
    await send('touchEnd', []);
  };
  const axes = async () => ((await preview.savedState()) as SavedState).axes;

  it('show the values where one taps, and change nothing', async () => {
    await preview.page.touchscreen.tap(...middle);
    await preview.page.locator('#readout').getByText('w3').waitFor();
    assert.deepEqual([(await axes()).x, (await axes()).y], [undefined, undefined]);
  });

  it('move the steps in sight, one of them, and the weights only where it goes far', async () => {
    await drag([[100, 0]], [[-100, 8]]);
    await eventually(async () => assert.ok(((await axes()).x?.from ?? 0) > 1000, JSON.stringify(await axes())));
    assert.equal((await axes()).y, undefined);
    await drag([[0, -60]], [[0, 60]]);
    await eventually(async () => assert.ok((await axes()).y));
  });

  it('zoom the steps, two of them side by side, around what lies between them', async () => {
    await drag([[-50, 0], [50, 5]], [[-150, 0], [150, 5]]); // prettier-ignore
    await eventually(async () => {
      const { x, y } = await axes();
      const width = (x?.to ?? Infinity) - (x?.from ?? 0);
      assert.ok(Math.abs(width - 10_600 / 3) < 200 && y === undefined, JSON.stringify(x));
      assert.ok(x!.from > 2000 && x!.to < 8000);
    });
  });

  it('zoom the weights, two of them one above the other', async () => {
    await drag([[0, -40], [5, 40]], [[0, -80], [5, 80]]); // prettier-ignore
    await eventually(async () => {
      const { x, y } = await axes();
      assert.ok(y && Math.abs(y.to - y.from - 1.03 / 2) < 0.1 && x === undefined, JSON.stringify({ x, y }));
    });
  });

  it('scroll the page beside the plot', async () => {
    await preview.page.setViewportSize({ width: 500, height: 180 });
    const { x, y } = (await preview.page.locator('#legend').boundingBox())!;
    middle = [x + 20, y + 10];
    await drag([[0, 0]], [[0, -80]]);
    await eventually(async () => assert.ok((await preview.page.locator('main').evaluate(({ scrollTop }) => scrollTop)) > 20));
  });
});
