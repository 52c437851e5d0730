import assert from 'node:assert/strict';
import { findMethod } from '../../src/core/methods/index';
import type { FoundSchedule } from '../../src/language/find/found';
import type { SavedState } from '../../src/protocol';
import { drawable, drawnAs } from '../fixtures/foundSchedule';
import { eventually } from './eventually';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
const blue = '#59a4f9';

/** A curve that falls to a half at step 123,456,789 of 10^9. */
function jumping(): FoundSchedule {
  const method = findMethod('step')!;
  const values = { method: 'step', base_weight: 1, total_steps: 1e9, milestones: [123_456_789], factor: 0.5 };
  return { ...drawable('jump', 'constant', 1, 1e9), ...drawnAs(method, values) };
}

describe('what is in sight in the preview', () => {
  let preview: PreviewPage;
  const openPage = usePreviewPages({ document, schedules: [drawable('kl', 'cosine', 0.5, 10_000)] });

  const open = async (options?: PreviewPageOptions) => (preview = await openPage(options));
  const axes = async () => ((await preview.savedState()) as SavedState).axes;

  it('has a jump at step 123,456,789 of 10^9 at its place, at any zoom', async () => {
    for (const span of [1e9, 1e6, 1000, 10, 1]) {
      const x = { from: 123_456_789 - span * 0.3, to: 123_456_789 + span * 0.7 };
      const isWhole = span === 1e9;
      await open({ schedules: [jumping()], state: { uri: document.uri, axes: isWhole ? {} : { x } } });
      if (!isWhole) await preview.waitForPoints();
      const expected = isWhole ? 123_456_789 / 1.06e9 : 0.3;
      await eventually(async () => {
        const { left, right, jump } = await jumpPlace();
        assert.ok(Math.abs(jump - (left + expected * (right - left))) < 1.6, `span ${span}: ${jump} in ${left} to ${right}`);
      });
      await preview.screenshot(`jump-${span}`);
      await preview.close();
    }
  });

  it('stays as it is drawn while the pointer moves over it', async () => {
    await open();
    const { page } = preview;
    // A drawing would wipe this out.
    await page.locator('#canvas').evaluate((canvas: HTMLCanvasElement) => canvas.getContext('2d')!.fillRect(0, 0, 3, 3));
    const marked = () =>
      page.locator('#canvas').evaluate((canvas: HTMLCanvasElement) => canvas.getContext('2d')!.getImageData(1, 1, 1, 1).data[3]);
    await page.locator('#reader').hover({ position: { x: 300, y: 200 } });
    await page.locator('#readout:not([hidden])').waitFor();
    const ink = await page.locator('#crosshair').evaluate((canvas: HTMLCanvasElement) =>
      canvas
        .getContext('2d')!
        .getImageData(0, 0, canvas.width, canvas.height)
        .data.some((value) => value > 0),
    );
    assert.deepEqual([await marked(), ink], [255, true]);
    await page.keyboard.press('0');
    await page.locator('#zoomIn').click();
    await eventually(async () => assert.equal(await marked(), 0));
  });

  /** Where the upper level of the curve begins and ends in the drawing, and where the lower one ends. */
  async function jumpPlace(): Promise<{ readonly left: number; readonly right: number; readonly jump: number }> {
    return preview.page.locator('#canvas').evaluate((element, hex) => {
      const canvas = element as HTMLCanvasElement;
      const { data, width: columns, height: rows } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const wanted = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
      const levels: (number | undefined)[] = Array.from({ length: columns }, (_, x) => {
        for (let y = 0; y < rows; y++) {
          const at = 4 * (y * columns + x);
          if (wanted.every((value, channel) => Math.abs(value - data[at + channel]!) < 12)) return y;
        }
        return undefined;
      });
      const drawn = levels.flatMap((level, x) => (level === undefined ? [] : [x]));
      const top = Math.min(...levels.filter((level) => level !== undefined));
      const upper = levels.flatMap((level, x) => (level !== undefined && level < top + 5 ? [x] : []));
      return { left: drawn[0]!, right: drawn.at(-1)! + 1, jump: upper.at(-1)! };
    }, blue);
  }

  it('takes the ends of both axes as numbers', async () => {
    await open();
    const { page } = preview;
    const fill = async (id: string, text: string) => {
      await page.locator(`#${id}`).fill(text);
      await page.keyboard.press('Enter');
    };
    const shown = () => page.locator('.limits input').evaluateAll((list) => list.map((field) => (field as HTMLInputElement).value));
    await page.locator('#axesButton').click();
    await eventually(async () => assert.deepEqual(await shown(), ['0', '10600', '0', '0.515']));
    await fill('xFrom', '2500');
    await fill('xTo', '5e3');
    await fill('yTo', '0.4');
    await eventually(async () => assert.deepEqual((await axes()).x, { from: 2500, to: 5000 }));
    await eventually(async () => assert.ok(Math.abs((await axes()).y!.to - 0.4) < 1e-12));
    await preview.screenshot('limits');
    // Nothing lies between these two, so that all stays as it is.
    await fill('xTo', '2000');
    await eventually(async () => assert.deepEqual((await shown()).slice(0, 2), ['2500', '5000']));
    // There is nothing to see behind twice the run.
    await fill('xTo', '1e9');
    await eventually(async () => assert.equal((await shown())[1], '20000'));
    await page.locator('#unitSelect').selectOption('percent');
    await eventually(async () => assert.deepEqual((await shown()).slice(0, 2), ['25', '200']));
    await fill('xTo', '50');
    await eventually(async () => assert.deepEqual((await axes()).x, { from: 2500, to: 5000 }));
    await fill('xFrom', '');
    await fill('yFrom', '');
    await eventually(async () => assert.deepEqual([(await axes()).x, (await axes()).y], [undefined, undefined]));
    await eventually(async () => assert.deepEqual(await shown(), ['0', '106', '0', '0.515']));
  });

  it('comes back with what was in sight, and forgets it with another document', async () => {
    const x = { from: 100, to: 200 };
    await open({ state: { uri: document.uri, axes: { x } } });
    assert.deepEqual((await axes()).x, x);
    await preview.close();
    await open({ state: { uri: 'file:///other.yaml', axes: { x, scale: 'log' } } });
    assert.deepEqual([(await axes()).x, (await axes()).scale], [undefined, 'log']);
  });

  it('has the continuation behind the end of a curve within the plot, however close one looks', async () => {
    const schedules = [drawable('a', 'linear', 1, 100), drawable('lr', 'linear', 0.5, 50, 60)];
    await open({ schedules, cursor: { offset: 60 }, state: { uri: document.uri, axes: { x: { from: 60, to: 70 } } } });
    await preview.waitForPoints();
    const coloured = await preview.page.locator('#canvas').evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      // Curves have colours, axes and texts are grey.
      const places: number[] = [];
      for (let i = 0; i < data.length; i += 4)
        if (data[i + 3]! > 60 && Math.abs(data[i]! - data[i + 2]!) > 60) places.push((i / 4) % canvas.width);
      return [Math.min(...places), Math.max(...places)] as const;
    });
    const { left, right } = await jumpPlace();
    const ratio = await preview.page.evaluate(() => devicePixelRatio);
    // Half of a line that is drawn along the edge lies beyond it.
    assert.ok(
      Math.abs(coloured[0] / ratio - left) <= 2 && Math.abs(coloured[1] / ratio - right) <= 2,
      JSON.stringify([coloured, left, right]),
    );
    await preview.screenshot('after-the-end');
  });

  it('draws once a frame, however often it is zoomed meanwhile', async () => {
    await open({ schedules: Array.from({ length: 20 }, (_, i) => drawable(`w${i}`, 'cosine', 1 - i / 40, 10_000 - i * 50)) });
    const { x, y, width, height } = (await preview.page.locator('#canvas').boundingBox())!;
    const drawings = await preview.page.evaluate(
      async (place) => {
        const canvas = window.document.getElementById('canvas') as HTMLCanvasElement;
        const context = canvas.getContext('2d')!;
        let count = 0;
        // Each drawing begins with an empty canvas.
        context.clearRect = (...area) => {
          count++;
          CanvasRenderingContext2D.prototype.clearRect.apply(context, area);
        };
        const reader = window.document.getElementById('reader')!;
        for (let i = 0; i < 40; i++)
          reader.dispatchEvent(new WheelEvent('wheel', { ...place, deltaY: -10, ctrlKey: true, bubbles: true, cancelable: true }));
        const atOnce = count;
        // The callbacks of a frame are called in the order in which they were asked for.
        await new Promise(requestAnimationFrame);
        return { atOnce, inTheFrame: count };
      },
      { clientX: x + width / 2, clientY: y + height / 2 },
    );
    assert.deepEqual(drawings, { atOnce: 0, inTheFrame: 1 });
  });
});
