import * as vscode from 'vscode';
import { onDidChangeConfig, readConfig } from './config';
import { findSchedules } from './language/findSchedules';
import type { FoundSchedule } from './language/found';
import { type Language, languageOf, parse } from './language/index';
import type { MappingNode, Tree } from './language/tree';

/** The schedules of one version of a document. */
export interface DocumentSchedules {
  readonly version: number;
  readonly schedules: readonly FoundSchedule[];
  /** The text is longer than the settings allow, and was not read. */
  readonly isTooLarge: boolean;
}

interface Found {
  /** What the schedules depend on: the versions of the document and of earlier notebook cells, its language, the settings. */
  readonly state: string;
  readonly promise: Promise<DocumentSchedules>;
}

/** Finds the schedules of documents, once per document version, for every feature. */
export class ScheduleIndex implements vscode.Disposable {
  readonly #found = new WeakMap<vscode.TextDocument, Found>();
  /** The last tree of each document, from which the next is made. */
  readonly #trees = new WeakMap<vscode.TextDocument, { readonly language: Language; readonly tree: Tree }>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #configListener: vscode.Disposable;
  /** Counts the changes of settings. */
  #generation = 0;

  /** Fires when what was found before may no longer hold although no text changed: the settings did. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#configListener = onDidChangeConfig(() => {
      this.#generation++;
      this.#changed.fire();
    });
  }

  /** Whether documents of this kind can hold schedules at all. */
  static supports(document: vscode.TextDocument): boolean {
    return !ignoredSchemes.has(document.uri.scheme) && languageOf(document.languageId, document.uri.path) !== undefined;
  }

  /** The schedules of a document as it stands, in document order. Never rejects: text that cannot be read has none. */
  get(document: vscode.TextDocument): Promise<DocumentSchedules> {
    const earlier = earlierCells(document);
    const state = [this.#generation, document.languageId, ...[...earlier, document].map(({ version }) => version)].join();
    const known = this.#found.get(document);
    if (known?.state === state) return known.promise;
    const promise = this.#find(document, earlier);
    this.#found.set(document, { state, promise });
    return promise;
  }

  async #find(document: vscode.TextDocument, earlier: readonly vscode.TextDocument[]): Promise<DocumentSchedules> {
    const { version } = document;
    const { languages, maxFileSize, functionNames, run } = readConfig(document.uri);
    const language = ScheduleIndex.supports(document) ? languageOf(document.languageId, document.uri.path) : undefined;
    if (language === undefined || !languages.includes(language)) return { version, schedules: [], isTooLarge: false };
    const text = document.getText();
    if (text.length > maxFileSize) return { version, schedules: [], isTooLarge: true };
    const tree = await this.#parse(document, text);
    const prelude = await Promise.all(earlier.map(async (cell) => (await this.#parse(cell, cell.getText())).roots));
    const options = { functionNames, run, bareWords: language !== 'python', prelude: prelude.flat().filter(isScope) };
    return { version, schedules: findSchedules(tree, options), isTooLarge: false };
  }

  async #parse(document: vscode.TextDocument, text: string): Promise<Tree> {
    const language = languageOf(document.languageId, document.uri.path) ?? 'python';
    const known = this.#trees.get(document);
    const tree = await parse(language, text, known?.language === language ? known.tree : undefined);
    this.#trees.set(document, { language, tree });
    return tree;
  }

  dispose(): void {
    this.#configListener.dispose();
    this.#changed.dispose();
  }
}

/** The Python cells above a notebook's cell, whose constants it may use. None for other documents. */
function earlierCells(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  if (document.uri.scheme !== 'vscode-notebook-cell') return [];
  const isThis = (cell: vscode.NotebookCell) => cell.document === document;
  const notebook = vscode.workspace.notebookDocuments.find((open) => open.getCells().some(isThis));
  const cells = notebook?.getCells() ?? [];
  return cells.slice(0, cells.findIndex(isThis)).flatMap((cell) => (cell.document.languageId === 'python' ? [cell.document] : []));
}

const isScope = (node: Tree['roots'][number]): node is MappingNode => node.kind === 'mapping' && node.scope === true;

/** Documents that are not the user's text: output channels, commit boxes, comment editors. */
const ignoredSchemes = new Set(['output', 'vscode-scm', 'comment', 'vscode-interactive-input', 'debug']);
