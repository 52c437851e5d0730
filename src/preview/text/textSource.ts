import type * as vscode from 'vscode';
import type { FoundSchedule } from '../../language/find/found';
import { schedulesMovedBy } from '../../language/find/movedSchedules';
import type { FollowedText, TextPart } from './followedText';

/** Where the preview gets the schedules of a document from, as it stands and as it would be. */
export interface DocumentSource {
  get(document: vscode.TextDocument): Promise<{ readonly schedules: readonly FoundSchedule[] }>;
  read(document: vscode.TextDocument, text: string): Promise<readonly FoundSchedule[]>;
}

/** The schedules of a version of a text. */
export interface TextSchedules {
  readonly version: number;
  readonly schedules: readonly FoundSchedule[];
}

/** Finds the schedules of texts of one document or several. */
export class TextSource {
  constructor(private readonly source: DocumentSource) {}

  async get(text: FollowedText): Promise<TextSchedules> {
    const { version } = text;
    const lists = await Promise.all(text.parts.map((part) => this.#in(part)));
    return { version, schedules: lists.flat() };
  }

  /** The schedules that a text would have if it was `changed` in the document at an offset. */
  async read(text: FollowedText, changed: string, at: number): Promise<readonly FoundSchedule[]> {
    const { parts } = text;
    const longer = changed.length - parts.at(-1)!.to;
    const lists = await Promise.all(
      parts.map(async (part) => {
        const { document, from, to } = part;
        if (from > at || at > to) return this.#in(part, from > at ? longer : 0);
        return schedulesMovedBy(await this.source.read(document, changed.slice(from, to + longer)), from);
      }),
    );
    return lists.flat();
  }

  async #in({ document, from }: TextPart, by = 0): Promise<readonly FoundSchedule[]> {
    return schedulesMovedBy((await this.source.get(document)).schedules, from + by);
  }
}
