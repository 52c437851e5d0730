import assert from 'node:assert/strict';
import { kinds } from '../../src/frameworks/schedule/definitions';
import { compareVersions, compareWithBase } from '../../src/preview/compare/compareSchedules';
import type { SavedState, ShownSources } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { webviewThemes, type WebviewThemeKind } from '../fixtures/webview/themes';
import { violations } from './axe';
import { eventually } from './eventually';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
const kl = drawable('loss.kl_weight', 'cosine', 0.5, 10_000, 0);
const gan = drawable('loss.gan_weight', 'linear', 0.8, 8000, 60);
const tv = drawable('loss.tv_weight', 'exponential', 0.3, 5000, 120);
const saved = [drawable('loss.kl_weight', 'cosine', 0.25, 10_000, 0), gan, drawable('loss.old_weight', 'power', 0.1, 5000, 200)];
const alone: ShownSources = { isLocked: false, added: [], comparison: undefined };

describe('choosing and comparing on the preview page', () => {
  let preview: PreviewPage;
  const openPage = usePreviewPages({ document, schedules: [kl, gan, tv], cursor: { offset: 0 } });

  const open = async (options?: PreviewPageOptions) => (preview = await openPage(options));
  const entry = (name: string) => preview.page.getByRole('list', { name: 'Curves' }).getByRole('button', { name, exact: true });
  const whenShown = (...names: readonly string[]) =>
    eventually(async () => assert.deepEqual(await preview.page.locator('#legend button[aria-pressed=true]').allTextContents(), names));
  const savedState = () => preview.page.evaluate(() => (window as unknown as { saved: SavedState }).saved);

  async function compare(options: PreviewPageOptions = {}): Promise<void> {
    const { curves, rows } = compareVersions([kl, gan, tv], saved, 'saved file');
    const comparison = { kind: 'saved', title: 'Compared with the saved file', rows, note: undefined } as const;
    await open({ ...options, others: curves, sources: { ...alone, comparison } });
    await preview.page.getByRole('heading', { name: 'Compared with the saved file' }).waitFor();
  }

  it('shows a curve alone by Alt and click, and all of them by the same again', async () => {
    await open();
    await entry('loss.gan_weight').click({ modifiers: ['Alt'] });
    await whenShown('loss.gan_weight');
    await entry('loss.gan_weight').click({ modifiers: ['Alt'] });
    await whenShown('loss.kl_weight', 'loss.gan_weight', 'loss.tv_weight');
  });

  it('does the same with keys, and pins and reveals', async () => {
    await open();
    await entry('loss.tv_weight').press('s');
    await whenShown('loss.tv_weight');
    await entry('loss.tv_weight').press('p');
    await eventually(async () => assert.deepEqual((await savedState()).pinned, ['loss.tv_weight']));
    await eventually(async () => assert.equal(await entry('loss.tv_weight').getAttribute('aria-description'), 'pinned'));
    await entry('loss.tv_weight').press('g');
    assert.deepEqual(await preview.waitFor('reveal'), {
      type: 'reveal',
      schedule: 'loss.tv_weight',
      parameter: undefined,
      takesFocus: false,
    });
    await entry('loss.tv_weight').click({ modifiers: ['ControlOrMeta'] });
    await preview.waitFor('reveal', ({ takesFocus }) => takesFocus);
  });

  it('offers it in a menu', async () => {
    await open();
    await entry('loss.gan_weight').click({ button: 'right' });
    const menu = preview.page.getByRole('menu', { name: 'Curve' });
    assert.deepEqual(await menu.getByRole('menuitem').allTextContents(), ['Show only this', 'Hide', 'Pin', 'Go to its text']);
    const focused = (name: string) => menu.locator(':focus', { hasText: name }).waitFor();
    await focused('Show only this');
    await preview.page.keyboard.press('ArrowDown');
    await focused('Hide');
    await preview.page.keyboard.press('Enter');
    await whenShown('loss.kl_weight', 'loss.tv_weight');
    await preview.page.locator('#legend button:focus', { hasText: 'loss.gan_weight' }).waitFor();
  });

  it('shows the one at the cursor, and follows it', async () => {
    await open();
    await preview.page.getByRole('button', { name: 'Schedules' }).click();
    await preview.page.getByRole('combobox', { name: 'Show', exact: true }).selectOption('The one at the cursor');
    await whenShown('loss.kl_weight');
    const note = preview.page.locator('#chartNote');
    await note.getByText('Only the curve at the cursor is shown').waitFor();
    await preview.show({ cursor: { offset: 70 } });
    await whenShown('loss.gan_weight');
    // It stays so in another file, and says so.
    await preview.show({ document: { uri: 'file:///project/gan.yaml', name: 'gan.yaml' } });
    await whenShown('loss.gan_weight');
    await note.waitFor();
    await preview.send({ type: 'view', action: 'pin' });
    await preview.send({ type: 'view', action: 'pinned' });
    await preview.show({ cursor: { offset: 0 } });
    await whenShown('loss.gan_weight');
    await note.getByText('Only the pinned curves are shown').waitFor();
    await preview.send({ type: 'view', action: 'all' });
    await whenShown('loss.kl_weight', 'loss.gan_weight', 'loss.tv_weight');
    await note.waitFor({ state: 'hidden' });
  });

  it('goes to the text of a curve that is clicked', async () => {
    await open();
    const { x, y, width, height } = (await preview.page.locator('#plot').boundingBox())!;
    // The straight line of loss.gan_weight, found where the canvas is orange.
    const place = await preview.page.locator('#canvas').evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const scale = canvas.width / canvas.clientWidth;
      const column = Math.round(canvas.width * 0.4);
      const { data } = canvas.getContext('2d')!.getImageData(column, 0, 1, canvas.height);
      for (let i = 0; i < canvas.height; i++)
        if (data[4 * i]! > 200 && data[4 * i + 2]! < 60) return { left: column / scale, top: i / scale };
      return undefined;
    });
    assert.ok(place);
    await preview.page.mouse.click(x + place.left, y + place.top + 1);
    assert.equal((await preview.waitFor('reveal')).schedule, 'loss.gan_weight');
    const before = await preview.sent('reveal');
    await preview.page.mouse.click(x + width * 0.15, y + height * 0.12);
    assert.deepEqual(await preview.sent('reveal'), before);
  });

  it('locks, compares and adds files from its panel', async () => {
    await open();
    await preview.page.getByRole('button', { name: 'Schedules' }).click();
    await preview.page.getByLabel('Stay with this file').check();
    assert.equal((await preview.waitFor('lock')).isLocked, true);
    await preview.page.getByLabel('Compare with').selectOption('The last Git commit');
    assert.equal((await preview.waitFor('compare')).kind, 'head');
    await preview.page.getByRole('button', { name: 'Add schedules of a file…' }).click();
    await preview.waitFor('addFile');
    await preview.show({ sources: { ...alone, isLocked: true, added: [{ uri: 'file:///gan.json', name: 'gan.json' }] } });
    await preview.page.getByRole('button', { name: 'Remove gan.json' }).click();
    assert.equal((await preview.waitFor('removeFile')).uri, 'file:///gan.json');
  });

  it('draws the other version, and lists what is different', async () => {
    await compare();
    const rows = await preview.page
      .locator('#compared li')
      .evaluateAll((items) => items.map((item) => [0, 2].map((index) => item.childNodes[index]!.textContent).join('')));
    assert.deepEqual(rows, [
      'loss.kl_weight0.25 → 0.5 at step 10,000, a difference of 0.25',
      'loss.tv_weightnot in the saved file',
      'loss.old_weightonly in the saved file',
    ]);
    await whenShown('loss.kl_weight', 'loss.gan_weight', 'loss.tv_weight', 'loss.kl_weight (saved file)', 'loss.old_weight (saved file)');
    await entry('loss.kl_weight').press('s');
    await whenShown('loss.kl_weight', 'loss.kl_weight (saved file)');
    const strokes = await preview.page
      .locator('#legend .swatch path')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('stroke')));
    assert.equal(strokes[3], strokes[0]);
    await preview.page.getByRole('button', { name: 'Show the largest difference of loss.kl_weight' }).click();
    assert.equal((await preview.waitFor('setProbe')).step, 10_000);
    await preview.page.getByRole('button', { name: 'Stop comparing' }).click();
    assert.equal((await preview.waitFor('compare')).kind, undefined);
  });

  it('has a column with the difference behind each version in the table, at the probe step too', async () => {
    await compare({ state: { uri: document.uri, tableOpen: true, probe: 2500 } });
    await preview.page.locator('tbody.probe th').waitFor();
    const rows = await preview.page
      .locator('#table tr')
      .evaluateAll((list) => list.map((row) => [...row.children].map((cell) => cell.textContent)));
    const [head, probe] = rows;
    const at = head!.indexOf('Difference from loss.kl_weight');
    assert.equal(head![at - 1], 'loss.kl_weight (saved file)');
    assert.equal(head!.filter((text) => text.startsWith('Difference')).length, 1, 'nothing is like what is only in the saved file');
    // Half of 0.5 · (1 − cos(π/4)) / 2, below the other one.
    assert.equal(probe![at], '−0.0366117');
    const middle = rows.find(([, percent]) => percent === '100 %')!;
    assert.deepEqual([middle[head!.indexOf('loss.kl_weight')], middle[at - 1], middle[at]], ['0.5', '0.25', '−0.25']);
    assert.ok(rows.every(({ length }) => length === head!.length));
    await preview.screenshot('compared-table');
  });

  it('draws the base methods beside a schedule', async () => {
    const { curves } = compareWithBase({ id: 'loss.gan_weight', found: gan }, kinds);
    await open({ others: curves });
    await whenShown('loss.kl_weight', 'loss.gan_weight', 'loss.tv_weight', ...curves.map(({ label }) => label));
    const heads = await preview.page.locator('#table thead th').allTextContents();
    assert.equal(heads.filter((text) => text === 'Difference from loss.gan_weight').length, curves.length);
  });

  for (const theme of Object.keys(webviewThemes) as WebviewThemeKind[]) {
    it(`has no violation that axe finds in ${theme}`, async () => {
      await compare({ theme });
      await preview.send({ type: 'view', action: 'pin' });
      assert.deepEqual(await violations(preview), []);
      await preview.screenshot(`compared-${theme}`);
      await preview.page.getByRole('button', { name: 'Schedules' }).click();
      assert.deepEqual(await violations(preview), []);
      await preview.screenshot(`schedules-panel-${theme}`);
    });
  }

  for (const [name, width, height] of [
    ['wide', 1400, 800],
    ['half', 700, 800],
    ['narrow', 300, 700],
  ] as const) {
    it(`fits a ${name} panel`, async () => {
      await compare({ size: { width, height } });
      await eventually(async () => assert.ok((await preview.overflow()) <= 0));
      await preview.screenshot(`compared-${name}`);
    });
  }
});
