import * as vscode from 'vscode';
import type { FollowedText } from '../text/followedText';
import type { TextSchedules, TextSource } from '../text/textSource';
import { planChange, type PlannedChange } from './planChange';
import type { Change } from './readsBack';

/** A change to one version of a text. */
export interface VersionedChange extends Change {
  readonly version: number;
}

/** The schedules of a version of a text, or of what is being tried on it, with all of its characters. */
export interface Reading extends TextSchedules {
  readonly characters: string;
  readonly isTrial: boolean;
}

interface Trial extends Reading {
  readonly text: FollowedText;
}

const stale = 'The text has changed meanwhile; nothing was written.';

/** Gives parameters other values: for a look, without touching the text, or in the text, as one edit that can be undone. */
export class Changer {
  #trial: Trial | undefined;
  /** The latest versions that came of each other by changes made here alone. */
  #own: { readonly text: FollowedText; readonly from: number; readonly to: number } | undefined;

  constructor(private readonly source: TextSource) {}

  /** The schedules of a text as it stands; with what is being tried, where something is. */
  async read(text: FollowedText): Promise<Reading> {
    const trial = this.#trial;
    if (trial?.text === text && trial.version === text.version) return trial;
    this.#trial = undefined;
    const characters = text.getText();
    return { ...(await this.source.get(text)), characters, isTrial: false };
  }

  /** Has a change looked at until it is ended or the text changes; the reason where that cannot be. */
  async try(text: FollowedText, change: VersionedChange): Promise<string | undefined> {
    const planned = await this.#plan(text, change);
    if (typeof planned === 'string') return planned;
    this.#trial = { text, version: text.version, schedules: planned.schedules, characters: planned.text, isTrial: true };
    return undefined;
  }

  endTry(): void {
    this.#trial = undefined;
  }

  /** Writes a change into the text, as one edit; the reason where that cannot be. */
  async keep(text: FollowedText, change: VersionedChange): Promise<string | undefined> {
    this.endTry();
    const planned = await this.#plan(text, change);
    if (typeof planned === 'string') return planned;
    const { version } = text;
    const edit = new vscode.WorkspaceEdit();
    for (const each of planned.edits) {
      const { uri, range } = text.locationOf(each);
      edit.replace(uri, range, each.text);
    }
    // The editor refuses it, too, when the text has become another one on the way.
    if (!(await vscode.workspace.applyEdit(edit))) return 'The editor did not take the change.';
    const known = this.#own?.text === text && this.#own.to === version ? this.#own.from : version;
    this.#own = text.version === version + 1 ? { text, from: known, to: version + 1 } : undefined;
    return undefined;
  }

  async #plan(text: FollowedText, change: VersionedChange): Promise<string | PlannedChange> {
    const { version, schedules } = await this.source.get(text);
    if (version !== text.version || !this.#isOf(text, change.version)) return stale;
    const planned = await planChange({ text: text.getText(), schedules }, change, (changed, at) => this.source.read(text, changed, at));
    return text.version === version ? planned : stale;
  }

  /** Whether a text is of that version, or differs from it only by what was changed here since. */
  #isOf(text: FollowedText, version: number): boolean {
    if (text.version === version) return true;
    return this.#own?.text === text && this.#own.from <= version && this.#own.to === text.version;
  }
}
