import * as vscode from 'vscode';
import { activeDocument } from '../../notebookCells';
import type { CursorPlace } from '../model/curves';
import { FollowedText } from './followedText';
import type { PreviewTarget } from '../previewTarget';

/** The schemes of editors that show no file of the user's: the preview stays with its text when the user goes there. */
const passedOver = new Set([
  'output',
  'vscode-userdata',
  'vscode-settings',
  'vscode-scm',
  'comment',
  'debug',
  'vscode-interactive-input',
  'search-editor',
]);

/** The text that the preview shows: the one of the editor that was active last, or one that was asked for. */
export class FollowedDocument implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #cursorMoved = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #text: FollowedText | undefined;
  #before: FollowedText | undefined;
  #editor: vscode.TextEditor | undefined;
  #target: CursorPlace | undefined;

  /** Stays with its text whatever editor becomes active. */
  isLocked = false;

  /** Fires when it is another text, or has changed. */
  readonly onDidChange = this.#changed.event;
  readonly onDidMoveCursor = this.#cursorMoved.event;

  constructor() {
    const { window, workspace } = vscode;
    const changeIn = (document: vscode.TextDocument) => {
      if (this.#text?.has(document)) this.#changed.fire();
    };
    this.#followActive();
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#cursorMoved,
      window.onDidChangeActiveTextEditor(() => this.#followActive()),
      // A notebook may be gone to without the cursor in a cell.
      window.onDidChangeActiveNotebookEditor(() => this.#followActive()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (this.#text?.has(textEditor.document)) this.#moveTo(textEditor);
      }),
      // A cell may be chosen without the cursor in it.
      window.onDidChangeNotebookEditorSelection(({ notebookEditor: { notebook }, selections }) => {
        const chosen = notebook === this.#text?.notebook && selections[0] && notebook.cellAt(selections[0].start).document;
        const editor = window.visibleTextEditors.find(({ document }) => document === chosen);
        if (editor) this.#follow(editor.document, editor);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) changeIn(document);
      }),
      // An open document opens again when it gets another language.
      workspace.onDidOpenTextDocument(changeIn),
      workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
        if (notebook === this.#text?.notebook && contentChanges.length > 0) this.#changed.fire();
      }),
    );
  }

  get text(): FollowedText | undefined {
    return this.#text;
  }

  /** The editor in which the cursor was last, where there is one. */
  get editor(): vscode.TextEditor | undefined {
    return this.#editor ?? vscode.window.visibleTextEditors.find(({ document }) => this.#text?.has(document));
  }

  /** What was asked for, until the cursor moves; then the cursor's place. */
  get cursor(): CursorPlace {
    if (this.#target) return this.#target;
    const { editor } = this;
    return { offset: editor && this.#text?.offsetOf(editor.document, editor.document.offsetAt(editor.selection.active)) };
  }

  /** Shows the text that was shown before, if there was one that is still open. */
  goBack(): void {
    const before = this.#before;
    if (!before || before.isClosed) return;
    this.#set(before);
    this.#changed.fire();
  }

  /** Shows another text than that of the active editor; one that is gone leaves things as they are. */
  async show({ uri, label, offset }: PreviewTarget): Promise<void> {
    const document = await openDocument(uri);
    if (!document) return;
    if (!this.#text?.has(document)) this.#set(new FollowedText(document));
    const isPlace = label !== undefined || offset !== undefined;
    this.#target = isPlace ? { label, offset: offset === undefined ? undefined : this.#text?.offsetOf(document, offset) } : undefined;
    this.#changed.fire();
  }

  /** Marks a schedule of the text by its `id`. */
  choose(label: string): void {
    this.#target = { label };
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #followActive(): void {
    const document = activeDocument();
    if (document) this.#follow(document, vscode.window.activeTextEditor);
  }

  #follow(document: vscode.TextDocument, editor: vscode.TextEditor | undefined): void {
    if (passedOver.has(document.uri.scheme)) return;
    if (this.#text?.has(document)) {
      // To another cell of the same notebook.
      if (editor && this.#editor && this.#editor.document !== document) this.#moveTo(editor);
      this.#editor = editor ?? this.#editor;
      return;
    }
    if (this.isLocked && this.#text?.isClosed === false) return;
    this.#set(new FollowedText(document));
    this.#editor = editor;
    this.#changed.fire();
  }

  #moveTo(editor: vscode.TextEditor): void {
    this.#editor = editor;
    this.#target = undefined;
    this.#cursorMoved.fire();
  }

  #set(text: FollowedText): void {
    this.#before = this.#text;
    this.#text = text;
    this.#editor = undefined;
    this.#target = undefined;
  }
}

/** An open document, or one read from its file: asking for an untitled one that is not open would create it. Of a notebook, its first cell. */
async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const { notebookDocuments, textDocuments } = vscode.workspace;
  const isIt = (each: { readonly uri: vscode.Uri }) => each.uri.toString() === uri.toString();
  const open = notebookDocuments.find(isIt)?.getCells()[0]?.document ?? textDocuments.find(isIt);
  if (open ?? uri.scheme === 'untitled') return open;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
