import * as vscode from 'vscode';

/** What the answering command can be given: the document, the question, and the answer to it. */
export interface AnswerArgument {
  readonly uri?: vscode.Uri;
  readonly key?: string;
  /** Null forgets the answer. */
  readonly value?: number | null;
}

/** Reads the command's argument, as hover links, keybindings and other extensions have it; what does not fit is as if it was not given. */
export function readAnswerArgument(argument: unknown): AnswerArgument {
  if (typeof argument !== 'object' || !argument) return {};
  const { uri, key, value } = argument as Record<keyof AnswerArgument, unknown>;
  const isAnswer = value === null || (typeof value === 'number' && Number.isFinite(value));
  return {
    ...(uri instanceof vscode.Uri && { uri }),
    ...(typeof uri === 'string' && { uri: vscode.Uri.parse(uri) }),
    ...(typeof key === 'string' && { key }),
    ...(isAnswer && { value }),
  };
}
