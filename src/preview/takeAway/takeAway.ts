import * as vscode from 'vscode';
import type { Data } from '../../exports/dataFiles';
import type { FoundSchedule } from '../../language/find/found';
import type { DataFormat, ExportWish, PictureColors, PictureFormat, PictureSettings, ToWebview } from '../../protocol';
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
  /** Sends the page something once there is a chart, and gives it the focus where it is to have it. */
  readonly ask: (message: ToWebview, takesFocus: boolean) => Promise<void>;
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
  /** Where the picture that the page is making is to go, where that is said. */
  #pictureTarget: vscode.Uri | undefined;

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
    const { format = await pickExport(), colors } = argument;
    if (!format) return;
    const target = typeof argument.target === 'string' ? vscode.Uri.parse(argument.target) : argument.target;
    if (format === 'picture' || format in pictureFiles) {
      this.#pictureTarget = target;
      await this.takePicture(format === 'picture' ? undefined : { format: format as PictureFormat, ...(colors && { colors }) });
    } else await this.#export(format as DataFormat, dataOf(curves, 0, undefined), found, target);
  }

  /** Has the page make a picture, which comes as `savePicture`, or ask how to make it where nothing is said of it. */
  takePicture(settings?: Partial<PictureSettings>): Promise<void> {
    return this.source.ask(settings ? { type: 'takePicture', way: 'save', settings } : { type: 'takePicture', way: 'ask' }, !settings);
  }

  /** Puts the chart on the clipboard. Only the page can do that, while it has the focus. */
  copyPicture(): Promise<void> {
    return this.source.ask({ type: 'takePicture', way: 'copy' }, true);
  }

  /** Tells that a picture is on the clipboard, or what to do instead. */
  async reportCopied(failure: string | undefined): Promise<void> {
    if (failure === undefined) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied the picture'), 4000);
      return;
    }
    const save = vscode.l10n.t('Save as PNG');
    const choice = await vscode.window.showWarningMessage(
      vscode.l10n.t('The picture could not be copied: {reason} It can be saved instead.', { reason: failure }),
      save,
    );
    if (choice === save) await this.takePicture({ format: 'png' });
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
    const target = this.#pictureTarget;
    this.#pictureTarget = undefined;
    await this.#save(bytes, pictureFiles[format], target);
  }

  async #export(format: DataFormat, data: Data, found: readonly FoundSchedule[], target: vscode.Uri | undefined): Promise<void> {
    const { name, extension, write } = textFormats[format];
    const text = write(data, found);
    if (extension === undefined) await this.#copy(text);
    else await this.#save(new TextEncoder().encode(text), { name, extension }, target);
  }

  async #save(bytes: Uint8Array, kind: FileKind, target: vscode.Uri | undefined): Promise<void> {
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

function dataOf(curves: readonly Curve[], from: number, to: number | undefined): Data {
  return { curves, from, to: to ?? lastStepOf(curves) };
}
