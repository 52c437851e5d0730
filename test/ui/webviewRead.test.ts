import assert from 'node:assert/strict';
import type { SavedState } from '../../src/protocol';
import { drawable, undrawable } from '../fixtures/foundSchedule';
import { webviewThemes, type WebviewThemeKind } from '../fixtures/webview/themes';
import { violations } from './axe';
import { eventually } from './eventually';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
const schedules = [drawable('kl', 'cosine', 0.5, 10_000, 0), drawable('lr', 'warmup_hold_decay', 0.25, 10_000, 60)];
const cosineAt = (step: number) => (0.5 * (1 - Math.cos((Math.PI * step) / 10_000))) / 2;

describe('reading the preview', () => {
  let preview: PreviewPage;
  const openPage = usePreviewPages({ document, schedules });

  const open = async (options?: PreviewPageOptions) => (preview = await openPage(options));
  const openAxes = async () => {
    await preview.page.getByRole('button', { name: 'Axes' }).click();
  };
  const saved = async () => (await preview.savedState()) as SavedState;
  const field = () => preview.page.getByLabel('Probe step', { exact: true });
  const marker = () => preview.page.getByRole('slider', { name: 'Probe step marker' });
  const probeRow = () => preview.page.locator('tbody.probe');
  const legendValues = async () => (await preview.page.locator('.probeValue').allTextContents()).map(Number);

  it('shows the values at a probe step that is typed, in the legend and in the table', async () => {
    await open({ state: { uri: document.uri, tableOpen: true } });
    await marker().waitFor({ state: 'hidden' });
    await field().fill('2500');
    await probeRow().getByText('Probe 2,500').waitFor();
    assert.deepEqual(await probeRow().locator('th, td').allTextContents(), ['Probe 2,500', '25 %', '0.0732233', '0.25']);
    await eventually(async () => assert.deepEqual(await legendValues(), [0.0732233, 0.25]));
    assert.equal(await marker().getAttribute('aria-valuetext'), 'Step 2,500');
    await preview.screenshot('probe');
    await field().fill('');
    await marker().waitFor({ state: 'hidden' });
    assert.equal(await probeRow().locator('tr').count(), 0);
    assert.equal((await preview.waitFor('setProbe', ({ step }) => step === undefined)).step, undefined);
  });

  it('takes thousands and parts of the run', async () => {
    await open();
    await field().fill('1.5k');
    await probeRow().getByText('Probe 1,500').waitFor({ state: 'attached' });
    await field().fill('20%');
    await probeRow().getByText('Probe 2,000').waitFor({ state: 'attached' });
    assert.equal(await field().inputValue(), '20%', 'what is typed stays');
  });

  it('marks a probe step that is none, and goes back to the one that holds', async () => {
    await open({ state: { uri: document.uri, probe: 2000 } });
    await field().fill('-5');
    assert.equal(await field().getAttribute('aria-invalid'), 'true');
    assert.equal(await preview.page.getByRole('alert').textContent(), 'This is no step. Write 12000, 12k, 1e4 or 20%.');
    await field().blur();
    assert.ok(await preview.page.locator('#probeReason').isHidden());
    assert.deepEqual([await field().inputValue(), await field().getAttribute('aria-invalid')], ['2000', 'false']);
  });

  it('drags the probe step, and moves it by keys', async () => {
    await open({ state: { uri: document.uri, probe: 2000 } });
    const from = (await marker().boundingBox())!;
    await preview.page.mouse.move(from.x + from.width / 2, from.y + 60);
    await preview.page.mouse.down();
    await preview.page.mouse.move(from.x + 200, from.y + 60, { steps: 5 });
    await preview.page.mouse.up();
    await eventually(async () => assert.ok(Math.abs((await marker().boundingBox())!.x + 5 - (from.x + 200)) < 3));
    const dragged = Number(await field().inputValue());
    assert.ok(dragged > 3500 && Number.isInteger(dragged), `${dragged}`);
    await marker().press('Control+ArrowRight');
    await eventually(async () => assert.equal(await field().inputValue(), String(dragged + 1)));
    await preview.waitFor('setProbe', ({ step }) => step === dragged + 1);
    await preview.page.waitForFunction(
      (value) => Math.abs(Number(window.document.querySelector('.probeValue')?.textContent) - value) < 1e-6,
      cosineAt(dragged + 1),
    );
    await marker().press('Delete');
    await marker().waitFor({ state: 'hidden' });
  });

  it('keeps the step under the crosshair with a key', async () => {
    await open();
    const reader = preview.page.getByRole('slider', { name: 'Training step' });
    await reader.press('Home');
    await reader.press('PageUp');
    await reader.press('p');
    await eventually(async () => assert.equal(await field().inputValue(), '1000'));
    assert.equal((await saved()).probe, 1000);
  });

  it('tells the host of the probe step that it was left with, and takes that of the window', async () => {
    await open({ state: { uri: document.uri, probe: 5000 } });
    assert.equal((await preview.waitFor('ready')).probe, 5000);
    await preview.page.locator('.probeValue', { hasText: '0.25' }).first().waitFor();
    await preview.close();
    await open({ probe: 7000 });
    await eventually(async () => assert.equal(await field().inputValue(), '7000'));
    // 0.5 · (1 − cos(0.7 π)) / 2
    await preview.page.locator('.probeValue', { hasText: '0.396946' }).first().waitFor();
    assert.equal((await saved()).probe, 7000);
  });

  it('takes the probe step of the window as soon as there are curves', async () => {
    await open({ probe: 7000, schedules: [undrawable('kl', 0, 'No method.')] });
    await preview.show({ schedules: [drawable('kl', 'cosine', 0.5, 10_000)] });
    await eventually(async () => assert.equal(await field().inputValue(), '7000'));
  });

  it('has a logarithmic weight axis, and says where it has gaps', async () => {
    await open();
    await openAxes();
    await preview.page.getByLabel('Weight axis').selectOption('log');
    const { view } = await preview.waitFor('view');
    assert.equal(view!.scale, 'log');
    assert.ok(view!.low > 0 && view!.low < 1e-4 && view!.high > 0.5);
    await preview.page.getByText('A logarithmic axis has no zero and nothing below: kl and lr have gaps there.').waitFor();
    assert.equal((await saved()).axes.scale, 'log');
    await preview.page.keyboard.press('Escape');
    // Half the weight is near the top of a logarithmic axis: there the curve of 0.25 runs, level.
    await eventually(async () => {
      const level = await inkRow('#ea5c00');
      assert.ok(level < 0.25, `${level} of the height`);
    });
    await preview.screenshot('log');
  });

  /** How far down, as a part of the canvas, the row with the most pixels of a colour is. */
  async function inkRow(color: string): Promise<number> {
    return preview.page.locator('#canvas').evaluate((element, hex) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const wanted = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
      const counts = Array.from({ length: canvas.height }, () => 0);
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3]! > 200 && wanted.every((value, channel) => Math.abs(value - data[i + channel]!) < 12))
          counts[Math.floor(i / 4 / canvas.width)]!++;
      }
      return counts.indexOf(Math.max(...counts)) / canvas.height;
    }, color);
  }

  it('counts epochs once it knows their steps, and says so until then', async () => {
    await open();
    await openAxes();
    await preview.page.getByLabel('Step axis').selectOption('epochs');
    await preview.page.getByText('The steps of an epoch are not known, so the axis counts steps: type them under Axes.').waitFor();
    await preview.page.getByLabel('Steps per epoch').fill('390');
    await preview.page.locator('#chartNote').waitFor({ state: 'hidden' });
    assert.deepEqual([(await saved()).axes.unit, (await saved()).axes.stepsPerEpoch], ['epochs', 390]);
    await preview.page.keyboard.press('Escape');
    await preview.page.getByRole('slider', { name: 'Training step' }).press('End');
    await preview.page.locator('#readout', { hasText: 'epoch 25.641' }).waitFor();
    await preview.screenshot('epochs');
  });

  it('counts percent', async () => {
    await open({ state: { uri: document.uri, axes: { unit: 'percent' } } });
    await openAxes();
    assert.equal(await preview.page.getByLabel('Step axis').inputValue(), 'percent');
    await preview.screenshot('axes');
  });

  it('puts phases and marks of the curve that is shown alone into words', async () => {
    await open();
    const summary = await preview.page.locator('#summary').textContent();
    assert.match(
      summary!,
      /lr .* goes from 0 to 0: warm-up to step 1,000, hold to 8,000, decay to 10,000; the schedule ends at step 10,000 with 0; 95 % of the way to 0\.25 at step 950; /,
    );
  });

  for (const theme of Object.keys(webviewThemes) as WebviewThemeKind[]) {
    it(`has no accessibility violation in ${theme}, with a probe, zoomed, on other axes`, async () => {
      const axes = { scale: 'log', unit: 'percent', x: { from: 500, to: 10_400 } };
      await open({ theme, cursor: { offset: 60 }, state: { uri: document.uri, tableOpen: true, probe: 4000, axes } });
      await preview.waitForPoints();
      await probeRow().getByText('Probe 4,000').waitFor();
      assert.deepEqual(await violations(preview), []);
      await preview.screenshot(`read-${theme}`);
      await openAxes();
      assert.deepEqual(await violations(preview), []);
    });

    it(`has all of its toolbar within 300 pixels in ${theme}`, async () => {
      await open({ theme, size: { width: 300, height: 500 }, state: { uri: document.uri, probe: 4000 } });
      const more = preview.page.getByRole('button', { name: 'More' });
      await more.click();
      await eventually(async () => {
        const panel = (await preview.page.locator('#more').boundingBox())!;
        assert.ok(panel.x >= 0 && panel.x + panel.width <= 300, JSON.stringify(panel));
      });
      assert.deepEqual(await violations(preview), []);
      await preview.screenshot(`more-${theme}`);
      await preview.page.locator('#more').getByRole('button', { name: 'Table' }).click();
      await eventually(async () => assert.equal((await saved()).tableOpen, true));
      await preview.page.keyboard.press('Escape');
      await preview.page.locator('#moreButton:focus').waitFor();
    });
  }

  it('moves among the buttons of the toolbar by arrow keys', async () => {
    await open();
    const whenFocused = (id: string) => preview.page.locator(`#${id}:focus`).waitFor();
    await preview.page.getByRole('button', { name: 'Axes' }).focus();
    await preview.page.keyboard.press('ArrowRight');
    await whenFocused('zoomOut');
    await preview.page.keyboard.press('ArrowLeft');
    await preview.page.keyboard.press('Enter');
    await preview.page.getByLabel('Step axis').waitFor();
    await preview.page.keyboard.press('Escape');
    await whenFocused('axesButton');
  });

  it('brings back what had no room in a toolbar when the page gets wider again', async () => {
    await open({ size: { width: 1200, height: 600 } });
    const { page } = preview;
    const fits = (name: string) => page.getByRole('toolbar', { name: 'Preview' }).getByRole('button', { name, exact: true });
    await fits('Export').waitFor();
    await page.setViewportSize({ width: 240, height: 600 });
    await fits('Schedules').waitFor({ state: 'hidden' });
    await page.setViewportSize({ width: 420, height: 600 });
    await fits('Schedules').waitFor();
    await page.setViewportSize({ width: 1200, height: 600 });
    await fits('Export').waitFor();
  });

  it('shows all of the ring around what has the focus in the toolbar', async () => {
    await open();
    await preview.page.getByRole('button', { name: 'Axes' }).focus();
    await preview.page.keyboard.press('ArrowRight');
    const room = await preview.page.locator('#zoomOut:focus').evaluate((button) => {
      const { outlineOffset, outlineWidth, outlineStyle } = getComputedStyle(button);
      const ring = outlineStyle === 'none' ? NaN : parseFloat(outlineOffset) + parseFloat(outlineWidth);
      const [inner, outer] = [button.getBoundingClientRect(), button.closest('[role=toolbar]')!.getBoundingClientRect()];
      return Math.min(inner.top - outer.top, outer.bottom - inner.bottom) - ring;
    });
    assert.ok(room >= 0, `${room}`);
  });

  it('lists its keys on a question mark, but not where one is typed', async () => {
    await open();
    await preview.page.locator('#probeInput').press('?');
    assert.equal(await preview.page.getByRole('dialog').count(), 0);
    await preview.page.locator('#reader').press('?');
    const dialog = preview.page.getByRole('dialog', { name: 'Keys of the preview' });
    await dialog.getByText('Copy the picture').waitFor();
    assert.deepEqual(await violations(preview), []);
    await preview.screenshot('keys');
    for (const width of [900, 360]) {
      await preview.page.setViewportSize({ width, height: 600 });
      const cut = await dialog.locator('td, th').evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length);
      assert.deepEqual([cut, await dialog.evaluate((box) => box.scrollWidth > box.clientWidth)], [0, false], `${width} pixels`);
    }
    await preview.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await preview.page.locator('#reader:focus').waitFor();
  });
});
