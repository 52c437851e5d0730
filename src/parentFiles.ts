import * as vscode from 'vscode';
import { languageOf, parse } from './language/index';
import type { Convention } from './language/resolve/convention';
import type { Parents } from './language/resolve/parents';
import { type ReadBeside, type ReadFile, readParents } from './language/resolve/readParents';
import type { Tree } from './language/tree/tree';
import { notebookOf } from './notebookCells';

/** How many files are kept. */
const maxKept = 200;

/** The schemes of documents that stand in no folder. */
const schemesWithoutFolder = new Set(['untitled', 'vscode-notebook-cell']);

/** Reads the files that configs build on and scripts import, when they are first needed, through whatever file system they are on. */
export class ParentFiles implements vscode.Disposable {
  readonly #files = new Map<string, Promise<ReadFile | undefined>>();
  /** All that were asked for since they last changed: also those that are not kept, or did not exist. */
  readonly #asked = new Set<string>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** Files that are being edited, whose changes are told when that rests. */
  readonly #edited = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #watchers: vscode.Disposable;

  /** Fires when a file that was read, or looked for, has changed. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,py,json,jsonc,toml}');
    const forget = (uri: vscode.Uri) => {
      const key = uri.toString();
      this.#files.delete(key);
      if (this.#asked.delete(key)) this.#changed.fire();
    };
    this.#watchers = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidCreate(forget),
      watcher.onDidDelete(forget),
      // The watcher sees the workspace only.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => forget(uri)),
      // What is open counts as it stands in its editor.
      vscode.workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
        const key = uri.toString();
        if (contentChanges.length === 0 || !this.#asked.has(key)) return;
        clearTimeout(this.#edited.get(key));
        const tell = () => {
          this.#edited.delete(key);
          forget(uri);
        };
        this.#edited.set(key, setTimeout(tell, restAfterEdits));
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => forget(uri)),
    );
  }

  /** The files that a document builds on by some conventions; none of more than `maxSize` bytes. Never rejects. */
  read({ uri }: vscode.TextDocument, tree: Tree, conventions: readonly Convention[], maxSize: number): Promise<Parents> {
    const hasFolder = !schemesWithoutFolder.has(uri.scheme);
    return readParents({ uri: uri.toString(), tree }, conventions, async (from, path) =>
      hasFolder ? this.#file(fileAt(from, path), maxSize) : undefined,
    );
  }

  /** Reads the files that a document imports: none outside of its folder of the workspace, else of its own folder. */
  beside(document: vscode.TextDocument, maxSize: number): ReadBeside {
    const uri = placeOf(document);
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
    const inside = folder.with({ path: folder.path.replace(/\/?$/, '/') }).toString();
    return async (from, path) => {
      const file = fileAt(from, path);
      const isInside = !schemesWithoutFolder.has(uri.scheme) && file.toString().startsWith(inside);
      return isInside ? this.#file(file, maxSize) : undefined;
    };
  }

  #file(uri: vscode.Uri, maxSize: number): Promise<ReadFile | undefined> {
    const key = uri.toString();
    this.#asked.add(key);
    const known = this.#files.get(key);
    if (known) return known;
    if (this.#files.size >= maxKept) this.#files.clear();
    const file = readFile(uri, maxSize).catch(() => {
      // It is looked for again, since a watcher may miss a file whose folder was created with it.
      if (this.#files.get(key) === file) this.#files.delete(key);
      return undefined;
    });
    this.#files.set(key, file);
    return file;
  }

  dispose(): void {
    this.#edited.forEach((timer) => clearTimeout(timer));
    this.#watchers.dispose();
    this.#changed.dispose();
  }
}

const fileAt = (from: string, path: string): vscode.Uri => vscode.Uri.joinPath(vscode.Uri.parse(from), '..', path);

/** So long an edited file has to rest before what builds on it is read anew, in ms. */
const restAfterEdits = 300;

/** Where a document stands: a notebook's cell where its notebook does. */
export const placeOf = (document: vscode.TextDocument): vscode.Uri => notebookOf(document)?.uri ?? document.uri;

async function readFile(uri: vscode.Uri, maxSize: number): Promise<ReadFile | undefined> {
  const language = languageOf('plaintext', uri.path);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty === true) {
    const text = open.getText();
    return language === undefined || text.length > maxSize ? undefined : { uri: uri.toString(), tree: await parse(language, text) };
  }
  const { size } = await vscode.workspace.fs.stat(uri);
  if (language === undefined || size > maxSize) return undefined;
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return { uri: uri.toString(), tree: await parse(language, text) };
}
