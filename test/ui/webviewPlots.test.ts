import assert from 'node:assert/strict';
import type { SavedState } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { find } from '../fixtures/find';
import { webviewThemes, type WebviewThemeKind } from '../fixtures/webview/themes';
import { violations } from './axe';
import { eventually } from './eventually';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

const document = { uri: 'file:///project/train.py', name: 'train.py' };
const text = `from torch.optim.lr_scheduler import OneCycleLR
opt = torch.optim.SGD(model.parameters(), lr=1e-4, momentum=0.9)
sched = OneCycleLR(opt, max_lr=1e-4, total_steps=10_000)
kl = schedule("cosine", base_weight=100, total_steps=10_000)
temperature = schedule("linear", 0.5, 10_000, start_weight=4)
`;
const two = [drawable('kl', 'linear', 1, 1000), drawable('gan', 'linear', 0.01, 1000)];

describe('plots one above the other on the preview page', () => {
  const openPage = usePreviewPages({ document, size: { width: 900, height: 700 } });
  const open = async (options: PreviewPageOptions = {}) => openPage({ schedules: await find('python', text), ...options });
  const axesOf = async (preview: PreviewPage) => ((await preview.savedState()) as SavedState).axes;
  const choose = async ({ page }: PreviewPage, name: string) => {
    await page.getByRole('button', { name: 'Axes', exact: true }).click();
    await page.getByRole('combobox', { name: 'Value axes' }).selectOption(name);
    await page.keyboard.press('Escape');
  };
  const summary = ({ page }: PreviewPage) => page.locator('#summary').textContent();

  /** From where to where down the chart each curve is drawn, in parts of the chart's height, and from how many pixels on, by the colours of the legend. */
  async function reaches({ page }: PreviewPage): Promise<Readonly<Record<string, readonly [top: number, bottom: number, left: number]>>> {
    return page.evaluate(() => {
      const canvas = window.document.getElementById('canvas') as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const entries = [...window.document.querySelectorAll('#legend li')].map((entry) => {
        const color = entry.querySelector('path')!.getAttribute('stroke')!;
        const pixel = window.document.createElement('canvas').getContext('2d')!;
        pixel.fillStyle = color;
        pixel.fillRect(0, 0, 1, 1);
        const wanted = [...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3);
        let [top, bottom, left] = [Infinity, -Infinity, Infinity];
        for (let i = 0; i < data.length; i += 4) {
          if (!wanted.every((value, channel) => Math.abs(value - data[i + channel]!) < 12)) continue;
          const y = Math.floor(i / 4 / canvas.width) / canvas.height;
          [top, bottom, left] = [Math.min(top, y), Math.max(bottom, y), Math.min(left, (i / 4) % canvas.width)];
        }
        return [entry.querySelector('button')!.ariaLabel, [top, bottom, left]];
      });
      return Object.fromEntries(entries) as Record<string, [number, number, number]>;
    });
  }

  it('are there where a rate, a momentum and weights of two sizes have no room on two axes, each as high as its plot', async () => {
    const preview = await open();
    const drawn = await reaches(preview);
    const order = ['sched lr', 'sched momentum', 'kl', 'temperature'].map((name) => drawn[name]!);
    for (const [index, [top, bottom]] of order.entries()) {
      assert.ok(bottom - top > 0.12, `${index} is ${bottom - top} high`);
      if (index > 0) assert.ok(top > order[index - 1]![1], `${index} is below the one before`);
    }
    assert.ok(
      (await summary(preview))!.endsWith(
        'In 4 plots, one above the other: Learning rate (sched lr); Momentum (sched momentum); kl (kl); temperature (temperature).',
      ),
      (await summary(preview))!,
    );
    assert.deepEqual(await preview.page.locator('.axisMark').count(), 0);
    assert.ok(await preview.page.locator('#chartNote').isHidden());
  });

  it('are read with one crosshair, by keys too', async () => {
    const preview = await open();
    await preview.page.locator('#reader').press('PageUp');
    await preview.page.locator('#readout').waitFor();
    assert.match(
      (await preview.page.locator('#readout').innerText()).replaceAll(/\s+/g, ' '),
      /^Step 1,000 10 % sched lr 2\.80145e−5 sched momentum 0\.924985 kl 2\.44717 temperature 3\.65$/,
    );
    await preview.page.locator('#live', { hasText: 'sched momentum 0.924985' }).waitFor({ state: 'attached' });
  });

  it('zoom together along the steps, and each by itself along its values', async () => {
    const preview = await open();
    const { page } = preview;
    const { x, y, height } = (await page.locator('#canvas').boundingBox())!;
    const momentum = (await reaches(preview))['sched momentum']!;
    await page.mouse.move(x + 300, y + (height * (momentum[0] + momentum[1])) / 2);
    await page.keyboard.down('Control');
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Shift');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await eventually(async () => {
      const { x: steps, y: first, more } = await axesOf(preview);
      assert.deepEqual([first, more.map(({ curves }) => curves)], [undefined, [['sched momentum']]]);
      assert.ok(steps && more[0]!.to - more[0]!.from < 0.08, 'both are zoomed');
    });
    const axes = await axesOf(preview);
    await eventually(async () => {
      const drawn = await reaches(preview);
      // What leaves a plot is cut off at its edge.
      assert.ok(drawn['sched momentum']![0] > drawn['sched lr']![1] && drawn['sched momentum']![1] < drawn.kl![0]);
    });
    await page.locator('#reader').press('Alt+Equal');
    await eventually(async () => assert.equal((await axesOf(preview)).more.length, 3));
    assert.ok((await axesOf(preview)).y, 'keys zoom all');
    await page.locator('#reader').press('0');
    await eventually(async () => assert.deepEqual(await axesOf(preview), { ...axes, x: undefined, y: undefined, more: [] }));
    // The button follows with the next frame.
    await page.locator('#zoomReset:disabled').waitFor();
  });

  it('show the part of one plot that is dragged across, which ends with that plot', async () => {
    const preview = await open();
    const { page } = preview;
    const { x, y, height } = (await page.locator('#canvas').boundingBox())!;
    const drawn = await reaches(preview);
    const middle = (name: string) => y + (height * (drawn[name]![0] + drawn[name]![1])) / 2;
    await page.mouse.move(x + 200, middle('sched momentum'));
    await page.mouse.down();
    await page.mouse.move(x + 500, middle('kl'), { steps: 4 });
    await page.mouse.up();
    await eventually(async () => assert.ok((await axesOf(preview)).x));
    const { y: first, more } = await axesOf(preview);
    assert.deepEqual([first, more.map(({ curves }) => curves)], [undefined, [['sched momentum']]]);
    // From 0.85 to 0.95, with room for the width of the line.
    const { from, to } = more[0]!;
    assert.ok(Math.abs(from - 0.847) < 1e-6 && to > 0.88 && to < 0.92, JSON.stringify(more));
  });

  it('go to the text of the curve that is clicked', async () => {
    const preview = await open();
    const { page } = preview;
    const { x, y, width, height } = (await page.locator('#canvas').boundingBox())!;
    const [, bottom] = (await reaches(preview))['sched lr']!;
    await page.mouse.click(x + width * 0.85, y + height * bottom - 14);
    assert.equal((await preview.waitFor('reveal')).schedule, 'sched lr');
  });

  it('are chosen for two axes, and left for one, in the panel of the axes', async () => {
    const preview = await open({ schedules: two });
    assert.ok(!(await summary(preview))!.includes('one above'));
    await choose(preview, 'A plot each');
    await eventually(async () => assert.match((await summary(preview))!, /In 2 plots, one above the other: kl \(kl\); gan \(gan\)\.$/));
    const drawn = await reaches(preview);
    assert.ok(drawn.gan![0] > drawn.kl![1]);
    assert.equal((await axesOf(preview)).valueAxes, 'plots');
    await choose(preview, 'One axis');
    await eventually(async () => assert.ok(!(await summary(preview))!.includes('one above')));
    assert.ok((await reaches(preview)).kl![0] < 0.2);
    await preview.page.locator('#chartNote', { hasText: 'gan lies flat' }).waitFor();
  });

  it('become one when only one kind is shown', async () => {
    const preview = await open();
    await preview.page.getByRole('list', { name: 'Curves' }).getByRole('button', { name: 'kl', exact: true }).press('s');
    await eventually(async () => assert.ok(!(await summary(preview))!.includes('one above')));
    const [top, bottom] = (await reaches(preview)).kl!;
    assert.ok(bottom - top > 0.7);
  });

  for (const theme of Object.keys(webviewThemes) as WebviewThemeKind[]) {
    it(`have no violation that axe finds in ${theme}`, async () => {
      const preview = await open({ theme });
      assert.deepEqual(await violations(preview), []);
      await preview.screenshot(`plots-${theme}`);
    });
  }

  for (const [name, width, height] of [
    ['wide', 1400, 800],
    ['half', 700, 800],
    ['narrow', 300, 700],
    ['low', 900, 300],
  ] as const) {
    it(`fit a ${name} panel, with room for each`, async () => {
      const preview = await open({ size: { width, height } });
      assert.ok((await preview.overflow()) <= 0);
      for (const [top, bottom, left] of Object.values(await reaches(preview))) {
        assert.ok(bottom > top);
        // The widest number, 0.0001, and the title have room beside the plots.
        assert.ok(left > 60, `${left} pixels`);
      }
      const { height: drawn } = (await preview.page.locator('#canvas').boundingBox())!;
      assert.ok(drawn >= 4 * 60, `${drawn} pixels`);
      await preview.screenshot(`plots-${name}`);
    });
  }
});
