import * as vscode from 'vscode';
import type { FromWebview, ToWebview } from '../protocol';
import { ModelSender } from '../protocol/sentModels';
import { previewViewType } from './previewCommands';
import { tellContext } from './previewContext';
import { previewHtml } from './previewHtml';
import type { PreviewServices } from './previewServices';

/** Opens a panel beside the editor and leaves the focus there. */
export function openPanel(): vscode.WebviewPanel {
  const showOptions = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  return vscode.window.createWebviewPanel(previewViewType, titleOf(undefined), showOptions, { enableFindWidget: true });
}

/** What is done about each message of the page. */
export type PageHandlers = { readonly [Type in FromWebview['type']]: (message: Extract<FromWebview, { type: Type }>) => void };

/** A webview panel with the preview page in it. */
export class PreviewPanel {
  readonly onDidDispose: vscode.Event<void>;
  readonly #sender = new ModelSender();

  /** Takes over a panel that was opened now, or that VS Code has restored. */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    { extensionUri, pictureSettings }: Pick<PreviewServices, 'extensionUri' | 'pictureSettings'>,
    handlers: PageHandlers,
    /** Called when the page is hidden, which throws it away; it will say `ready` when it is made again. */
    onHide: () => void,
  ) {
    const { webview } = panel;
    this.onDidDispose = panel.onDidDispose;
    tellContext({ isPreviewOpen: true });
    panel.onDidDispose(() => tellContext({ isPreviewOpen: false }));
    const root = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'preview.svg');
    webview.options = { enableScripts: true, localResourceRoots: [root] };
    webview.onDidReceiveMessage((message: FromWebview) => {
      if (message.type === 'ready') this.#sender.reset();
      (handlers[message.type] as (message: FromWebview) => void)(message);
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) onHide();
    });
    webview.html = previewHtml({
      cspSource: webview.cspSource,
      nonce: crypto.randomUUID(),
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(root, 'main.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(root, 'style.css')).toString(),
      language: vscode.env.language,
      translations: vscode.l10n.bundle,
      picture: pictureSettings.value,
    });
  }

  /** Sends the page a message; the panel is called after the document that it shows. */
  post(message: ToWebview): void {
    if (message.type === 'render') this.panel.title = titleOf(message.model.document?.name);
    void this.panel.webview.postMessage(this.#sender.pack(message));
  }

  /** Brings the panel to the front, and goes to it where it is to have the focus. */
  reveal(takesFocus = false): void {
    this.panel.reveal(undefined, !takesFocus);
  }

  dispose(): void {
    this.panel.dispose();
  }
}

function titleOf(document: string | undefined): string {
  return document === undefined ? vscode.l10n.t('Weight schedules') : vscode.l10n.t('Schedules: {document}', { document });
}
