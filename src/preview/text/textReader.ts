import type * as vscode from 'vscode';
import type { FoundSchedule } from '../../language/find/found';
import { schedulesMovedBy } from '../../language/find/module/movedSchedules';
import type { LibraryRelease } from '../../projectVersions';
import type { FollowedText, TextPart } from './followedText';

/** Finds the schedules of a document, as it stands and as it would be with another text. */
export interface DocumentReader {
  get(document: vscode.TextDocument): Promise<{ readonly schedules: readonly FoundSchedule[] }>;
  read(document: vscode.TextDocument, characters: string): Promise<readonly FoundSchedule[]>;
  readAs(document: vscode.TextDocument, release: LibraryRelease): Promise<readonly FoundSchedule[]>;
}

/** Where the preview gets the schedules of documents from. */
export interface ScheduleProvider extends DocumentReader {
  /** Fires when what was read before may no longer hold although no document changed. */
  readonly onDidChange: vscode.Event<void>;
}

/** A version of a text, and the schedules in it. */
export interface ReadText {
  readonly version: number;
  readonly characters: string;
  readonly schedules: readonly FoundSchedule[];
  /** What the text would be with a change that is being tried. */
  readonly isTrial: boolean;
}

/** Reads the schedules of texts, for everything in the preview. One text may have a trial: it is read instead until it ends or the text changes. */
export class TextReader {
  #trial: { readonly text: FollowedText; readonly read: ReadText } | undefined;

  constructor(private readonly documents: DocumentReader) {}

  /** A text, or the trial on it. */
  async read(text: FollowedText): Promise<ReadText> {
    const trial = this.#trial;
    if (trial?.text === text && trial.read.version === text.version) return trial.read;
    this.#trial = undefined;
    return this.readWritten(text);
  }

  /** A text as it is written, whatever is being tried on it. */
  async readWritten(text: FollowedText): Promise<ReadText> {
    const { version } = text;
    const characters = text.getText();
    const lists = await Promise.all(text.parts.map((part) => this.#readPart(part)));
    return { version, characters, schedules: lists.flat(), isTrial: false };
  }

  /** The schedules that a text would have if it became `characters` by a change in the document at an offset. */
  async readChanged(text: FollowedText, characters: string, at: number): Promise<readonly FoundSchedule[]> {
    const { parts } = text;
    const longer = characters.length - parts.at(-1)!.to;
    const lists = await Promise.all(
      parts.map(async (part) => {
        const { document, from, to } = part;
        if (from > at || at > to) return this.#readPart(part, from > at ? longer : 0);
        return schedulesMovedBy(await this.documents.read(document, characters.slice(from, to + longer)), from);
      }),
    );
    return lists.flat();
  }

  /** The schedules of a document that is not the one followed. */
  async readDocument(document: vscode.TextDocument): Promise<readonly FoundSchedule[]> {
    return (await this.documents.get(document)).schedules;
  }

  /** The schedules that a document has in another version of it. */
  readVersion(document: vscode.TextDocument, characters: string): Promise<readonly FoundSchedule[]> {
    return this.documents.read(document, characters);
  }

  /** The schedules that a document has as another release of a library has them. */
  readRelease(document: vscode.TextDocument, release: LibraryRelease): Promise<readonly FoundSchedule[]> {
    return this.documents.readAs(document, release);
  }

  /** Has a text read as it would be with a change. */
  startTrial(text: FollowedText, { characters, schedules }: Pick<ReadText, 'characters' | 'schedules'>): void {
    this.#trial = { text, read: { version: text.version, characters, schedules, isTrial: true } };
  }

  endTrial(): void {
    this.#trial = undefined;
  }

  async #readPart({ document, from }: TextPart, by = 0): Promise<readonly FoundSchedule[]> {
    return schedulesMovedBy((await this.documents.get(document)).schedules, from + by);
  }
}
