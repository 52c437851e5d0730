import * as vscode from 'vscode';
import type { FromWebview, PlotSize, PreviewDocument, PreviewModel, ToWebview } from '../protocol';
import { previewHtml } from './previewHtml';

/** The type of the preview's webview. */
export const previewViewType = 'weightSchedules.preview';

/** The messages that the panel does not deal with itself. */
export type PanelMessage = Exclude<FromWebview, { type: 'ready' | 'resize' }>;

/** One webview panel with the preview page in it. */
export class PreviewPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #messages = new vscode.EventEmitter<PanelMessage>();
  readonly #wanted = new vscode.EventEmitter<void>();
  readonly #loaded = new vscode.EventEmitter<Pick<Extract<FromWebview, { type: 'ready' }>, 'kept' | 'log'>>();
  #size: PlotSize | undefined;
  #revision = 0;

  /** Fires for what the page reports or asks. */
  readonly onDidReceiveMessage = this.#messages.event;
  /** Fires when a new page has loaded, before it wants a model. */
  readonly onDidLoad = this.#loaded.event;
  /** Fires when the page has become able to show a model, or needs one for another size. */
  readonly onDidWantModel = this.#wanted.event;
  readonly onDidDispose: vscode.Event<void>;

  /** Opens a panel beside the editor and leaves the focus there. */
  static create(extensionUri: vscode.Uri): PreviewPanel {
    const showOptions = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    return new PreviewPanel(
      vscode.window.createWebviewPanel(previewViewType, 'Weight schedules', showOptions, { enableFindWidget: true }),
      extensionUri,
    );
  }

  /** Takes over a panel that VS Code has restored. */
  static revive(panel: vscode.WebviewPanel, extensionUri: vscode.Uri): PreviewPanel {
    return new PreviewPanel(panel, extensionUri);
  }

  private constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri) {
    this.#panel = panel;
    this.onDidDispose = panel.onDidDispose;
    const root = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'preview.svg');
    panel.webview.options = { enableScripts: true, localResourceRoots: [root] };
    panel.webview.onDidReceiveMessage((message: FromWebview) => this.#receive(message));
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away; it will say `ready` when it is made again.
      if (!panel.visible) this.#size = undefined;
    });
    panel.webview.html = previewHtml({
      cspSource: panel.webview.cspSource,
      nonce: crypto.randomUUID(),
      scriptUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(root, 'main.js')).toString(),
      styleUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(root, 'style.css')).toString(),
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
    this.#panel.title = document ? `Schedules: ${document.name}` : 'Weight schedules';
    this.post({ type: 'render', revision: ++this.#revision, document, model });
  }

  post(message: ToWebview): void {
    void this.#panel.webview.postMessage(message);
  }

  /** Brings the panel to the front and leaves the focus where it is. */
  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  /** Brings the panel to the front and goes to it. */
  focus(): void {
    this.#panel.reveal(undefined, false);
  }

  dispose(): void {
    this.#panel.dispose();
    this.#messages.dispose();
    this.#wanted.dispose();
    this.#loaded.dispose();
  }

  #receive(message: FromWebview): void {
    switch (message.type) {
      case 'ready':
      case 'resize':
        this.#size = message.size;
        if (message.type === 'ready') this.#loaded.fire(message);
        this.#wanted.fire();
        break;
      default:
        this.#messages.fire(message);
    }
  }
}
