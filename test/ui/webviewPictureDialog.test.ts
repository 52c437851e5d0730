import assert from 'node:assert/strict';
import { curvesOf } from '../../src/preview/model/curves';
import type { PictureSettings, SavedState } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { webviewThemes, type WebviewThemeKind } from '../fixtures/webview/themes';
import { violations } from './axe';
import { eventually } from './eventually';
import { loggedRows } from './loggedRun';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
const schedules = [drawable('kl_weight', 'cosine', 0.5, 1000), drawable('gan_weight', 'linear', 0.3, 800, 60)];

describe('how pictures are saved from the preview page', () => {
  let preview: PreviewPage;
  const openPage = usePreviewPages({ document, schedules, size: { width: 1100, height: 700 } });

  const open = async (options?: PreviewPageOptions) => (preview = await openPage(options));
  /** Opens the dialog by the keyboard alone. */
  const ask = async () => {
    await preview.page.locator('#exportButton').press('Enter');
    await preview.page.waitForFunction(() => window.document.activeElement?.textContent === 'Save picture…');
    await preview.page.keyboard.press('Enter');
    await preview.page.getByRole('dialog', { name: 'Save picture' }).waitFor();
  };
  const control = (name: string) => {
    const dialog = preview.page.getByRole('dialog');
    // The text of the label around a list has the list's entries too.
    return dialog.getByRole('combobox', { name, exact: true }).or(dialog.getByLabel(name, { exact: true }));
  };
  const saved = async (format: string) => {
    const { bytes } = await preview.waitFor('picture', (message) => message.format === format);
    return Buffer.from(Object.values(bytes)).toString('latin1');
  };
  const kept = async () => ((await preview.savedState()) as SavedState).picture;

  it('makes the picture that was chosen, shows it before, and remembers how', async () => {
    await open();
    await ask();
    const image = preview.page.locator('dialog img');
    await control('Format').selectOption('SVG picture');
    await control('Title').fill('Weights of the VAE');
    await control('Unit').selectOption('Inches');
    assert.deepEqual([await control('Width').inputValue(), await control('Height').inputValue()], ['10', '5.83']);
    await control('Width').fill('3.25');
    await control('Height').fill('2');
    await control('Font size (points)').fill('8');
    await control('Line width (points)').fill('0.75');
    await control('Legend').selectOption('Top left');
    await control('Colours').selectOption('Light');
    await control('Grid').uncheck();
    await eventually(async () => {
      const shown = decodeURIComponent((await image.getAttribute('src'))!);
      assert.ok(shown.includes('>Weights of the VAE<') && shown.includes('width="312" height="192"'), shown.slice(0, 400));
    });
    await control('Width').press('Enter');
    const svg = await saved('svg');
    assert.match(
      svg,
      /width="312" height="192"[^]*<rect width="100%" height="100%" fill="#ffffff"\/>[^]*stroke="#0063d3" stroke-width="1"\/>/,
    );
    assert.ok(svg.includes('>Weights of the VAE<') && !svg.includes('#d8d8d8"\n'));
    await preview.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await preview.page.locator('#exportButton:focus').waitFor();
    const settings = (await preview.waitFor('pictureSettings')).settings;
    assert.deepEqual(await kept(), settings);
    const { width, unit, legend, title, grid } = settings;
    assert.deepEqual([width, unit, legend, title, grid], [3.25, 'in', 'top left', 'Weights of the VAE', false]);
  });

  it('starts in another panel with what was chosen before, whatever that is by now', async () => {
    const picture = { format: 'pdf', unit: 'cm', width: 8, height: 5, fontSize: -3, legend: 'toString', title: 7 };
    await open({ picture });
    await ask();
    assert.deepEqual(
      await Promise.all(['Format', 'Unit', 'Width', 'Font size (points)', 'Legend'].map((name) => control(name).inputValue())),
      ['pdf', 'cm', '8', '10', 'below'],
    );
    assert.equal(await control('Title').inputValue(), 'Dynamic Weights Over Training Steps');
  });

  it('draws curves that have no corners however large they are looked at', async () => {
    await open({ size: { width: 300, height: 500 } });
    const points = async () => {
      await preview.send({ type: 'takePicture', way: 'save', settings: { format: 'svg' } });
      const svg = await saved('svg');
      const paths = Array.from(svg.matchAll(/<path d="([^"]+)" stroke="#59a4f9"/g), ([, path]) =>
        path!
          .split(/[ML]/)
          .slice(1)
          .map((place) => place.split(' ').map(Number)),
      );
      return paths.toSorted((a, b) => b.length - a.length)[0]!;
    };
    const curve = await points();
    assert.ok(curve.length > 60, `${curve.length} points`);
    // Between the pieces of a smooth curve the direction changes by little.
    const turns = curve.slice(2).map(([x, y], i) => {
      const [[x0, y0], [x1, y1]] = [curve[i]!, curve[i + 1]!];
      return Math.abs(Math.atan2(y! - y1!, x! - x1!) - Math.atan2(y1! - y0!, x1! - x0!));
    });
    // The curve ends where its continuation begins, and both come within a pixel of corners.
    assert.ok(Math.max(...turns) < 0.06, `${Math.max(...turns)} radians`);
  });

  it('has the host write the values for pgfplots, and asks for nothing but that', async () => {
    await open();
    await ask();
    await control('Format').selectOption('CSV for pgfplots');
    await control('Width').waitFor({ state: 'hidden' });
    await preview.page.getByText('\\addplot table').waitFor();
    await preview.page.getByRole('button', { name: 'Save…' }).click();
    assert.equal((await preview.waitFor('export')).format, 'pgfplots');
  });

  it('saves a PDF and a picture for LaTeX', async () => {
    await open();
    for (const [name, format, expected] of [
      ['PDF picture', 'pdf', /^%PDF-1\.4\n[^]*%%EOF\n$/],
      ['PGF/TikZ for LaTeX', 'tex', /\\begin\{tikzpicture\}[^]*\\addlegendentry\{kl\\_weight\}[^]*\\end\{tikzpicture\}\n$/],
    ] as const) {
      await ask();
      await control('Format').selectOption(name);
      await preview.page.getByRole('button', { name: 'Save…' }).click();
      assert.match(await saved(format), expected);
    }
    // In a dark theme: paper is white all the same, and what TeX makes has no ground of its own.
    assert.match(await saved('tex'), /\{HTML\}\{3B3B3B\}/);
    assert.ok(!(await saved('tex')).includes('{CCCCCC}'));
  });

  it('has room for the names of all formats', async () => {
    await open();
    await ask();
    const format = control('Format');
    const width = async () => (await format.boundingBox())!.width;
    const room = await width();
    await format.evaluate((select) => (select.style.width = 'auto'));
    assert.ok(room >= (await width()));
  });

  it('says which letters a PDF cannot have, and how large a PNG will be', async () => {
    await open({ schedules: [drawable('重み_β', 'linear', 1, 100)] });
    await ask();
    await preview.page.getByText('1920 × 1120 pixels.').waitFor();
    await control('Format').selectOption('PDF picture');
    await preview.page.getByText('lack 重み: SVG keeps them.').waitFor();
  });

  it('takes no size that no picture can have', async () => {
    await open();
    await ask();
    for (const [name, value] of [
      ['Width', '0'],
      ['Height', ''],
      ['Font size (points)', '-1'],
      ['Pixels per inch', '1e9'],
    ] as const) {
      const before = await control(name).inputValue();
      await control(name).fill(value);
      await preview.page.getByRole('button', { name: 'Save…' }).click();
      assert.equal(await control(name).evaluate((element) => (element as HTMLInputElement).validity.valid), false, name);
      await preview.page.getByRole('dialog').waitFor();
      await control(name).fill(before);
    }
    assert.deepEqual(await preview.sent('picture'), []);
  });

  it('is closed by Escape, without a trace', async () => {
    await open();
    await ask();
    await control('Title').fill('Not this one');
    await preview.page.keyboard.press('Escape');
    await preview.page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await kept(), undefined);
  });

  it('leaves the training log out where it is not wanted, and asks about one only where there is one', async () => {
    await open();
    await ask();
    assert.equal(await control('Training log').count(), 0);
    await preview.page.keyboard.press('Escape');
    const log = await loggedRows('step,kl_weight\n0,0\n500,0.4\n', curvesOf(schedules), 'a.csv');
    await preview.show({ log });
    await ask();
    await control('Format').selectOption('SVG picture');
    await control('Training log').uncheck();
    await preview.page.getByRole('button', { name: 'Save…' }).click();
    assert.ok(!(await saved('svg')).includes('<circle'));
  });

  const copied = () =>
    preview.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const { width, height } = await createImageBitmap(await item!.getType('image/png'));
      return [width, height];
    });

  it('copies the picture by its key, where no text is selected', async () => {
    await open();
    await preview.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await preview.page.locator('#reader').press('ControlOrMeta+c');
    assert.equal((await preview.waitFor('copiedPicture')).failure, undefined);
    assert.deepEqual(await copied(), [1920, 1120]);
    const select = (selector: string) =>
      preview.page.evaluate((wanted) => {
        getSelection()!.selectAllChildren(window.document.querySelector(wanted)!);
        return getSelection()!.toString();
      }, selector);
    // Each picture begins with asking for points.
    const pictures = async () => (await preview.sent('samplePicture')).length;
    assert.notEqual(await select('h1'), '');
    await preview.page.keyboard.press('ControlOrMeta+c');
    assert.equal(await pictures(), 1);
    assert.equal(await select('#verdict'), '');
    await preview.page.keyboard.press('ControlOrMeta+c');
    assert.equal(await pictures(), 2);
  });

  for (const way of ['menu', 'command', 'dialog'] as const) {
    it(`copies the picture by the ${way}, in the size that was chosen`, async () => {
      const picture: Partial<PictureSettings> = { width: 400, height: 300, resolution: 96 };
      await open({ picture });
      await preview.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      if (way === 'command') await preview.send({ type: 'takePicture', way: 'copy' });
      else if (way === 'dialog') {
        await ask();
        await preview.page.getByRole('dialog').getByRole('button', { name: 'Copy picture' }).click();
      } else {
        await preview.page.getByRole('button', { name: 'Export' }).click();
        await preview.page.getByRole('menuitem', { name: 'Copy picture' }).click();
      }
      assert.equal((await preview.waitFor('copiedPicture')).failure, undefined);
      assert.deepEqual(await copied(), [400, 300]);
    });
  }

  for (const theme of Object.keys(webviewThemes) as WebviewThemeKind[])
    for (const width of [300, 600, 1200]) {
      it(`has no accessibility violation in ${theme}, and fits into a width of ${width}`, async () => {
        await open({ theme, size: { width, height: 700 } });
        await preview.send({ type: 'takePicture', way: 'ask' });
        await preview.page.getByRole('dialog').waitFor();
        assert.deepEqual(await violations(preview), []);
        await eventually(async () => {
          const wide = await preview.page
            .locator('#pictureDialog')
            .evaluate((element) => [element.scrollWidth - element.clientWidth, element.getBoundingClientRect().right]);
          assert.ok(wide[0]! <= 0 && wide[1]! <= width, wide.join());
        });
        await preview.screenshot(`picture-dialog-${theme}-${width}`);
      });
    }
});
