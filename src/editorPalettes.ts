import * as vscode from 'vscode';
import type { PaletteName } from './core/drawing/palette';

/** The palette for each kind of theme: a picture cannot read the theme's own colours. */
export const editorPalettes: Readonly<Record<vscode.ColorThemeKind, PaletteName>> = {
  [vscode.ColorThemeKind.Light]: 'light',
  [vscode.ColorThemeKind.Dark]: 'dark',
  [vscode.ColorThemeKind.HighContrast]: 'highContrast',
  [vscode.ColorThemeKind.HighContrastLight]: 'highContrastLight',
};
