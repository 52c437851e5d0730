import * as vscode from 'vscode';
import type { LanguageFrontEnd } from './language/frontEnd';
import { frontEnds } from './language/index';
import type { Range } from './language/tree/tree';

/** The documents that can hold schedules. No scheme is named, so untitled, virtual and notebook cell documents count. */
export const selector: vscode.DocumentSelector = [
  ...frontEnds.flatMap(({ languageIds, fileEndings, needsEnding }: LanguageFrontEnd) =>
    languageIds.map((language) => ({ language, ...(needsEnding === true && { pattern: `**/*.${fileEndings[0]}` }) })),
  ),
  // VS Code has no TOML language of its own.
  { pattern: '**/*.toml' },
];

/** The document with a URI, where it is open. */
export const openDocument = (uri: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());

/** A span of a document's text as an editor range. */
export function toEditorRange(document: vscode.TextDocument, { from, to }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(from), document.positionAt(to));
}
