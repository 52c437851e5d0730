import assert from 'node:assert/strict';
import { webviewThemes, type WebviewThemeKind } from '../fixtures/webview/themes';
import { violations } from './axe';
import { usePreviewPages } from './usePreviewPages';
import { broken, vaeDocument, withProblem } from './vaePage';
import type { PreviewPageOptions } from './webviewPage';

describe('the preview page in a theme', () => {
  const open = usePreviewPages();

  for (const theme of Object.keys(webviewThemes) as WebviewThemeKind[]) {
    const states: Readonly<Record<string, PreviewPageOptions>> = {
      examples: { document: vaeDocument },
      chart: { ...withProblem, state: { uri: vaeDocument.uri, hidden: ['loss.perceptual_weight'], tableOpen: true } },
      problems: { document: vaeDocument, schedules: [broken] },
    };
    for (const [state, options] of Object.entries(states)) {
      it(`has no accessibility violation in ${theme}, ${state}`, async () => {
        const preview = await open({ ...options, theme });
        assert.deepEqual(await violations(preview), []);
        await preview.screenshot(`${state}-${theme}`);
      });
    }

    it(`has curves that stand out from the background in ${theme}`, async () => {
      const preview = await open({ document: vaeDocument, theme });
      const colors = await preview.page.locator('.swatch path').evaluateAll((paths) => paths.map((path) => path.getAttribute('stroke')!));
      const background = await preview.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      for (const color of colors) assert.ok(contrast(color, background) >= 3, `${color} on ${background}: ${contrast(color, background)}`);
      const [, cosine] = colors.map((color) => color.match(/[\d.]+/g)!.map(Number));
      const [red, green, blue] = cosine!;
      assert.ok(red! > green! && green! > 1.2 * blue!, `the cosine is to be orange, not ${colors[1]}`);
    });

    it(`has sliders and scroll bars of the kind of ${theme}`, async () => {
      const preview = await open({ document: vaeDocument, theme });
      const scheme = await preview.page.evaluate(() => getComputedStyle(document.querySelector('#controls')!).colorScheme);
      assert.equal(scheme, theme === 'dark' || theme === 'highContrast' ? 'dark' : 'light');
    });
  }
});

/** The contrast ratio of two opaque colours "rgb(r, g, b)", as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const [red, green, blue] = color
      .match(/[\d.]+/g)!
      .map((channel) => Number(channel) / 255)
      .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((first, second) => second - first);
  return (light! + 0.05) / (dark! + 0.05);
}
