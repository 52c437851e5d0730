import { inspect } from 'node:util';
import * as vscode from 'vscode';
import type { WeightSchedulesApi } from '../../src/api';
import type { LogCompared } from '../../src/preview/logs/logComparison';
import type { Rendered } from '../../src/preview/rendered';
import { until } from '../fixtures/until';

/** What `activate` returns, with what only tests use. */
export interface TestApi extends WeightSchedulesApi {
  readonly onDidRender: vscode.Event<Rendered>;
  readonly onDidCompareLog: vscode.Event<LogCompared>;
}

/** The extension's API, activated. */
export async function getApi(): Promise<TestApi> {
  return vscode.extensions.getExtension<TestApi>('weight-schedules.weight-schedules')!.activate();
}

/** Opens a text in an editor of its own; the part between two `|` marks nothing: the first `|` is where the cursor goes. */
export async function openText(language: string, marked: string): Promise<vscode.TextEditor> {
  const offset = marked.indexOf('|');
  const content = offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 1);
  // An untitled document that is just being closed may come back, with its text.
  const document = await eventually(async () => {
    const opened = await vscode.workspace.openTextDocument({ language, content });
    return opened.getText() === content ? opened : undefined;
  }, 'an untitled document');
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  const position = document.positionAt(Math.max(0, offset));
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** Resolves with the first value that an event has and a condition holds for; after a minute fails with the last one. */
export function next<T>(event: vscode.Event<T>, holds: (value: T) => boolean = () => true): Promise<T> {
  return new Promise((resolve, reject) => {
    const others: T[] = [];
    const timer = setTimeout(() => {
      listener.dispose();
      reject(new Error(`The event that was waited for did not come, but ${others.length} others; last: ${inspect(others.at(-1))}`));
    }, 60_000);
    const listener = event((value) => {
      if (!holds(value)) {
        others.push(value);
        return;
      }
      clearTimeout(timer);
      listener.dispose();
      resolve(value);
    });
  });
}

/** Resolves with what `read` gives as soon as it gives something. */
export async function eventually<T>(read: () => T | undefined | PromiseLike<T | undefined>, what: string): Promise<T> {
  return (await until(`there is ${what}`, read, (seen) => seen !== undefined))!;
}

/** The text of all hovers at a place of a document. */
export async function hoverText(document: vscode.TextDocument, at: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(at) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content as vscode.MarkdownString).value)
    .join('\n');
}

/** Accepts the first entry of the list that `ask` shows. */
export async function chooseFirst(ask: () => PromiseLike<unknown>): Promise<void> {
  let isDone = false;
  void ask().then(() => (isDone = true));
  await eventually(async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return isDone || undefined;
  }, 'the choice');
}
