import * as vscode from 'vscode';
import { openDocument } from '../documents';

/** What `weightSchedules.preview` can be asked to show. */
export interface PreviewTarget {
  readonly uri: vscode.Uri;
  /** A place on the schedule to mark, in UTF-16 units from the start of the text. */
  readonly offset?: number;
  /** The label of the schedule to mark. */
  readonly label?: string;
}

/** Reads the command's argument: a target with its URI as text, as hover links have it, or the URI that a menu passes. */
export function readTarget(argument: unknown): PreviewTarget | undefined {
  if (argument instanceof vscode.Uri) return { uri: argument };
  if (typeof argument !== 'object' || !argument) return undefined;
  const { uri, offset, label } = argument as Record<keyof PreviewTarget, unknown>;
  const parsed = typeof uri === 'string' ? parseUri(uri) : undefined;
  if (!parsed) return undefined;
  return {
    uri: parsed,
    ...(typeof offset === 'number' && { offset }),
    ...(typeof label === 'string' && { label }),
  };
}

/** The open document and the offset in it that a command is given; else those where the user is in a text editor. */
export function placeOf(argument: unknown): { readonly document: vscode.TextDocument | undefined; readonly offset: number | undefined } {
  const target = readTarget(argument);
  const editor = vscode.window.activeTextEditor;
  const document = target ? openDocument(target.uri) : editor?.document;
  return { document, offset: target?.offset ?? (editor && document?.offsetAt(editor.selection.active)) };
}

function parseUri(text: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(text, true);
  } catch {
    return undefined;
  }
}
