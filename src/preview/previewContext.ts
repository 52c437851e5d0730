import * as vscode from 'vscode';

/** What the menus and the palette have to know of the preview, by the context keys that `package.json` asks for. */
export interface PreviewContext {
  readonly isPreviewOpen: boolean;
  readonly isComparing: boolean;
  readonly hasAdded: boolean;
}

/** Tells the editor what holds by now of the preview. */
export function tellContext(context: Partial<PreviewContext>): void {
  for (const [name, value] of Object.entries(context)) void vscode.commands.executeCommand('setContext', `weightSchedules.${name}`, value);
}
