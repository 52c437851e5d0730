import * as vscode from 'vscode';
import { insertSnippetCommand } from '../commands';
import type { FoundSchedule } from '../language/found';
import { assertNever, type PreviewDocument } from '../protocol';
import { buildModel } from './buildModel';
import { pointedCurve, type Curve } from './curves';
import { FollowedDocument } from './followedDocument';
import { PreviewPanel, type PanelMessage } from './previewPanel';
import type { PreviewTarget } from './previewTarget';
import { probe } from './probe';
import { savePng } from './savePng';
import { Throttle } from './throttle';

/** Where the preview gets the schedules of a document from. */
export interface ScheduleSource {
  get(document: vscode.TextDocument): Promise<{ readonly version: number; readonly schedules: readonly FoundSchedule[] }>;
  readonly onDidChange: vscode.Event<void>;
}

/** A finished drawing, as the page reports it. */
export interface Rendered {
  readonly uri: string | undefined;
  /** The version of the document that is drawn. */
  readonly version: number | undefined;
  readonly labels: readonly string[];
  readonly points: number;
  /** The script time of the drawing. */
  readonly milliseconds: number;
}

const interval = 50;

/** Keeps one preview panel showing the schedules of the document that the user is at. */
export class PreviewManager implements vscode.Disposable {
  readonly #followed = new FollowedDocument();
  readonly #rendered = new vscode.EventEmitter<Rendered>();
  readonly #throttle = new Throttle(() => this.#update(), interval);
  readonly #subscriptions: vscode.Disposable;
  #panel: PreviewPanel | undefined;
  #curves: readonly Curve[] = [];
  #sent: Pick<Rendered, 'uri' | 'version'> & { readonly active: string | undefined } = {
    uri: undefined,
    version: undefined,
    active: undefined,
  };
  #restoring: Promise<void> = Promise.resolve();
  #exportsNext = false;

  readonly onDidRender = this.#rendered.event;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly source: ScheduleSource,
  ) {
    this.#subscriptions = vscode.Disposable.from(
      this.#followed,
      this.#rendered,
      this.#throttle,
      this.#followed.onDidChange(() => this.#throttle.request()),
      this.#followed.onDidMoveCursor(() => {
        if (pointedCurve(this.#curves, this.#followed.pointed)?.id !== this.#sent.active) this.#throttle.request();
      }),
      source.onDidChange(() => this.#throttle.request()),
    );
  }

  /** Shows the preview, of the target if there is one. */
  async show(target?: PreviewTarget): Promise<void> {
    if (target) await this.#followed.show(target);
    if (this.#panel) this.#panel.reveal();
    else this.#adopt(PreviewPanel.create(this.extensionUri));
  }

  /** Takes over a panel of an earlier window, with the document that it showed. */
  restore(webviewPanel: vscode.WebviewPanel, uri: vscode.Uri | undefined): void {
    this.#panel?.dispose();
    if (uri) this.#restoring = this.#followed.show({ uri });
    this.#adopt(PreviewPanel.revive(webviewPanel, this.extensionUri));
  }

  /** Saves the chart as a picture; opens the preview for it where it is not in sight. */
  async exportPng(): Promise<void> {
    if (this.#panel?.size) {
      this.#panel.post({ type: 'exportPng' });
      return;
    }
    this.#exportsNext = true;
    await this.show();
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#subscriptions.dispose();
  }

  #adopt(panel: PreviewPanel): void {
    this.#panel = panel;
    panel.onDidWantModel(() => this.#throttle.request());
    panel.onDidReceiveMessage((message) => this.#receive(message));
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
      panel.dispose();
    });
  }

  /** Sends the page the model of what there is now; nothing is computed while no page is in sight. */
  async #update(): Promise<void> {
    await this.#restoring;
    if (!this.#panel?.size) return;
    const { document } = this.#followed;
    try {
      const { version, schedules } = document ? await this.source.get(document) : { version: undefined, schedules: [] };
      // Where there is another document or text by now, another update is on its way.
      if (document === this.#followed.document && version === document?.version) this.#draw(document, schedules);
    } catch (error) {
      this.#panel.render(describe(document), { kind: 'error', message: error instanceof Error ? error.message : String(error) });
    }
  }

  #draw(document: vscode.TextDocument | undefined, schedules: readonly FoundSchedule[]): void {
    const size = this.#panel?.size;
    if (!this.#panel || !size) return;
    const { model, curves } = buildModel(schedules, size, this.#followed.pointed);
    this.#curves = curves;
    this.#sent = {
      uri: document?.uri.toString(),
      version: document?.version,
      active: model.kind === 'chart' ? model.plot.active : undefined,
    };
    this.#panel.render(describe(document), model);
  }

  #receive(message: PanelMessage): void {
    switch (message.type) {
      case 'rendered':
        this.#onRendered(message);
        break;
      case 'probe':
        if (message.revision === this.#panel?.revision) this.#panel.post(probe(this.#curves, message.step, message.revision));
        break;
      case 'png':
        void savePng(message.bytes, this.#followed.document);
        break;
      case 'insertSnippet':
        void this.#insertSnippet();
        break;
      default:
        assertNever(message);
    }
  }

  #onRendered({ revision, labels, points, milliseconds }: Extract<PanelMessage, { type: 'rendered' }>): void {
    if (revision !== this.#panel?.revision) return;
    const { uri, version } = this.#sent;
    this.#rendered.fire({ uri, version, labels, points, milliseconds });
    if (!this.#exportsNext) return;
    this.#exportsNext = false;
    this.#panel.post({ type: 'exportPng' });
  }

  /** The snippet goes to the document that is shown, where the page has just taken the focus from. */
  async #insertSnippet(): Promise<void> {
    const { document } = this.#followed;
    if (!document) return;
    const viewColumn = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
    await vscode.window.showTextDocument(document, { viewColumn: viewColumn ?? vscode.ViewColumn.One });
    await vscode.commands.executeCommand(insertSnippetCommand);
  }
}

function describe(document: vscode.TextDocument | undefined): PreviewDocument | undefined {
  return document && { uri: document.uri.toString(), name: document.uri.path.split('/').at(-1)! };
}
