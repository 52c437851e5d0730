import * as vscode from 'vscode';
import { toEditorRange } from '../../documents';
import type { Range } from '../../language/tree/tree';
import { cellsOf, notebookOf } from '../../notebookCells';

/** One of the documents that a text is made of, and where it stands in the text. */
export interface TextPart extends Range {
  readonly document: vscode.TextDocument;
}

/** What the preview follows as one text: a document, or all cells of a notebook one below the other. Its offsets are those of the whole text. */
export class FollowedText {
  readonly notebook: vscode.NotebookDocument | undefined;
  /** Gives the text its name: of a notebook, the cell that was the first one. */
  readonly document: vscode.TextDocument;
  #cells: string | undefined;
  #offset = 0;
  #version = 0;

  constructor(document: vscode.TextDocument) {
    this.notebook = notebookOf(document);
    this.document = this.notebook?.cellAt(0).document ?? document;
  }

  get documents(): readonly vscode.TextDocument[] {
    return this.notebook ? cellsOf(this.notebook) : [this.document];
  }

  get parts(): readonly TextPart[] {
    let from = 0;
    return this.documents.map((document) => {
      const to = from + document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
      const part = { document, from, to };
      from = to + 1;
      return part;
    });
  }

  /** Rises with each change: by one where it is in a document, also where cells come, go or move. */
  get version(): number {
    const { documents } = this;
    const cells = documents.map(({ uri }) => uri.toString()).join();
    const sum = documents.reduce((total, { version }) => total + version, 0);
    // Other cells have other versions, whose sum may be less.
    if (cells !== this.#cells) this.#offset = this.#version + 1 - sum;
    this.#cells = cells;
    return (this.#version = this.#offset + sum);
  }

  get isClosed(): boolean {
    return (this.notebook ?? this.document).isClosed;
  }

  getText(): string {
    return this.documents.map((document) => document.getText()).join('\n');
  }

  has(document: vscode.TextDocument): boolean {
    return this.documents.includes(document);
  }

  hasUri(wanted: vscode.Uri): boolean {
    return this.documents.some(({ uri }) => uri.toString() === wanted.toString());
  }

  /** The offset in the text of one in a document; undefined for a document that is no part of it. */
  offsetOf(document: vscode.TextDocument, offset: number): number | undefined {
    const part = this.parts.find((each) => each.document === document);
    return part && part.from + offset;
  }

  /** Where a range of the text is. */
  locationOf({ from, to }: Range): vscode.Location {
    const part = this.parts.findLast((each) => each.from <= from)!;
    return locationIn(part.document, { from: from - part.from, to: to - part.from });
  }
}

/** Where a range of a document is. */
export function locationIn(document: vscode.TextDocument, range: Range): vscode.Location {
  return new vscode.Location(document.uri, toEditorRange(document, range));
}
