import assert from 'node:assert/strict';
import { buildSchedule } from '../../src/core/buildSchedule';
import { findMethod } from '../../src/core/methods/index';
import type { FoundSchedule } from '../../src/language/find/found';
import type { SavedState, Span } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { eventually } from './eventually';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
const whole: Span = { from: 0, to: 10_600 };
const orange = '#ea5c00';
const blue = '#59a4f9';

/** A curve that falls to a half at step 123,456,789 of 10^9. */
function jumping(): FoundSchedule {
  const method = findMethod('step')!;
  const values = { method: 'step', base_weight: 1, total_steps: 1e9, milestones: [123_456_789], gamma: 0.5 };
  return { ...drawable('jump', 'constant', 1, 1e9), method, schedule: buildSchedule(method, values) };
}

describe('moving in the preview', () => {
  let preview: PreviewPage;
  const openPage = usePreviewPages({ document, schedules: [drawable('kl', 'cosine', 0.5, 10_000)] });

  const open = async (options?: PreviewPageOptions) => (preview = await openPage(options));
  const axes = async () => ((await preview.savedState()) as SavedState).axes;
  const steps = async () => (await axes()).x ?? whole;
  const reader = () => preview.page.getByRole('slider', { name: 'Training step' });
  const reset = () => preview.page.getByRole('button', { name: 'Show all' });
  const selection = () => preview.page.locator('#selection');
  const middle = async () => {
    const { x, y, width, height } = (await preview.page.locator('#canvas').boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };
  const width = ({ from, to }: Span) => to - from;
  /** The steps in sight, once they are others than these. */
  const stepsAfter = (before: Span) =>
    eventually(async () => {
      const now = await steps();
      assert.notDeepEqual(now, before);
      return now;
    });
  const whenAll = () => eventually(async () => assert.deepEqual([(await axes()).x, (await axes()).y], [undefined, undefined]));
  const whenZoomed = (...which: readonly ('x' | 'y')[]) =>
    eventually(async () => {
      const now = await axes();
      for (const axis of which) assert.ok(now[axis], `${axis} is not zoomed`);
      return now;
    });

  it('zooms the steps by Ctrl and the wheel, around the pointer, and leaves the plain wheel to the page', async () => {
    await open();
    const { x, y } = await middle();
    await preview.page.mouse.move(x, y);
    await preview.waitFor('crosshair');
    await preview.page.mouse.wheel(0, -300);
    await preview.settle();
    assert.deepEqual(await steps(), whole);
    await preview.page.keyboard.down('Control');
    await preview.page.mouse.wheel(0, -300);
    await preview.page.keyboard.up('Control');
    const zoomed = await stepsAfter(whole);
    assert.ok(Math.abs(width(zoomed) / width(whole) - Math.exp(-0.45)) < 1e-6, JSON.stringify(zoomed));
    assert.ok(zoomed.from > 1000 && zoomed.to < 9000);
    assert.equal((await axes()).y, undefined);
    await preview.waitFor('view', ({ view }) => view !== undefined && view.from < zoomed.from && view.to > zoomed.to);
    await preview.screenshot('zoomed');
    await preview.page.keyboard.down('Alt');
    await preview.page.mouse.wheel(0, 100);
    await preview.page.keyboard.up('Alt');
    const panned = await stepsAfter(zoomed);
    assert.ok(panned.from > zoomed.from && Math.abs(width(panned) - width(zoomed)) < 1e-6, JSON.stringify(panned));
    await reset().click();
    await whenAll();
    await preview.page.locator('#zoomReset:disabled').waitFor();
  });

  it('zooms the weights with Shift too', async () => {
    await open();
    const { x, y } = await middle();
    await preview.page.mouse.move(x, y);
    await preview.page.keyboard.down('Control');
    await preview.page.keyboard.down('Shift');
    await preview.page.mouse.wheel(0, -300);
    await preview.page.keyboard.up('Shift');
    await preview.page.keyboard.up('Control');
    const { x: shownSteps, y: weights } = await whenZoomed('y');
    assert.equal(shownSteps, undefined);
    assert.ok(weights && weights.from > 0 && weights.to < 0.5, JSON.stringify(weights));
  });

  it('zooms, pans and resets by keys, along either axis', async () => {
    await open();
    await reader().press('+');
    const zoomed = await stepsAfter(whole);
    assert.ok(Math.abs(width(zoomed) - 0.6 * width(whole)) < 1e-6);
    await reader().press('Shift+ArrowRight');
    assert.ok(Math.abs((await stepsAfter(zoomed)).from - zoomed.from - 0.1 * width(zoomed)) < 1e-6);
    await reader().press('-');
    await reader().press('-');
    await eventually(async () => assert.ok(width(await steps()) > width(whole)));
    await reader().press('Alt+Equal');
    const { y } = await whenZoomed('y');
    await reader().press('Shift+ArrowUp');
    await eventually(async () => assert.ok((await axes()).y!.from > y!.from));
    await reader().press('0');
    await whenAll();
  });

  it('shows what is dragged across: a part of the steps, or a box', async () => {
    await open();
    const { x, y } = await middle();
    const drag = async (dx: number, dy: number) => {
      await preview.page.mouse.move(x, y);
      await preview.page.mouse.down();
      await preview.page.mouse.move(x + dx, y + dy, { steps: 4 });
      await selection().waitFor();
      await preview.page.mouse.up();
      await selection().waitFor({ state: 'hidden' });
    };
    await drag(150, 4);
    const across = await whenZoomed('x');
    assert.ok(across.x && across.x.from > 4000 && across.x.from < 6000 && width(across.x) < 3000, JSON.stringify(across));
    assert.equal(across.y, undefined);
    await preview.page.mouse.dblclick(x, y);
    await whenAll();
    await drag(100, -80);
    const box = await whenZoomed('x', 'y');
    assert.ok(box.x && box.y && box.y.from > 0.1 && box.y.to < 0.5, JSON.stringify(box));
  });

  it('takes no press for a drag that is let go outside of the plot at once', async () => {
    await open();
    const { x, y, height } = (await preview.page.locator('#reader').boundingBox())!;
    await preview.page.mouse.move(x + 200, y + height - 2);
    await preview.page.mouse.down();
    await preview.page.mouse.move(x + 200, y + height + 20);
    await preview.page.mouse.up();
    await preview.page.mouse.move(x + 200, y + height - 20);
    await preview.page.mouse.move(x + 300, y + height - 20);
    await preview.waitFor('crosshair', ({ step }) => step > 3000);
    assert.ok(await selection().isHidden());
    await preview.page.mouse.click(x + 350, y + height - 20);
    await preview.settle();
    assert.deepEqual(await steps(), whole);
  });

  it('breaks a drag off with Escape', async () => {
    await open();
    const { x, y } = await middle();
    await preview.page.mouse.move(x, y);
    await preview.page.mouse.down();
    await preview.page.mouse.move(x + 100, y, { steps: 3 });
    await selection().waitFor();
    await preview.page.keyboard.press('Escape');
    await selection().waitFor({ state: 'hidden' });
    await preview.page.mouse.up();
    await preview.settle();
    assert.equal((await axes()).x, undefined);
  });

  it('pans by a drag with Shift', async () => {
    await open({ state: { uri: document.uri, axes: { x: { from: 4000, to: 5000 } } } });
    const { x, y } = await middle();
    await preview.page.mouse.move(x, y);
    await preview.page.keyboard.down('Shift');
    await preview.page.mouse.down();
    await preview.page.mouse.move(x - 120, y);
    await preview.page.mouse.up();
    await preview.page.keyboard.up('Shift');
    const { from, to } = await stepsAfter({ from: 4000, to: 5000 });
    assert.ok(from > 4100 && from < 4250 && Math.abs(to - from - 1000) < 1e-6, `${from} to ${to}`);
  });

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

  it('brings the crosshair into sight when a key moves it out', async () => {
    await open({ state: { uri: document.uri, axes: { x: { from: 2000, to: 3000 } } } });
    await reader().press('End');
    const { from, to } = await stepsAfter({ from: 2000, to: 3000 });
    assert.ok(from <= 10_000 && to >= 10_000 && Math.abs(to - from - 1000) < 1e-6, `${from} to ${to}`);
  });

  it('zooms by keys around the crosshair, and shows no values of a step out of sight', async () => {
    await open();
    const readout = preview.page.locator('#readout');
    await reader().press('End');
    await readout.getByText('Step 10,000').waitFor();
    await reader().press('+');
    const zoomed = await stepsAfter(whole);
    assert.ok(zoomed.from < 10_000 && zoomed.to > 10_000, JSON.stringify(zoomed));
    await readout.waitFor();
    for (let i = 0; i < 3; i++) await reader().press('Shift+ArrowLeft');
    await readout.waitFor({ state: 'hidden' });
    await reader().press('0');
    await readout.waitFor();
  });

  it('reads what is under the pointer when the steps have moved below it', async () => {
    await open();
    const { x, y } = await middle();
    await preview.page.mouse.move(x - 200, y);
    await preview.page.mouse.down();
    await preview.page.mouse.move(x, y, { steps: 4 });
    await preview.page.mouse.up();
    const zoomed = await stepsAfter(whole);
    await eventually(async () => {
      const part = (Number(await reader().getAttribute('aria-valuenow')) - zoomed.from) / width(zoomed);
      assert.ok(part > 0.4 && part < 0.6, `${part} of what is in sight`);
    });
  });

  it('comes back with what was in sight, and forgets it with another document', async () => {
    const x = { from: 100, to: 200 };
    await open({ state: { uri: document.uri, axes: { x } } });
    assert.deepEqual(await steps(), x);
    await preview.close();
    await open({ state: { uri: 'file:///other.yaml', axes: { x, scale: 'log' } } });
    assert.deepEqual([(await axes()).x, (await axes()).scale], [undefined, 'log']);
  });

  it('shades what comes after the run, where the curve holds its last weight', async () => {
    await open({ schedules: [drawable('a', 'linear', 1, 100), drawable('lr', 'linear', 1, 50)], state: { uri: document.uri } });
    await reader().press('-');
    const { view } = await preview.waitFor('view');
    assert.ok(view!.to > 106);
    await eventually(async () => assert.ok((await preview.ink(orange)).pixels > 100));
    await preview.screenshot('after-the-run');
  });

  it('draws once a frame, however often it is zoomed meanwhile', async () => {
    await open({ schedules: Array.from({ length: 20 }, (_, i) => drawable(`w${i}`, 'cosine', 1 - i / 40, 10_000 - i * 50)) });
    const { x: clientX, y: clientY } = await middle();
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
      { clientX, clientY },
    );
    assert.deepEqual(drawings, { atOnce: 0, inTheFrame: 1 });
  });
});
