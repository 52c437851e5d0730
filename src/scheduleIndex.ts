import * as vscode from 'vscode';
import { onDidChangeConfig, readConfig } from './config';
import { findSchedules } from './language/findSchedules';
import type { FoundSchedule } from './language/found';
import { languageOf, parse } from './language/index';
import type { Tree } from './language/tree';

/** The schedules of one version of a document. */
export interface DocumentSchedules {
  readonly version: number;
  readonly schedules: readonly FoundSchedule[];
}

interface Found {
  readonly version: number;
  /** Counts the changes of settings. */
  readonly generation: number;
  readonly promise: Promise<DocumentSchedules>;
}

/** Finds the schedules of documents, once per document version, for every feature. */
export class ScheduleIndex implements vscode.Disposable {
  readonly #found = new WeakMap<vscode.TextDocument, Found>();
  /** The last tree of each document, from which the next is made. */
  readonly #trees = new WeakMap<vscode.TextDocument, Tree>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #configListener: vscode.Disposable;
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
    const known = this.#found.get(document);
    if (known?.version === document.version && known.generation === this.#generation) return known.promise;
    const promise = this.#find(document);
    this.#found.set(document, { version: document.version, generation: this.#generation, promise });
    return promise;
  }

  async #find(document: vscode.TextDocument): Promise<DocumentSchedules> {
    const { version } = document;
    const language = languageOf(document.languageId, document.uri.path);
    if (!ScheduleIndex.supports(document) || language === undefined) return { version, schedules: [] };
    const tree = await parse(language, document.getText(), this.#trees.get(document));
    this.#trees.set(document, tree);
    return { version, schedules: findSchedules(tree, { ...readConfig(document.uri), bareWords: language !== 'python' }) };
  }

  dispose(): void {
    this.#configListener.dispose();
    this.#changed.dispose();
  }
}

/** Documents that are not the user's text: output channels, commit boxes, comment editors. */
const ignoredSchemes = new Set(['output', 'vscode-scm', 'comment', 'vscode-interactive-input', 'debug']);
