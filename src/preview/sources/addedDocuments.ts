import * as vscode from 'vscode';
import { curvesOf, type Curve, type CursorPlace } from '../model/curves';
import type { FollowedText } from '../text/followedText';
import { nameOf } from '../previewDocument';
import type { TextReader } from '../text/textReader';

/** Documents whose schedules are shown beside those of the one that the preview follows. */
export class AddedDocuments implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listener: vscode.Disposable;
  #uris: readonly vscode.Uri[] = [];
  #cursor: CursorPlace | undefined;

  /** Fires when there are others, or the text of one has changed, or the cursor has moved in one. */
  readonly onDidChange = this.#changed.event;

  constructor(private readonly reader: TextReader) {
    this.#listener = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.has(document.uri)) this.#changed.fire();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document, selection } }) => {
        const isHere = this.has(document.uri);
        if (!isHere && !this.#cursor) return;
        this.#cursor = isHere ? { uri: document.uri.toString(), offset: document.offsetAt(selection.active) } : undefined;
        this.#changed.fire();
      }),
    );
  }

  get uris(): readonly vscode.Uri[] {
    return this.#uris;
  }

  /** Where the cursor is, while it is in one of them. */
  get cursor(): CursorPlace | undefined {
    return this.#cursor;
  }

  has(uri: vscode.Uri): boolean {
    return this.#uris.some((added) => added.toString() === uri.toString());
  }

  add(uri: vscode.Uri): void {
    if (!this.has(uri)) this.#set([...this.#uris, uri]);
  }

  remove(uri: string): void {
    this.#set(this.#uris.filter((added) => added.toString() !== uri));
  }

  clear(): void {
    this.#set([]);
  }

  /** The curves of all but the documents that are followed anyway, named after their files. A file that cannot be read has none. */
  async curves(followed: FollowedText | undefined): Promise<readonly Curve[]> {
    const others = this.#uris.filter((uri) => !followed?.hasUri(uri));
    const lists = await Promise.all(others.map((uri) => this.#curvesIn(uri)));
    return lists.flat();
  }

  dispose(): void {
    this.#listener.dispose();
  }

  async #curvesIn(uri: vscode.Uri): Promise<readonly Curve[]> {
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      return curvesOf(await this.reader.readDocument(document)).map((curve) => ({
        ...curve,
        id: `${uri.toString()}#${curve.id}`,
        label: `${nameOf(uri)}: ${curve.label}`,
        uri: uri.toString(),
      }));
    } catch {
      return [];
    }
  }

  #set(uris: readonly vscode.Uri[]): void {
    this.#uris = uris;
    this.#cursor = undefined;
    this.#changed.fire();
  }
}
