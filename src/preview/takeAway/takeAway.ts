import * as vscode from 'vscode';
import { palettes, type PaletteName } from '../../core/palette';
import type { NamedLog, Picture } from '../../exports/picture';
import type { FoundSchedule } from '../../language/found';
import type { ExportFormat, ExportWish, PictureColors } from '../../protocol';
import { curvesOf, named, type Curve } from '../curves';
import { textFormats } from './exportText';
import { pickExport } from './pickExport';
import { saveFile, writeFile } from './saveFile';

/** What the preview has to be taken away. */
export interface TakeAwaySource {
  readonly document: () => vscode.TextDocument | undefined;
  readonly schedules: (document: vscode.TextDocument) => Promise<readonly FoundSchedule[]>;
  /** What the panel shows now. */
  readonly shown: () => readonly Curve[];
  /** What is logged for these curves, if anything. */
  readonly logs: (document: vscode.TextDocument | undefined, curves: readonly Curve[], from: number, to: number) => readonly NamedLog[];
  readonly savePng: (colors: PictureColors) => Promise<void>;
}

/** How the command can be told what to do without asking. */
export interface ExportArgument {
  readonly format?: ExportFormat | 'png';
  readonly colors?: PictureColors;
  /** Where to save, as text or URI. */
  readonly target?: string | vscode.Uri;
}

const title = 'Dynamic Weights Over Training Steps';

/** Saves and copies schedules: what the panel shows, or without it all schedules of the document. */
export class TakeAway {
  constructor(private readonly source: TakeAwaySource) {}

  /** Exports all schedules of the document, whether the panel is open or not; asks what is not said. */
  async exportDocument(argument: ExportArgument = {}): Promise<void> {
    const document = this.source.document();
    const found = document ? await this.source.schedules(document) : [];
    const curves = curvesOf(found);
    if (curves.length === 0) {
      void vscode.window.showInformationMessage(
        document ? `There is no schedule to export in ${nameOf(document)}.` : 'Open a file with schedules first.',
      );
      return;
    }
    const picked = await pickExport(argument);
    if (!picked) return;
    const { format, colors } = picked;
    if (format === 'png') {
      await this.source.savePng(colors);
      return;
    }
    const target = typeof argument.target === 'string' ? vscode.Uri.parse(argument.target) : argument.target;
    await this.#export(format, this.#picture(curves, { colors, from: 0, to: undefined, scale: 'linear' }), found, target);
  }

  /** Exports what the panel shows, as it shows it. */
  async exportShown({ format, colors, hidden, from, to, scale }: ExportWish): Promise<void> {
    const document = this.source.document();
    const all = document ? await this.source.schedules(document) : [];
    const isShown = (id: string) => !hidden.includes(id);
    const curves = this.source.shown().filter(({ id }) => isShown(id));
    if (curves.length === 0) {
      void vscode.window.showInformationMessage('There is no curve in sight to export.');
      return;
    }
    const found = named(all).flatMap(({ id, found: each }) => (isShown(id) ? [each] : []));
    await this.#export(format, this.#picture(curves, { colors, from, to, scale }), found, undefined);
  }

  #picture(curves: readonly Curve[], view: Pick<ExportWish, 'colors' | 'from' | 'to' | 'scale'>): Picture {
    const { colors, from, scale } = view;
    const to = view.to ?? Math.max(...curves.map(({ schedule }) => schedule.totalSteps));
    const logs = this.source.logs(this.source.document(), curves, from, to);
    return { title, curves, logs, from, to, scale, palette: palettes[paletteOf(colors)] };
  }

  async #export(format: ExportFormat, picture: Picture, found: readonly FoundSchedule[], target: vscode.Uri | undefined): Promise<void> {
    const { file, write } = textFormats[format];
    const text = write(picture, found);
    if (!file) {
      await this.#copy(text);
      return;
    }
    const bytes = new TextEncoder().encode(text);
    if (target) await writeFile(bytes, target);
    else await saveFile(bytes, this.source.document(), file);
  }

  async #copy(text: string): Promise<void> {
    if (text === '') {
      void vscode.window.showInformationMessage('There is no schedule to copy.');
      return;
    }
    await vscode.env.clipboard.writeText(text);
    const lines = text.split('\n').length - 1;
    vscode.window.setStatusBarMessage(`Copied ${lines} lines`, 4000);
  }
}

/** Tells that a picture is on the clipboard, or what to do instead. */
export async function reportCopiedPicture(failure: string | undefined, savePng: () => Promise<void>): Promise<void> {
  if (failure === undefined) {
    vscode.window.setStatusBarMessage('Copied the picture', 4000);
    return;
  }
  const save = 'Save as PNG';
  const choice = await vscode.window.showWarningMessage(`The picture could not be copied: ${failure} It can be saved instead.`, save);
  if (choice === save) await savePng();
}

const editorPalettes: Readonly<Record<vscode.ColorThemeKind, PaletteName>> = {
  [vscode.ColorThemeKind.Light]: 'light',
  [vscode.ColorThemeKind.Dark]: 'dark',
  [vscode.ColorThemeKind.HighContrast]: 'highContrast',
  [vscode.ColorThemeKind.HighContrastLight]: 'highContrastLight',
};

function paletteOf(colors: PictureColors): PaletteName {
  return colors === 'editor' ? editorPalettes[vscode.window.activeColorTheme.kind] : colors;
}

function nameOf({ uri }: vscode.TextDocument): string {
  return uri.path.split('/').at(-1)!;
}
