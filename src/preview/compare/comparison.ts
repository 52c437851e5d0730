import * as vscode from 'vscode';
import { offeredKinds } from '../../frameworks/frameworksFor';
import type { FoundSchedule } from '../../language/find/found';
import type { Comparison as ComparisonModel, ComparisonKind } from '../../protocol';
import { changeable } from '../change/changeable';
import type { Curve } from '../model/curves';
import { messageOf } from '../messageOf';
import { nameOf } from '../previewDocument';
import type { TextReader } from '../text/textReader';
import { compareVersions, compareWithBase, type Compared } from './compareSchedules';
import { gitHead } from './gitHead';

/** What is compared with: a kind, and what there is to it. */
export interface ComparisonTarget {
  readonly kind: ComparisonKind;
  /** The other file. */
  readonly uri?: vscode.Uri;
  /** The other release: "0" stands for all before the first one that differs. */
  readonly release?: { readonly library: string; readonly version: string; readonly name: string };
  /** What is installed: the documents that were checked against it, and their schedules beside it. */
  readonly installed?: {
    readonly documents: readonly string[];
    readonly title: string;
    readonly compare: (schedules: readonly FoundSchedule[]) => Compared;
  };
}

/** The schedules of another version, and what it is called; or why there are none. */
type Other = { readonly name: string; readonly schedules: readonly FoundSchedule[] } | { readonly failure: string };

/** Compares the schedules of a document with another version of it, another file, or the base methods. */
export class Comparison implements vscode.Disposable {
  #target: ComparisonTarget | undefined;
  /** Kept until the other version may have changed. */
  #other: { readonly document: vscode.TextDocument; readonly promise: Promise<Other> } | undefined;
  #gitChanges: vscode.Disposable | undefined;
  readonly #listener: vscode.Disposable;

  constructor(
    private readonly reader: TextReader,
    /** Called when there may be something else to show. */
    private readonly redraw: () => void,
  ) {
    this.#listener = vscode.Disposable.from(
      vscode.workspace.onDidSaveTextDocument(() => this.#forget()),
      vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
        if (uri.toString() === this.#target?.uri?.toString()) this.#forget();
      }),
    );
  }

  get isComparing(): boolean {
    return this.#target !== undefined;
  }

  set(target: ComparisonTarget | undefined): void {
    this.#target = target;
    this.#other = undefined;
    this.redraw();
  }

  /** The curves to draw beside those of a document, and what to say; `chosen` is the schedule that the base methods stand against. */
  async compare(
    document: vscode.TextDocument,
    schedules: readonly FoundSchedule[],
    chosen: string | undefined,
  ): Promise<{ readonly curves: readonly Curve[]; readonly model: ComparisonModel } | undefined> {
    const target = this.#target;
    if (!target) return undefined;
    if (target.kind === 'base') {
      const list = changeable(schedules);
      const one = list.find(({ id }) => id === chosen) ?? list[0];
      return (
        one &&
        shown(
          target.kind,
          vscode.l10n.t('{schedule} compared with the base methods at the same w and T', { schedule: one.id }),
          compareWithBase(one, await offeredKinds(), vscode.l10n.t),
        )
      );
    }
    const { installed } = target;
    if (installed?.documents.includes(document.uri.toString()) === true)
      return shown(target.kind, installed.title, installed.compare(schedules));
    if (this.#other?.document !== document) this.#other = { document, promise: this.#read(document, target) };
    const other = await this.#other.promise;
    if ('failure' in other) {
      return { curves: [], model: { kind: target.kind, title: vscode.l10n.t('Nothing to compare with'), rows: [], note: other.failure } };
    }
    return shown(
      target.kind,
      vscode.l10n.t('Compared with the {version}', { version: other.name }),
      compareVersions(schedules, other.schedules, other.name, vscode.l10n.t, target.kind === 'release'),
    );
  }

  dispose(): void {
    this.#listener.dispose();
    this.#gitChanges?.dispose();
  }

  async #read(document: vscode.TextDocument, { kind, uri, release }: ComparisonTarget): Promise<Other> {
    this.#gitChanges?.dispose();
    this.#gitChanges = undefined;
    try {
      if (kind === 'installed') return { failure: vscode.l10n.t('This file was not checked against what is installed.') };
      if (release) return { name: release.name, schedules: await this.reader.readRelease(document, release) };
      if (document.uri.scheme === 'vscode-notebook-cell' && kind !== 'file')
        throw new Error(vscode.l10n.t('The cells of a notebook are not compared with its file.'));
      if (kind === 'file' && uri) {
        const other = await vscode.workspace.openTextDocument(uri);
        return { name: vscode.l10n.t('file {name}', { name: nameOf(uri) }), schedules: await this.reader.readDocument(other) };
      }
      if (kind === 'saved')
        return { name: vscode.l10n.t('saved file'), schedules: await this.reader.readVersion(document, await savedText(document.uri)) };
      const head = await gitHead(document.uri);
      this.#gitChanges = vscode.Disposable.from(...head.changes.map((event) => event(() => this.#forget())));
      if (head.text === undefined) return { failure: head.failure ?? vscode.l10n.t('There is no last commit.') };
      return { name: vscode.l10n.t('last commit'), schedules: await this.reader.readVersion(document, head.text) };
    } catch (error) {
      return { failure: messageOf(error) };
    }
  }

  #forget(): void {
    this.#other = undefined;
    if (this.#target) this.redraw();
  }
}

async function savedText(uri: vscode.Uri): Promise<string> {
  if (uri.scheme === 'untitled') throw new Error(vscode.l10n.t('This document was never saved.'));
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

function shown(
  kind: ComparisonKind,
  title: string,
  { curves, rows }: Compared,
): { readonly curves: readonly Curve[]; readonly model: ComparisonModel } {
  return { curves, model: { kind, title, rows, note: rows.length === 0 ? vscode.l10n.t('No difference.') : undefined } };
}
