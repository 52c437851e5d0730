import assert from 'node:assert/strict';
import type { SavedState } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { webviewThemes, type WebviewThemeKind } from '../fixtures/webview/themes';
import { violations } from './axe';
import { eventually } from './eventually';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage } from './webviewPage';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
const three = [drawable('kl', 'linear', 1, 1000), drawable('gan', 'linear', 0.01, 1000), drawable('tv', 'linear', 1, 1000)];
const many = Array.from({ length: 16 }, (_, i) => drawable(`heads.${i}.weight`, 'linear', 1 - i / 20, 1000));

describe('the legend and the value axes of the preview page', () => {
  const open = usePreviewPages({ document, schedules: three });
  const entries = ({ page }: PreviewPage) => page.locator('#legend li:not([hidden]) button');
  const focused = ({ page }: PreviewPage) => page.evaluate(() => window.document.activeElement?.getAttribute('aria-label'));
  const savedAxes = async (preview: PreviewPage) => ((await preview.savedState()) as SavedState).axes;

  it('is one stop of the Tab key, in which arrows move', async () => {
    const preview = await open();
    await entries(preview).first().focus();
    await preview.page.keyboard.press('ArrowRight');
    assert.equal(await focused(preview), 'gan');
    await preview.page.keyboard.press('End');
    assert.equal(await focused(preview), 'tv');
    await preview.page.keyboard.press('Tab');
    assert.equal(await focused(preview), 'Training step');
    await preview.page.keyboard.press('Shift+Tab');
    assert.equal(await focused(preview), 'tv', 'it comes back to where it was');
  });

  it('says which curves are on the right axis, and which are the same', async () => {
    const preview = await open();
    const texts = await preview.page.locator('#legend li').allTextContents();
    assert.deepEqual(texts, ['kl', 'ganright', 'tv= kl']);
    const descriptions = await entries(preview).evaluateAll((list) => list.map((entry) => entry.ariaDescription));
    assert.deepEqual(descriptions, [null, 'on the right axis', '= kl']);
    await entries(preview).first().click();
    await eventually(async () =>
      assert.equal(await preview.page.locator('#legend li').last().textContent(), 'tv', 'what is hidden hides nothing'),
    );
  });

  it('makes nothing anew that an edit does not change, in the legend and in the table', async () => {
    const preview = await open({ schedules: three.slice(0, 2) });
    const parts = '#legend li button > *, #table td, #table th';
    const { page } = preview;
    const before = await page.evaluateHandle((selector) => [...window.document.querySelectorAll(selector)], parts);
    const same = () =>
      page.evaluate(
        ({ list, selector }) => [...window.document.querySelectorAll(selector)].every((element, index) => element === list[index]),
        { list: before, selector: parts },
      );
    await preview.show({ schedules: [drawable('kl', 'linear', 0.5, 1000), three[1]!] });
    assert.ok(await same());
    assert.deepEqual(await page.locator('#table tbody tr:last-child td').allTextContents(), ['100 %', '0.5', '0.01']);
    await preview.show({ schedules: [drawable('beta', 'linear', 0.5, 1000), three[1]!] });
    assert.deepEqual(await page.locator('#legend li').allTextContents(), ['beta', 'ganright']);
    assert.deepEqual(await page.locator('#table thead th').allTextContents(), ['Step', 'Progress', 'beta', 'gan']);
    await preview.show({ schedules: three });
    assert.deepEqual(await page.locator('#table thead th').allTextContents(), ['Step', 'Progress', 'kl', 'gan', 'tv']);
  });

  it('has one axis where the user wants one', async () => {
    const preview = await open();
    await preview.page.getByRole('button', { name: 'Axes', exact: true }).click();
    await preview.page.getByRole('combobox', { name: 'Value axes' }).selectOption('One axis');
    await eventually(async () => assert.equal(await preview.page.locator('#legend li').nth(1).textContent(), 'gan'));
    assert.equal((await savedAxes(preview)).valueAxes, 'one');
  });

  it('zooms both axes as one, and reads both', async () => {
    const preview = await open();
    await preview.page.locator('#reader').press('Alt+Equal');
    await preview.waitForPoints();
    const { y, more } = await savedAxes(preview);
    const [right] = more;
    assert.deepEqual(right?.curves, ['gan']);
    // The axes are 1.03 and 0.0103 high.
    assert.ok(Math.abs(y!.from / 100 - right.from) < 1e-9 && Math.abs(y!.to / 100 - right.to) < 1e-9, JSON.stringify({ y, right }));
    const { view } = await preview.waitFor('view');
    assert.deepEqual(view?.more, more);
    await preview.page.locator('#reader').press('0');
    await eventually(async () => assert.deepEqual((await savedAxes(preview)).more, []));
  });

  it('dims the others while the pointer or the focus is on an entry', async () => {
    const preview = await open({ schedules: [drawable('kl', 'linear', 1, 1000), drawable('gan', 'constant', 0.5, 1000)], theme: 'light' });
    // The line of gan, the second one.
    const orange = async () => (await preview.ink('#ea5c00')).pixels;
    const before = await orange();
    assert.ok(before > 300, `${before} pixels`);
    await entries(preview).first().hover();
    await eventually(async () => assert.ok((await orange()) < before / 3));
    await preview.page.mouse.move(5, 590);
    await eventually(async () => assert.equal(await orange(), before));
    await entries(preview).last().focus();
    await preview.page.keyboard.press('ArrowLeft');
    await eventually(async () => assert.ok((await orange()) < before / 3));
  });

  it('can be filtered where there are many curves', async () => {
    const preview = await open({ schedules: many });
    const filter = preview.page.getByRole('searchbox', { name: 'Filter curves' });
    await filter.fill('HEADS.1');
    assert.equal(await entries(preview).count(), 7);
    await filter.press('ArrowDown');
    assert.equal(await focused(preview), 'heads.1.weight');
    await filter.fill('nothing');
    assert.equal(await entries(preview).count(), 0);
    await filter.press('Escape');
    assert.equal(await entries(preview).count(), 16);
  });

  it('has no filter where there are few', async () => {
    const preview = await open();
    assert.ok(await preview.page.locator('#legendFilter').isHidden());
  });

  it('does not move when the cursor goes to another curve', async () => {
    const preview = await open({
      schedules: [drawable('kl', 'linear', 1, 1000, 0), drawable('gan', 'linear', 0.5, 1000, 60)],
      cursor: { offset: 0 },
    });
    const place = () => entries(preview).last().boundingBox();
    const before = await place();
    await preview.show({ cursor: { offset: 70 } });
    assert.deepEqual(await place(), before);
  });

  for (const theme of Object.keys(webviewThemes) as WebviewThemeKind[]) {
    it(`has no violation that axe finds in ${theme}`, async () => {
      const preview = await open({ schedules: [...three, ...many], theme });
      assert.deepEqual(await violations(preview), []);
    });
  }
});
