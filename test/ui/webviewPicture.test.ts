import assert from 'node:assert/strict';
import { curvesOf } from '../../src/preview/model/curves';
import type { PictureFormat } from '../../src/protocol';
import { drawable } from '../fixtures/foundSchedule';
import { webviewThemes, type WebviewThemeKind } from '../fixtures/webview/themes';
import { loggedRows } from './loggedRun';
import { usePreviewPages } from './usePreviewPages';
import type { PreviewPage, PreviewPageOptions } from './webviewPage';

const document = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
const schedules = [drawable('kl_weight', 'warmup_hold_decay', 0.5, 1000), drawable('gan_weight', 'linear', 0.3, 800, 60)];
const plain = { scale: 'linear', unit: 'steps' };

describe('pictures of the preview page', () => {
  let preview: PreviewPage;
  const openPage = usePreviewPages({ document, schedules });

  const open = async (options?: PreviewPageOptions) => (preview = await openPage(options));
  const save = async (format: PictureFormat) => {
    await preview.send({ type: 'takePicture', way: 'save', settings: { format, marks: true } });
    const { bytes } = await preview.waitFor('picture', (message) => message.format === format);
    // What crosses to the test comes as plain JSON.
    return Buffer.from(Object.values(bytes));
  };
  /** The texts of an SVG as a parser of XML reads them, and what must not be in it. */
  const parse = (svg: string) =>
    preview.page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const read = (selector: string) => [...parsed.querySelectorAll(selector)].map(({ textContent }) => textContent);
      return { texts: read('text:not([aria-hidden])'), bad: read('parsererror, script, foreignObject, image') };
    }, svg);

  it('saves as SVG what is in sight: curves, range, unit and scale, phases and marks', async () => {
    const axes = { scale: 'log', unit: 'percent', x: { from: 0, to: 500 }, y: { from: 0.01, to: 1 } };
    await open({ state: { uri: document.uri, hidden: ['gan_weight'], axes } });
    const { texts, bad } = await parse((await save('svg')).toString());
    assert.deepEqual(bad, []);
    assert.deepEqual(texts, [
      ...['0', '5', '10', '15', '20', '25', '30', '35', '40', '45', '50'],
      ...['0.01', '0.1', '1'],
      'Training Progress (%)',
      'Weight',
      'Dynamic Weights Over Training Steps',
      'warm-up',
      'hold',
      '95 %',
      'kl_weight',
    ]);
  });

  it('saves the part that is in sight after a zoom', async () => {
    await open({ state: { uri: document.uri, axes: { ...plain, x: { from: 100, to: 300 } } } });
    await preview.page.getByRole('button', { name: 'Zoom in' }).click();
    await preview.waitFor('view', ({ view }) => view !== undefined && view.to - view.from < 300);
    const { texts } = await parse((await save('svg')).toString());
    assert.ok(texts.includes('150') && texts.includes('250') && !texts.includes('100') && !texts.includes('300'), texts.join(' '));
  });

  it('writes an SVG that an XML parser takes, whatever the labels', async () => {
    const labels = ['<img onerror="alert(1)">', 'a & b', '\u202Ereversed\u202E', 'x'.repeat(10_000), '\u0000\u000B\uD800]]>', '日本語😀'];
    const hostile = labels.map((label, index) => drawable(label, 'cosine', 1, 1000, index * 60));
    const log = await loggedRows('step,w\n0,0\n500,0.4\n1000,0.5\n', []);
    for (const { id } of curvesOf(hostile)) log.pairs.chooseValue(id, log.pairs.valueChoices[0]);
    await open({ schedules: hostile, log });
    const { texts, bad } = await parse((await save('svg')).toString());
    assert.deepEqual(bad, []);
    assert.ok(
      ['<img onerror="alert(1)">', 'a & b, logged', '日本語😀', `${'x'.repeat(19)}…${'x'.repeat(40)}`].every((text) =>
        texts.includes(text),
      ),
    );
  });

  for (const theme of Object.keys(webviewThemes) as WebviewThemeKind[]) {
    it(`draws the PNG as the SVG is, in ${theme}`, async () => {
      await open({ theme, state: { uri: document.uri, axes: { ...plain, x: { from: 0, to: 500 } } } });
      const svg = (await save('svg')).toString();
      const png = await save('png');
      const [, color] = /stroke="(#\w+)" stroke-width="2"\/>\n<\/g>/.exec(svg)!;
      const { size, corner, line, translucent } = await preview.page.evaluate(
        async ({ bytes, wanted }) => {
          const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }));
          const { width, height } = bitmap;
          const context = new OffscreenCanvas(width, height).getContext('2d')!;
          const rgb = (style: string) => {
            context.fillStyle = style;
            context.fillRect(0, 0, 1, 1);
            return context.getImageData(0, 0, 1, 1).data.join();
          };
          const pixel = rgb(wanted);
          context.drawImage(bitmap, 0, 0);
          const { data } = context.getImageData(0, 0, width, height);
          let [line, translucent] = [0, 0];
          for (let i = 0; i < data.length; i += 4) {
            if (data.subarray(i, i + 4).join() === pixel) line++;
            if (data[i + 3] !== 255) translucent++;
          }
          return { size: [width, height], corner: data.slice(0, 3).join(), line, translucent };
        },
        { bytes: [...png], wanted: color! },
      );
      assert.deepEqual(size, [1920, 1120]);
      const [, background] = /<rect width="100%" height="100%" fill="#(\w+)"/.exec(svg)!;
      assert.equal(corner, [0, 2, 4].map((i) => Number.parseInt(background!.slice(i, i + 2), 16)).join());
      assert.equal(translucent, 0);
      assert.ok(line > 500, `${line} pixels of the curve`);
    });
  }
});
