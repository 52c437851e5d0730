import * as vscode from 'vscode';
import { messageText } from '../../core/message';
import type { FollowedText } from '../text/followedText';
import type { TextReader } from '../text/textReader';
import { planChange, type PlannedChange } from './planChange';
import type { Change } from './readsBack';

/** A change to one version of a text. */
export interface VersionedChange extends Change {
  readonly version: number;
}

const stale = () => vscode.l10n.t('The text has changed meanwhile; nothing was written.');

/** Gives parameters other values: for a look, without touching the text, or in the text, as one edit that can be undone. */
export class Changer {
  /** A stretch of versions of a text, each of which differs from the one before only by a change that was made here. */
  #own: { readonly text: FollowedText; readonly from: number; readonly to: number } | undefined;

  constructor(private readonly reader: TextReader) {}

  /** Has the text read as it would be with a change; the reason where that cannot be. */
  async try(text: FollowedText, change: VersionedChange): Promise<string | undefined> {
    const planned = await this.#plan(text, change);
    if (typeof planned === 'string') return planned;
    this.reader.startTrial(text, planned);
    return undefined;
  }

  /** Writes a change into the text, as one edit; the reason where that cannot be. */
  async keep(text: FollowedText, change: VersionedChange): Promise<string | undefined> {
    this.reader.endTrial();
    const planned = await this.#plan(text, change);
    if (typeof planned === 'string') return planned;
    const { version } = text;
    const edit = new vscode.WorkspaceEdit();
    for (const each of planned.edits) {
      const { uri, range } = text.locationOf(each);
      edit.replace(uri, range, each.text);
    }
    // The editor refuses it, too, when the text has become another one on the way.
    if (!(await vscode.workspace.applyEdit(edit))) return vscode.l10n.t('The editor did not take the change.');
    const known = this.#own?.text === text && this.#own.to === version ? this.#own.from : version;
    this.#own = text.version === version + 1 ? { text, from: known, to: version + 1 } : undefined;
    return undefined;
  }

  async #plan(text: FollowedText, change: VersionedChange): Promise<string | PlannedChange> {
    const read = await this.reader.readWritten(text);
    const { version } = read;
    if (version !== text.version || !this.#isOf(text, change.version)) return stale();
    const planned = await planChange(read, change, (characters, at) => this.reader.readChanged(text, characters, at));
    if (text.version !== version) return stale();
    return 'sentence' in planned ? messageText(planned, vscode.l10n.t) : planned;
  }

  /** Whether a text is of that version, or differs from it only by what was changed here since. */
  #isOf(text: FollowedText, version: number): boolean {
    if (text.version === version) return true;
    return this.#own?.text === text && this.#own.from <= version && this.#own.to === text.version;
  }
}
