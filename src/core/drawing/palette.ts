/** The colours of a chart: those that VS Code's own theme of that kind gives a webview, and an orange where it has none. */
export interface Palette {
  readonly background: string;
  readonly foreground: string;
  /** For the numbers at the axes. */
  readonly muted: string;
  readonly grid: string;
  readonly axis: string;
  readonly curves: readonly string[];
  /** Curves must differ by more than their colour. */
  readonly highContrast: boolean;
}

/** One palette for each kind of theme that VS Code has. */
export const palettes = {
  light: {
    background: '#ffffff',
    foreground: '#3b3b3b',
    muted: '#3b3b3b',
    grid: '#d8d8d8',
    axis: '#9d9d9d',
    curves: ['#0063d3', '#d15704', '#388a34', '#e51400', '#652d90', '#a87503'],
    highContrast: false,
  },
  dark: {
    background: '#1f1f1f',
    foreground: '#cccccc',
    muted: '#9d9d9d',
    grid: '#424242',
    axis: '#757575',
    curves: ['#59a4f9', '#ea5c00', '#89d185', '#f14c4c', '#b180d7', '#cca700'],
    highContrast: false,
  },
  highContrast: {
    background: '#000000',
    foreground: '#ffffff',
    muted: '#ffffff',
    grid: '#27444e',
    axis: '#6fc3df',
    curves: ['#59a4f9', '#e07b10', '#89d185', '#f48771', '#b180d7', '#ffd370'],
    highContrast: true,
  },
  highContrastLight: {
    background: '#ffffff',
    foreground: '#292929',
    muted: '#292929',
    grid: '#abc0d4',
    axis: '#0f4a85',
    curves: ['#0063d3', '#ab5a00', '#374e06', '#b5200d', '#652d90', '#895503'],
    highContrast: true,
  },
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof palettes;
