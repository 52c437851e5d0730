import assert from 'node:assert/strict';
import { drawable } from '../fixtures/foundSchedule';
import { usePreviewPages } from './usePreviewPages';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
/** Names that begin alike, as in real configs. */
const curves = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    drawable(`model.losses.loss_${i}.weight`, i % 2 === 0 ? 'cosine' : 'exponential', 1 - i / 40, 1000, i * 60),
  );

describe('many curves on the preview page', () => {
  const open = usePreviewPages({ document });

  it('stay in their place when the cursor comes to one of them, and leaves it', async () => {
    const preview = await open({ schedules: curves(3) });
    const place = async () => preview.page.locator('#plot').boundingBox();
    const before = await place();
    await preview.show({ cursor: { offset: 60 } });
    await preview.page.locator('#verdict', { hasText: 'Rises' }).waitFor();
    assert.deepEqual(await place(), before);
    await preview.show({ cursor: { offset: 5000 } });
    await preview.page.locator('#verdict:empty').waitFor({ state: 'attached' });
    assert.deepEqual(await place(), before);
  });

  it('keep their names and the steps in sight in a table that is scrolled', async () => {
    const { page } = await open({ size: { width: 300, height: 700 }, schedules: curves(6), state: { uri: document.uri, tableOpen: true } });
    const places = () =>
      page.locator('#table').evaluate((table) => {
        const cells = ['thead th:nth-child(3)', 'tbody th', 'tbody td:nth-child(3)'].map((selector) => table.querySelector(selector)!);
        return cells.map((cell) => [Math.round(cell.getBoundingClientRect().left), Math.round(cell.getBoundingClientRect().top)] as const);
      });
    const scroll = (left: number, top: number) =>
      page.locator('#table').evaluate(
        (table, to) => {
          let box: Element = table;
          while (box.scrollWidth <= box.clientWidth) box = box.parentElement!;
          box.scrollTo(...to);
        },
        [left, top] as [number, number],
      );
    // Past the caption, which goes.
    await scroll(0, 60);
    const [name, step, value] = await places();
    await scroll(80, 90);
    const moved = await places();
    assert.deepEqual(moved, [
      [name![0] - 80, name![1]],
      [step![0], step![1] - 30],
      [value![0] - 80, value![1] - 30],
    ]);
  });

  for (const [width, height, count] of [
    [300, 600, 13],
    [300, 600, 20],
    [560, 420, 4],
    [560, 420, 20],
    [1400, 900, 20],
  ] as const) {
    it(`fit: ${count} in ${width} × ${height}`, async () => {
      const { page } = await open({ size: { width, height }, schedules: curves(count) });
      const boxOf = async (selector: string) => (await page.locator(selector).boundingBox())!;
      const plot = await boxOf('#plot');
      assert.ok(plot.height >= 200 && plot.y + plot.height <= height, JSON.stringify(plot));

      // All of the legend can be reached, and it covers nothing.
      const legend = await boxOf('#legend');
      assert.ok(legend.y + legend.height <= plot.y);
      const last = page.locator('#legend li').last();
      await last.scrollIntoViewIfNeeded();
      const entry = (await last.boundingBox())!;
      assert.ok(entry.y >= legend.y && entry.y + entry.height <= legend.y + legend.height + 1, JSON.stringify({ entry, legend }));

      await page.mouse.move(plot.x + plot.width * 0.3, plot.y + plot.height * 0.4);
      const readout = page.locator('#readout');
      await readout.getByText('Step', { exact: false }).first().waitFor();
      const box = (await readout.boundingBox())!;
      assert.ok(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height, JSON.stringify(box));
      const { isCut, rows, hint, cutEnds } = await readout.evaluate((element) => ({
        isCut: element.scrollHeight > element.clientHeight + 1,
        rows: element.querySelectorAll('.value').length,
        hint: element.querySelector('.hint')?.textContent ?? 'and 0 more',
        cutEnds: [...element.querySelectorAll('.name')].filter(
          (name) => name.lastElementChild!.getBoundingClientRect().right > name.getBoundingClientRect().right + 1,
        ).length,
      }));
      assert.deepEqual([isCut, cutEnds], [false, 0]);
      // More of them would hide the curves.
      assert.ok(rows > 0 && rows <= 10);
      assert.equal(rows + Number(/and (\d+) more/.exec(hint)![1]), count);
    });
  }
});
