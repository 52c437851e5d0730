import * as vscode from 'vscode';
import { palettes, type PaletteName } from '../../core/drawing/palette';
import { editorPalettes } from '../../editorPalettes';
import type { Data } from '../../exports/dataFiles';
import { plainPicture } from '../../exports/plainPicture';
import { svgPicture } from '../../exports/svgPicture';
import type { FoundSchedule } from '../../language/find/found';
import type { DataFormat, ExportWish, PictureColors, PictureFormat } from '../../protocol';
import { curvesOf, identified, type Curve } from '../model/curves';
import { lastStepOf, onOneAxis } from '../model/oneAxis';
import { nameOf } from '../previewDocument';
import { textFormats } from './exportText';
import { pickExport } from './pickExport';
import { pictureFiles } from './pictureFiles';
import { saveFile, writeFile, type FileKind } from './saveFile';

/** What the preview offers for export. */
export interface TakeAwaySource {
  readonly document: () => vscode.TextDocument | undefined;
  readonly schedules: (document: vscode.TextDocument) => Promise<readonly FoundSchedule[]>;
  /** What the panel shows now. */
  readonly shown: () => readonly Curve[];
  readonly savePng: (colors: PictureColors) => Promise<void>;
}

/** What the command needs not ask for. */
export interface ExportArgument {
  readonly format?: DataFormat | PictureFormat;
  readonly colors?: PictureColors;
  /** Where to save, as text or URI. */
  readonly target?: string | vscode.Uri;
}

/** Saves and copies schedules: what the panel shows, or all schedules of the document. */
export class TakeAway {
  constructor(private readonly source: TakeAwaySource) {}

  /** Exports all schedules of the document, whether the panel is open or not; asks what is not said. */
  async exportDocument(argument: ExportArgument = {}): Promise<void> {
    const document = this.source.document();
    const found = document ? await this.source.schedules(document) : [];
    const curves = onOneAxis(curvesOf(found));
    if (curves.length === 0) {
      void vscode.window.showInformationMessage(
        document
          ? vscode.l10n.t('There is no schedule to export in {name}.', { name: nameOf(document.uri) })
          : vscode.l10n.t('Open a file with schedules first.'),
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
    const data = dataOf(curves, 0, undefined);
    if (format === 'svg') await this.#save(svgPicture(plainPicture(data, palettes[paletteOf(colors)])), pictureFiles.svg, target);
    else await this.#export(format, data, found, target);
  }

  /** Exports the values of what the panel shows. */
  async exportShown({ format, hidden, from, to }: ExportWish): Promise<void> {
    const document = this.source.document();
    const all = document ? await this.source.schedules(document) : [];
    const isShown = (id: string) => !hidden.includes(id);
    const curves = this.source.shown().filter(({ id }) => isShown(id));
    if (curves.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no curve in sight to export.'));
      return;
    }
    const found = identified(all).flatMap(({ id, found: each }) => (isShown(id) ? [each] : []));
    await this.#export(format, dataOf(curves, from, to), found, undefined);
  }

  /** Saves a picture that the page has made. */
  async savePicture(bytes: Uint8Array, format: PictureFormat): Promise<void> {
    await saveFile(bytes, this.source.document(), pictureFiles[format]);
  }

  async #export(format: DataFormat, data: Data, found: readonly FoundSchedule[], target: vscode.Uri | undefined): Promise<void> {
    const { name, extension, write } = textFormats[format];
    const text = await write(data, found);
    if (extension === undefined) await this.#copy(text);
    else await this.#save(text, { name, extension }, target);
  }

  async #save(text: string, kind: FileKind, target: vscode.Uri | undefined): Promise<void> {
    const bytes = new TextEncoder().encode(text);
    if (target) await writeFile(bytes, target);
    else await saveFile(bytes, this.source.document(), kind);
  }

  async #copy(text: string): Promise<void> {
    if (text === '') {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no schedule to copy.'));
      return;
    }
    await vscode.env.clipboard.writeText(text);
    const lines = text.split('\n').length - 1;
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {count} lines', { count: lines }), 4000);
  }
}

/** Tells that a picture is on the clipboard, or what to do instead. */
export async function reportCopiedPicture(failure: string | undefined, savePng: () => Promise<void>): Promise<void> {
  if (failure === undefined) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied the picture'), 4000);
    return;
  }
  const save = vscode.l10n.t('Save as PNG');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('The picture could not be copied: {reason} It can be saved instead.', { reason: failure }),
    save,
  );
  if (choice === save) await savePng();
}

function dataOf(curves: readonly Curve[], from: number, to: number | undefined): Data {
  return { curves, from, to: to ?? lastStepOf(curves) };
}

function paletteOf(colors: PictureColors): PaletteName {
  return colors === 'editor' ? editorPalettes[vscode.window.activeColorTheme.kind] : colors;
}
