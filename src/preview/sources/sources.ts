import * as vscode from 'vscode';
import type { ComparisonKind, ShownSources } from '../../protocol';
import { checkInstalledCommand, compareReleaseCommand } from '../../commands';
import { Comparison, type ComparisonTarget } from '../compare/comparison';
import type { Curve } from '../model/curves';
import type { FollowedDocument } from '../text/followedDocument';
import type { FollowedText } from '../text/followedText';
import { tellContext } from '../previewContext';
import { previewDocument } from '../previewDocument';
import type { ReadText, TextReader } from '../text/textReader';
import { AddedDocuments } from './addedDocuments';
import { pickFile } from './pickFile';

export interface SourcesOptions {
  readonly reader: TextReader;
  readonly followed: FollowedDocument;
  readonly redraw: () => void;
  /** Shows the preview where it is not in sight. */
  readonly show: () => Promise<void>;
}

/** The curves that are drawn with those of the document that the preview follows: of added files, and of what it is compared with. */
export interface OtherCurves {
  readonly curves: readonly Curve[];
  /** Where they come from. */
  readonly sources: ShownSources;
}

/** What the preview draws besides the document that it follows, and whether it follows. */
export class Sources implements vscode.Disposable {
  readonly added: AddedDocuments;
  readonly #comparison: Comparison;
  readonly #subscriptions: vscode.Disposable;

  constructor(private readonly options: SourcesOptions) {
    const redraw = () => {
      tellContext({ hasAdded: this.added.uris.length > 0, isComparing: this.#comparison.isComparing });
      options.redraw();
    };
    this.added = new AddedDocuments(options.reader);
    this.#comparison = new Comparison(options.reader, redraw);
    this.#subscriptions = vscode.Disposable.from(this.added, this.#comparison, this.added.onDidChange(redraw));
  }

  /** The other curves for a text as it was read; `chosen` is the schedule that the base methods are compared with. */
  async read(text: FollowedText | undefined, read: ReadText | undefined, chosen: string | undefined): Promise<OtherCurves> {
    const [added, compared] = await Promise.all([
      this.added.curves(text),
      text && read && this.#comparison.compare(text.document, read.schedules, chosen),
    ]);
    return { curves: [...added, ...(compared?.curves ?? [])], sources: { ...this.alone, comparison: compared?.model } };
  }

  /** What there is to say where nothing could be compared. */
  get alone(): ShownSources {
    return { isLocked: this.options.followed.isLocked, added: this.added.uris.map(previewDocument), comparison: undefined };
  }

  /** Takes over what a page of an earlier window has left: nothing in it is taken for granted. */
  restore(state: unknown): void {
    const { isLocked, added } = (typeof state === 'object' && state ? state : {}) as Partial<Record<'isLocked' | 'added', unknown>>;
    this.options.followed.isLocked = isLocked === true;
    const uris = Array.isArray(added) ? added.filter((uri) => typeof uri === 'string') : [];
    for (const uri of uris) this.added.add(vscode.Uri.parse(uri));
  }

  /** Keeps the preview at its document, or lets it follow again. */
  lock(isLocked = !this.options.followed.isLocked): void {
    this.options.followed.isLocked = isLocked;
    this.options.redraw();
  }

  /** Adds the schedules of a document; the preview stays with the one that it showed before. */
  async add(uri = vscode.window.activeTextEditor?.document.uri): Promise<void> {
    await this.options.show();
    if (!uri) return;
    if (this.options.followed.text?.hasUri(uri)) this.options.followed.goBack();
    this.options.followed.isLocked = true;
    this.added.add(uri);
  }

  async addFile(): Promise<void> {
    const uri = await pickFile(vscode.l10n.t('Add schedules to preview'), this.options.followed.text?.document.uri);
    if (uri) await this.add(uri);
  }

  /** Compares with something else from now on, or with nothing. */
  async compare(kind: ComparisonKind | undefined): Promise<void> {
    if (kind === undefined) {
      this.#comparison.set(undefined);
      return;
    }
    if (kind === 'release' || kind === 'installed') {
      const command = kind === 'release' ? compareReleaseCommand : checkInstalledCommand;
      await vscode.commands.executeCommand(command, { uri: this.options.followed.text?.document.uri });
      // The page's list shows what was not compared after all: a new model sets it right.
      this.options.redraw();
      return;
    }
    const uri =
      kind === 'file' ? await pickFile(vscode.l10n.t('Compare schedules with file'), this.options.followed.text?.document.uri) : undefined;
    // The page's list shows the file that was not chosen after all: a new model sets it right.
    if (kind === 'file' && !uri) this.options.redraw();
    else this.#comparison.set({ kind, ...(uri && { uri }) });
    await this.options.show();
  }

  /** Compares with what is given from now on. */
  async compareWith(target: ComparisonTarget): Promise<void> {
    this.#comparison.set(target);
    await this.options.show();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
