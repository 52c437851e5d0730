import assert from 'node:assert/strict';
import type { SavedState, Span } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { eventually } from './eventually';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
const whole: Span = { from: 0, to: 10_600 };

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

  it('says which steps are in sight, once they rest', async () => {
    await open();
    await reader().press('+');
    await preview.page.locator('#live', { hasText: 'Step 2,120 to Step 8,480 in sight' }).waitFor({ state: 'attached' });
    await preview.page.getByRole('button', { name: 'Show all' }).press('Enter');
    await preview.page.locator('#live', { hasText: 'Step 0 to Step 10,600 in sight' }).waitFor({ state: 'attached' });
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
});
