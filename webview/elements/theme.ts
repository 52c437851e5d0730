import { color } from 'chart.js/helpers';
import { palettes, type Palette } from '../../src/core/drawing/palette';

/** The editor's colours and font, resolved for a canvas, which takes no CSS variables. */
export interface Theme {
  readonly foreground: string;
  readonly muted: string;
  readonly grid: string;
  readonly axis: string;
  readonly background: string;
  readonly curves: readonly string[];
  readonly fontFamily: string;
  readonly fontSize: number;
  /** Curves must differ by more than their colour. */
  readonly highContrast: boolean;
}

const curveVariables = ['blue', 'orange', 'green', 'red', 'purple', 'yellow'].map((name) => `--vscode-charts-${name}`);

/** The more special class of a page's body comes first: high contrast light has both. */
const paletteOfClass: Readonly<Record<string, Palette>> = {
  'vscode-high-contrast-light': palettes.highContrastLight,
  'vscode-high-contrast': palettes.highContrast,
  'vscode-dark': palettes.dark,
  'vscode-light': palettes.light,
};

/** Reads the theme that holds now. */
export function readTheme(): Theme {
  const style = getComputedStyle(document.body);
  const variable = (name: string, ...others: readonly string[]): string => {
    const found = [name, ...others].map((each) => style.getPropertyValue(each).trim()).find((value) => value !== '');
    return found ?? style.color;
  };
  const highContrast = document.body.classList.contains('vscode-high-contrast');
  return {
    foreground: variable('--vscode-foreground'),
    muted: highContrast ? variable('--vscode-foreground') : variable('--vscode-descriptionForeground'),
    grid: color(highContrast ? variable('--vscode-contrastBorder') : variable('--vscode-charts-lines'))
      .alpha(highContrast ? 0.35 : 0.2)
      .rgbString(),
    axis: highContrast ? variable('--vscode-contrastBorder') : variable('--vscode-charts-lines', '--vscode-foreground'),
    background: variable('--vscode-editor-background'),
    // VS Code's own orange is translucent, made for marks behind text; a thin line of it would be lost. In high contrast there is none.
    curves: curveVariables.map((name, index) => {
      const value = style.getPropertyValue(name).trim() || ownPalette().curves[index]!;
      return color(value).alpha(1).rgbString();
    }),
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    highContrast,
  };
}

/** The colours for what a theme does not define. */
function ownPalette(): Palette {
  const found = Object.keys(paletteOfClass).find((name) => document.body.classList.contains(name));
  return paletteOfClass[found ?? 'vscode-light']!;
}

/** Calls back whenever the theme becomes another one, colour customisations included. */
export function onDidChangeTheme(callback: (theme: Theme) => void): void {
  let last = JSON.stringify(readTheme());
  const observer = new MutationObserver(() => {
    const theme = readTheme();
    const print = JSON.stringify(theme);
    if (print === last) return;
    last = print;
    callback(theme);
  });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
}
