import * as vscode from 'vscode';
import type { Pointed } from './curves';
import type { PreviewTarget } from './previewTarget';

/** Editors that show no file of the user's: going there does not mean that one is done with the schedules. */
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

/** The document that the preview shows: the one of the editor that was active last, or one that was asked for. */
export class FollowedDocument implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #cursorMoved = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #document: vscode.TextDocument | undefined;
  #before: vscode.TextDocument | undefined;
  #editor: vscode.TextEditor | undefined;
  #target: PreviewTarget | undefined;

  /** Stays with its document whatever editor becomes active. */
  isLocked = false;

  /** Fires when it is another document, or its text has changed. */
  readonly onDidChange = this.#changed.event;
  readonly onDidMoveCursor = this.#cursorMoved.event;

  constructor() {
    const { window, workspace } = vscode;
    this.#follow(window.activeTextEditor);
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#cursorMoved,
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document !== this.#document) return;
        this.#editor = textEditor;
        this.#target = undefined;
        this.#cursorMoved.fire();
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.#document && contentChanges.length > 0) this.#changed.fire();
      }),
      // An open document opens again when it gets another language.
      workspace.onDidOpenTextDocument((document) => {
        if (document === this.#document) this.#changed.fire();
      }),
    );
  }

  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }

  /** What was asked for, until the cursor moves; then the cursor's place. */
  get pointed(): Pointed {
    if (this.#target) {
      const { label, offset } = this.#target;
      return { ...(label !== undefined && { label }), ...(offset !== undefined && { offset }) };
    }
    const editor = this.#editor ?? vscode.window.visibleTextEditors.find(({ document }) => document === this.#document);
    return editor ? { offset: editor.document.offsetAt(editor.selection.active) } : {};
  }

  /** Shows the document that was shown before, if there was one that is still open. */
  goBack(): void {
    const before = this.#before;
    if (!before || before.isClosed) return;
    this.#set(before);
    this.#changed.fire();
  }

  /** Shows another document than that of the active editor; one that is gone leaves things as they are. */
  async show(target: PreviewTarget): Promise<void> {
    const document = await openDocument(target.uri);
    if (!document) return;
    this.#set(document);
    if (target.offset !== undefined || target.label !== undefined) this.#target = target;
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    if (!editor || passedOver.has(editor.document.uri.scheme)) return;
    const isOther = editor.document !== this.#document;
    if (isOther && this.isLocked && this.#document?.isClosed === false) return;
    if (isOther) this.#set(editor.document);
    this.#editor = editor;
    if (isOther) this.#changed.fire();
  }

  #set(document: vscode.TextDocument): void {
    if (document !== this.#document) this.#before = this.#document;
    this.#document = document;
    this.#editor = undefined;
    this.#target = undefined;
  }
}

/** An open document, or one read from its file: asking for an untitled one that is not open would create it. */
async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open ?? uri.scheme === 'untitled') return open;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
