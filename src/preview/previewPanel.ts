import * as vscode from 'vscode';
import type { FromWebview, PlotSize, PreviewDocument, PreviewModel, ToWebview } from '../protocol';
import { previewHtml } from './previewHtml';

/** The type of the preview's webview. */
export const previewViewType = 'weightSchedules.preview';

/** Opens a panel beside the editor and leaves the focus there. */
export function openPanel(): vscode.WebviewPanel {
  const showOptions = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  return vscode.window.createWebviewPanel(previewViewType, 'Weight schedules', showOptions, { enableFindWidget: true });
}

/** What is done about each message of the page. */
export type PageHandlers = { readonly [Type in FromWebview['type']]: (message: Extract<FromWebview, { type: Type }>) => void };

/** A webview panel with the preview page in it. */
export class PreviewPanel {
  #size: PlotSize | undefined;
  #revision = 0;

  readonly onDidDispose: vscode.Event<void>;

  /** Takes over a panel that was opened now, or that VS Code has restored. */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    handlers: PageHandlers,
  ) {
    const { webview } = panel;
    this.onDidDispose = panel.onDidDispose;
    const root = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'preview.svg');
    webview.options = { enableScripts: true, localResourceRoots: [root] };
    webview.onDidReceiveMessage((message: FromWebview) => {
      if (message.type === 'ready' || message.type === 'resize') this.#size = message.size;
      (handlers[message.type] as (message: FromWebview) => void)(message);
    });
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away; it will say `ready` when it is made again.
      if (!panel.visible) this.#size = undefined;
    });
    webview.html = previewHtml({
      cspSource: webview.cspSource,
      nonce: crypto.randomUUID(),
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(root, 'main.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(root, 'style.css')).toString(),
    });
  }

  /** The room for the plot; undefined while there is no page to draw it. */
  get size(): PlotSize | undefined {
    return this.#size;
  }

  /** The revision of the model sent last. */
  get revision(): number {
    return this.#revision;
  }

  /** Shows a model. */
  render(document: PreviewDocument | undefined, model: PreviewModel): void {
    this.panel.title = document ? `Schedules: ${document.name}` : 'Weight schedules';
    this.post({ type: 'render', revision: ++this.#revision, document, model });
  }

  post(message: ToWebview): void {
    void this.panel.webview.postMessage(message);
  }

  /** Brings the panel to the front, and goes to it where it is to have the focus. */
  reveal(takesFocus = false): void {
    this.panel.reveal(undefined, !takesFocus);
  }

  dispose(): void {
    this.panel.dispose();
  }
}
