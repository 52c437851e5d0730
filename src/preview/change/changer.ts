import * as vscode from 'vscode';
import type { FoundSchedule } from '../../language/found';
import { planChange, type PlannedChange } from './planChange';
import type { Change } from './readsBack';

/** Where a changer gets the schedules of a document from, as it stands and as it would be. */
export interface ChangeSource {
  get(document: vscode.TextDocument): Promise<{ readonly version: number; readonly schedules: readonly FoundSchedule[] }>;
  read(document: vscode.TextDocument, text: string): Promise<readonly FoundSchedule[]>;
}

/** A change to one version of a document. */
export interface VersionedChange extends Change {
  readonly version: number;
}

/** The schedules of a text: that of a document's version, or what is being tried on it. */
export interface Reading {
  readonly version: number;
  readonly schedules: readonly FoundSchedule[];
  readonly text: string;
  readonly isTrial: boolean;
}

interface Trial extends Reading {
  readonly document: vscode.TextDocument;
}

const stale = 'The text has changed meanwhile; nothing was written.';

/** Gives parameters other values: for a look, without touching the text, or in the text, as one edit that can be undone. */
export class Changer {
  #trial: Trial | undefined;
  /** The latest versions that came of each other by changes made here alone. */
  #own: { readonly document: vscode.TextDocument; readonly from: number; readonly to: number } | undefined;

  constructor(private readonly source: ChangeSource) {}

  /** The schedules of a document as it stands; with what is being tried, where something is. */
  async read(document: vscode.TextDocument): Promise<Reading> {
    const trial = this.#trial;
    if (trial?.document === document && trial.version === document.version) return trial;
    this.#trial = undefined;
    const text = document.getText();
    return { ...(await this.source.get(document)), text, isTrial: false };
  }

  /** Has a change looked at until it is ended or the text changes; the reason where that cannot be. */
  async try(document: vscode.TextDocument, change: VersionedChange): Promise<string | undefined> {
    const planned = await this.#plan(document, change);
    if (typeof planned === 'string') return planned;
    this.#trial = { document, version: document.version, schedules: planned.schedules, text: planned.text, isTrial: true };
    return undefined;
  }

  endTry(): void {
    this.#trial = undefined;
  }

  /** Writes a change into the text, as one edit; the reason where that cannot be. */
  async keep(document: vscode.TextDocument, change: VersionedChange): Promise<string | undefined> {
    this.endTry();
    const planned = await this.#plan(document, change);
    if (typeof planned === 'string') return planned;
    const { version } = document;
    const edit = new vscode.WorkspaceEdit();
    for (const { from, to, text } of planned.edits) {
      edit.replace(document.uri, new vscode.Range(document.positionAt(from), document.positionAt(to)), text);
    }
    // The editor refuses it, too, when the text has become another one on the way.
    if (!(await vscode.workspace.applyEdit(edit))) return 'The editor did not take the change.';
    const known = this.#own?.document === document && this.#own.to === version ? this.#own.from : version;
    this.#own = document.version === version + 1 ? { document, from: known, to: version + 1 } : undefined;
    return undefined;
  }

  async #plan(document: vscode.TextDocument, change: VersionedChange): Promise<string | PlannedChange> {
    const { version, schedules } = await this.source.get(document);
    if (version !== document.version || !this.#isOf(document, change.version)) return stale;
    const planned = await planChange({ text: document.getText(), schedules }, change, (text) => this.source.read(document, text));
    return document.version === version ? planned : stale;
  }

  /** Whether a document is of that version, or differs from it only by what was changed here since. */
  #isOf(document: vscode.TextDocument, version: number): boolean {
    if (document.version === version) return true;
    return this.#own?.document === document && this.#own.from <= version && this.#own.to === document.version;
  }
}
