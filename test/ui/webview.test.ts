import assert from 'node:assert/strict';
import type { Plot, SavedState } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { eventually } from './eventually';
import { usePreviewPages } from './usePreviewPages';
import { broken, vae, vaeDocument, withProblem } from './vaePage';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

function plotOf({ model }: PreviewPage): Plot {
  assert.ok('plot' in model);
  return model.plot;
}

describe('the preview page', () => {
  let preview: PreviewPage;
  const openPage = usePreviewPages();

  const open = async (options?: PreviewPageOptions) => (preview = await openPage(options));
  const texts = (selector: string) => preview.page.locator(selector).allTextContents();

  it('draws the four base curves in blue, orange, green and red where there is no schedule', async () => {
    await open({ document: { uri: 'file:///README.md', name: 'README.md' } });
    assert.deepEqual(await texts('h1'), ['Dynamic Weights Over Training Steps']);
    assert.deepEqual(await texts('#legend button'), ['linear', 'cosine', 'power', 'exponential']);
    assert.match((await texts('#notice'))[0]!, /^No schedule in README\.md yet\. These are the four base methods at w = 1 and T = 100\./);
    for (const color of ['#59a4f9', '#ea5c00', '#89d185', '#f14c4c']) assert.ok((await preview.ink(color)).pixels > 300, `no ${color}`);
    const { labels, points } = await preview.waitFor('rendered');
    assert.deepEqual(labels, ['linear', 'cosine', 'power', 'exponential']);
    assert.equal(
      points,
      plotOf(preview).series.reduce((sum, series) => sum + series.points.length / 2, 0),
    );
  });

  it('says what it says in the language of the user', async () => {
    const notice = 'No schedule in {name} yet. These are the four base methods at w = 1 and T = 100.';
    await open({ document: vaeDocument, translations: { Table: 'Tabelle <b>', [notice]: 'In {name} steht noch nichts.' } });
    assert.deepEqual(await texts('#tableButton span'), ['Tabelle <b>']);
    assert.match((await texts('#notice'))[0]!, /^In vae\.yaml steht noch nichts\./);
    assert.deepEqual(await texts('#axesButton span'), ['Axes']);
  });

  it('offers to insert a snippet where there is no schedule', async () => {
    await open({ document: vaeDocument });
    await preview.page.getByRole('button', { name: 'Insert schedule snippet' }).click();
    await preview.waitFor('insertSnippet');
  });

  it('has a table of the values that the host computed', async () => {
    await open(vae);
    const cells = await preview.page
      .locator('table tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
    const { series, rows, summary } = plotOf(preview);
    assert.deepEqual(cells, [
      ['Step', 'Progress', ...series.map(({ label }) => label)],
      ...rows.map(({ step, percent, values }) => [step, percent, ...values]),
      ...summary.map(({ name, values }) => [name, 'of the schedule', ...values]),
    ]);
    assert.deepEqual(cells[6], ['5,000', '50 %', '0.25', '0.0625', '0.785347']);
    // The mean of the exponential is 0.8 · (1 − (1 − e^−4) / 4).
    assert.deepEqual(cells.slice(-3), [
      ['Minimum', 'of the schedule', '0', '0', '0'],
      ['Maximum', 'of the schedule', '0.5', '0.1', '0.785347'],
      ['Mean', 'of the schedule', '0.25', '0.05', '0.603663'],
    ]);
  });

  it('shows the table on demand, and remembers that', async () => {
    await open(vae);
    const table = preview.page.locator('#table');
    assert.ok((await table.boundingBox())!.height <= 1);
    await preview.page.getByRole('button', { name: 'Table' }).click();
    await eventually(async () => assert.ok((await table.boundingBox())!.height > 100));
    const saved = (await preview.savedState()) as SavedState;
    assert.deepEqual([saved.uri, saved.tableOpen], [vaeDocument.uri, true]);
  });

  it('comes back as it was left', async () => {
    await open({ ...vae, state: { uri: vaeDocument.uri, hidden: ['loss.kl_weight'], tableOpen: true } });
    const pressed = await preview.page
      .locator('#legend button')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-pressed')));
    assert.deepEqual(pressed, ['false', 'true', 'true']);
    assert.equal(await preview.page.getByRole('button', { name: 'Table' }).getAttribute('aria-pressed'), 'true');
  });

  it('hides and shows a curve with its legend entry, from the keyboard too', async () => {
    await open(vae);
    const entry = preview.page.getByRole('button', { name: 'loss.adversarial_weight' });
    const green = '#89d185';
    const before = (await preview.ink(green)).pixels;
    await entry.press('Enter');
    assert.equal(await entry.getAttribute('aria-pressed'), 'false');
    await eventually(async () => assert.equal((await preview.ink(green)).pixels, 0));
    await preview.page.locator('#legend button:focus', { hasText: 'loss.adversarial_weight' }).waitFor();
    await entry.press('Enter');
    await eventually(async () => assert.equal((await preview.ink(green)).pixels, before));
  });

  it('marks the curve under the cursor', async () => {
    await open(vae);
    const blue = '#59a4f9';
    const before = (await preview.ink(blue)).pixels;
    await preview.show({ cursor: { offset: 60 } });
    assert.deepEqual(await texts('[aria-current]'), ['loss.perceptual_weight']);
    await eventually(async () => assert.ok((await preview.ink(blue)).pixels < before * 0.8, 'the first curve is as thick as before'));
  });

  it('shows the exact values at the pointer', async () => {
    await open(vae);
    const { x, y, width } = (await preview.page.locator('#canvas').boundingBox())!;
    await preview.page.mouse.move(x + width / 2, y + 50);
    const { step } = await preview.waitFor('crosshair');
    const readout = preview.page.locator('#readout');
    assert.ok(step > 4000 && step < 6000 && Number.isInteger(step), `step ${step}`);
    const expected = (0.5 * (1 - Math.cos((Math.PI * step) / 10_000))) / 2;
    await readout.filter({ hasText: new RegExp(`^Step ${step.toLocaleString('en-US')}`) }).waitFor();
    assert.ok(Math.abs(Number((await texts('#readout .value'))[0]) - expected) < 1e-6);
    await preview.page.mouse.move(x + width / 2, y - 20);
    await readout.waitFor({ state: 'hidden' });
  });

  it('reads values with the keyboard, and speaks them', async () => {
    await open(vae);
    const reader = preview.page.getByRole('slider', { name: 'Training step' });
    await reader.press('Home');
    await reader.press('PageUp');
    await reader.press('PageUp');
    await reader.press('ArrowRight');
    await reader.press('Control+ArrowLeft');
    await eventually(async () => assert.equal(await reader.getAttribute('aria-valuetext'), 'Step 2,099'));
    assert.equal(await reader.getAttribute('aria-valuemax'), '10600');
    await preview.page
      .locator('#live', { hasText: /^Step 2,099, loss\.kl_weight 0\.0524\d+, loss\.perceptual_weight 0\.0262375, loss\.adv/ })
      .waitFor();
    await reader.press('Escape');
    await preview.page.locator('#readout').waitFor({ state: 'hidden' });
  });

  it('asks again for the values under the crosshair when the text changes', async () => {
    await open(vae);
    const value = preview.page.locator('#readout .value');
    await preview.page.getByRole('slider').press('End');
    await value
      .first()
      .filter({ hasText: /^0\.5$/ })
      .waitFor();
    await preview.show({ schedules: [drawable('loss.kl_weight', 'cosine', 0.7, 10_000)] });
    await value.filter({ hasText: /^0\.7$/ }).waitFor();
  });

  it('names the chart and describes it for those who cannot see it', async () => {
    await open(vae);
    const canvas = preview.page.getByRole('img', { name: /^Line chart of 3 weight schedules: loss\.kl_weight, / });
    const description = await canvas.evaluate((element) => document.getElementById(element.getAttribute('aria-describedby')!)!.textContent);
    assert.match(
      description,
      /^Steps 0 to 10,000\. loss\.kl_weight \(cosine, 10,000 steps\) goes from 0 to 0\.5: the schedule ends at step 10,000 with 0\.5; 95 % of the way to 0\.5 at step 8,565; /,
    );
  });

  it('lists what cannot be drawn, with its reason', async () => {
    await open(withProblem);
    assert.deepEqual(await texts('#problems li'), ['lrUnknown method: cosin. Did you mean cosine?']);
    assert.deepEqual(
      await texts('#legend button'),
      plotOf(preview).series.map(({ label }) => label),
    );
  });

  it('shows only the problems when nothing can be drawn', async () => {
    await open({ document: vaeDocument, schedules: [broken] });
    assert.deepEqual(await texts('#notice'), ['One schedule in vae.yaml, but nothing that can be drawn yet.']);
    await preview.page.locator('#plot').waitFor({ state: 'hidden' });
    await preview.show({ schedules: vae.schedules! });
    await eventually(async () => assert.ok((await preview.ink()).share > 0.005, 'no curve after the problem was mended'));
  });

  it('says what went wrong when the host fails', async () => {
    await open(vae);
    await preview.fail(new Error('<b>out of luck</b>'));
    await preview.page.getByText('The preview could not be made: <b>out of luck</b>').waitFor();
    await preview.page.locator('#plot').waitFor({ state: 'hidden' });
  });

  it('takes hostile labels for text', async () => {
    const labels = ['<img src=x onerror=alert(1)>', 'x'.repeat(10_000), '\u202Ereversed\u202E', '"></script><script>alert(1)</script>'];
    let dialogs = 0;
    await open();
    preview.page.on('dialog', (dialog) => (dialogs++, void dialog.dismiss()));
    await preview.show({ schedules: labels.map((label) => drawable(label, 'linear', 1, 100)) });
    assert.deepEqual(await texts('#legend button'), labels);
    assert.deepEqual((await texts('thead th')).slice(2), labels);
    assert.equal(await preview.page.locator('main :is(img, script)').count(), 0);
    assert.equal(dialogs, 0);
    await eventually(async () => assert.ok((await preview.overflow()) <= 0));
  });

  it('takes on another theme at once', async () => {
    await open(vae);
    assert.equal((await preview.ink('#0063d3')).pixels, 0);
    await preview.setTheme('light');
    await preview.page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)');
    await eventually(async () => assert.ok((await preview.ink('#0063d3')).pixels > 300));
    assert.equal((await preview.ink('#59a4f9')).pixels, 0);
  });

  it('asks for a finer curve when it grows, and not when it shrinks', async () => {
    await open(vae);
    const { page } = preview;
    await preview.stopTime();
    const resizeTo = async (width: number, height: number) => {
      await page.setViewportSize({ width, height });
      // Observers are told of a size in the order in which they were made: the page's first.
      await page.locator('#plot').evaluate((plot) => new Promise((resolve) => new ResizeObserver(resolve).observe(plot)));
      await page.clock.runFor(1000);
    };
    await resizeTo(400, 300);
    await resizeTo(1200, 700);
    const { size } = await preview.waitFor('resize');
    assert.ok(size.width > 1100 && size.height > 500, JSON.stringify(size));
  });

  it('says that it is waiting when the host takes its time', async () => {
    await open({ silent: true });
    await preview.page.getByText('Reading the schedules…').waitFor();
  });

  for (const [width, height] of [
    [300, 500],
    [450, 260],
    [1400, 900],
  ] as const) {
    it(`fits into ${width} × ${height}`, async () => {
      await open({ ...withProblem, size: { width, height } });
      const plot = (await preview.page.locator('#plot').boundingBox())!;
      assert.ok(plot.x >= 0 && plot.x + plot.width <= width && plot.height >= 120, JSON.stringify(plot));
      await eventually(async () => assert.ok((await preview.overflow()) <= 0));
      await preview.page.getByRole('slider').press('End');
      const readout = preview.page.locator('#readout');
      await eventually(async () => {
        const box = (await readout.boundingBox())!;
        assert.ok(box.x >= plot.x && box.x + box.width <= plot.x + plot.width + 1, JSON.stringify(box));
      });
      await preview.screenshot(`${width}x${height}`);
    });
  }
});
