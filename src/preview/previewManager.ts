import * as vscode from 'vscode';
import { insertSnippetCommand } from '../commands';
import { assertNever, type PictureColors, type PreviewDocument, type SampledView, type ViewAction } from '../protocol';
import { buildModel } from './buildModel';
import type { Reading } from './change/changer';
import { ChosenSchedule } from './change/chosenSchedule';
import { CurveStyles } from './curveStyles';
import { curvesOf, pointedCurve, type Curve, type Pointed } from './curves';
import { FollowedDocument } from './followedDocument';
import { locationIn } from './followedText';
import type { FoundSchedule } from '../language/found';
import type { KeptStep } from './keptStep';
import { onOneAxis } from './oneAxis';
import { PreviewPanel, type PanelMessage } from './previewPanel';
import type { PreviewTarget } from './previewTarget';
import { probe } from './probe';
import { sampleView } from './sampleView';
import { reveal, revealSchedule, showDocument, type RevealWish } from './revealSchedule';
import { LogComparison } from './logs/logComparison';
import { reportCopiedPicture, TakeAway } from './takeAway/takeAway';
import { Sources, type Beside } from './sources/sources';
import { TextSource, type DocumentSource } from './textSource';
import { Throttle } from './throttle';

/** Where the preview gets the schedules of a document from. */
export interface ScheduleSource extends DocumentSource {
  readonly onDidChange: vscode.Event<void>;
}

/** A finished drawing, as the page reports it. */
export interface Rendered {
  readonly uri: string | undefined;
  /** The version of the document that is drawn. */
  readonly version: number | undefined;
  readonly labels: readonly string[];
  /** The `id` of the curve that is marked. */
  readonly active: string | undefined;
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
  readonly #source: TextSource;
  readonly #chosen: ChosenSchedule;
  readonly sources: Sources;
  #panel: PreviewPanel | undefined;
  #curves: readonly Curve[] = [];
  #sent: Pick<Rendered, 'uri' | 'version' | 'active'> = { uri: undefined, version: undefined, active: undefined };
  #styles = new CurveStyles();
  #axisEnd: number | undefined;
  /** What the page samples besides the overview. */
  #view: SampledView | undefined;
  #restoring: Promise<void> = Promise.resolve();
  /** What the page is to do as soon as there is a chart. */
  #actsNext: ViewAction | undefined;
  /** The colours of a picture that is to be made as soon as there is a chart. */
  #exportsNext: PictureColors | undefined;

  readonly onDidRender = this.#rendered.event;
  readonly logs = new LogComparison({
    document: () => this.#followed.text?.document,
    curves: async () => {
      const curves = onOneAxis(curvesOf(await this.#schedules()));
      const first = pointedCurve(curves, this.#followed.pointed);
      return first ? [first, ...curves.filter((curve) => curve !== first)] : curves;
    },
    show: async () => {
      if (this.#panel?.size) this.#throttle.request();
      else await this.show();
    },
    post: (message) => this.#panel?.post(message),
  });
  readonly takeAway = new TakeAway({
    document: () => this.#followed.text?.document,
    schedules: () => this.#schedules(),
    shown: () => this.#curves,
    savePng: (colors) => this.exportPng(colors),
  });

  constructor(
    private readonly extensionUri: vscode.Uri,
    source: ScheduleSource,
    private readonly kept: KeptStep,
  ) {
    this.#source = new TextSource(source);
    this.#chosen = new ChosenSchedule({
      source: this.#source,
      redraw: () => this.#throttle.request(),
      post: (message) => this.#panel?.post(message),
    });
    this.sources = new Sources({
      source,
      followed: this.#followed,
      redraw: () => this.#throttle.request(),
      show: () => (this.#panel ? Promise.resolve() : this.show()),
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#followed,
      this.sources,
      this.#rendered,
      this.#throttle,
      this.logs,
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
  async exportPng(colors: PictureColors = 'editor'): Promise<void> {
    if (this.#panel?.size) {
      this.#panel.post({ type: 'exportPng', colors });
      return;
    }
    this.#exportsNext = colors;
    await this.show();
  }

  /** Has the page do something to its own view, once there is one. */
  async act(action: ViewAction): Promise<void> {
    if (!this.#panel?.size) await this.show();
    if (action === 'changeParameters') this.#panel?.focus();
    if (this.#panel?.size) this.#panel.post({ type: 'view', action });
    else this.#actsNext = action;
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#subscriptions.dispose();
  }

  #adopt(panel: PreviewPanel): void {
    this.#panel = panel;
    panel.onDidLoad(({ kept, log }) => {
      this.#view = undefined;
      this.logs.reset();
      if (log) void this.logs.restore(log);
      if (kept !== undefined) this.kept.set(kept);
      else if (this.kept.step !== undefined) panel.post({ type: 'keepStep', step: this.kept.step });
    });
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
    const { text } = this.#followed;
    try {
      const reading = text && (await this.#chosen.read(text));
      const beside = await this.sources.read(text, reading, this.#pointed(reading).label ?? this.#chosen.id);
      // Where there is another text by now, another update is on its way.
      if (text === this.#followed.text && reading?.version === text?.version) this.#draw(text?.document, reading, beside);
    } catch (error) {
      this.#panel.render(describe(text?.document), { kind: 'error', message: error instanceof Error ? error.message : String(error) });
    }
  }

  #draw(document: vscode.TextDocument | undefined, reading: Reading | undefined, beside: Beside): void {
    const size = this.#panel?.size;
    if (!this.#panel || !size) return;
    if (document?.uri.toString() !== this.#sent.uri) this.#styles = new CurveStyles();
    const { model, curves } = buildModel(reading?.schedules ?? [], size, this.#pointed(reading), beside.curves, this.#styles);
    this.#curves = curves;
    this.#axisEnd = 'plot' in model ? model.plot.axisEnd : undefined;
    this.#sent = {
      uri: document?.uri.toString(),
      version: document?.version,
      active: model.kind === 'chart' ? model.plot.active : undefined,
    };
    this.#panel.render(describe(document), model);
    this.#panel.post(beside.message);
    if (reading) this.#chosen.tell(reading, this.#pointed(reading));
    this.#sendKept();
    this.#sendPoints();
    this.#showLog();
  }

  #showLog(): void {
    const size = this.#panel?.size;
    if (!size || this.#axisEnd === undefined) return;
    const { from, to } = this.#view ?? { from: 0, to: this.#axisEnd };
    this.logs.show(this.#followed.text?.document, this.#curves, { from, to, columns: Math.round(size.width * size.pixelRatio) });
  }

  /** The values at the kept step, for the model that the page has now. */
  #sendKept(): void {
    const { step } = this.kept;
    if (this.#panel?.size && step !== undefined) this.#panel.post({ type: 'kept', ...probe(this.#curves, step, this.#panel.revision) });
  }

  #sendPoints(): void {
    const size = this.#panel?.size;
    if (this.#panel && size && this.#view) this.#panel.post(sampleView(this.#curves, this.#view, size, this.#panel.revision));
  }

  /** What is being tried has moved the text from under the cursor. */
  #pointed(reading: Reading | undefined): Pointed {
    return reading?.isTrial && this.#chosen.id !== undefined
      ? { label: this.#chosen.id }
      : (this.sources.added.pointed ?? this.#followed.pointed);
  }

  #receive(message: PanelMessage): void {
    switch (message.type) {
      case 'rendered':
        this.#onRendered(message);
        break;
      case 'probe':
        if (message.revision === this.#panel?.revision) {
          this.#panel.post({ type: 'values', ...probe(this.#curves, message.step, message.revision) });
        }
        break;
      case 'view':
        this.#view = message.view;
        this.#sendPoints();
        this.#showLog();
        break;
      case 'keepStep':
        this.kept.set(message.step);
        this.#sendKept();
        break;
      case 'picture':
        void this.takeAway.savePicture(message.bytes, message.format);
        break;
      case 'export':
        void this.takeAway.exportShown(message);
        break;
      case 'copiedPicture':
        void reportCopiedPicture(message.failure, () => this.exportPng());
        break;
      case 'log':
        void this.logs.receive(message.action);
        break;
      case 'dropLog':
        void this.logs.compare({ uri: vscode.Uri.parse(message.uri) });
        break;
      case 'dropLogBytes':
        void this.logs.compare(message);
        break;
      case 'insertSnippet':
        void this.#insertSnippet();
        break;
      case 'choose':
        if (this.#followed.text) void this.#followed.show({ uri: this.#followed.text.document.uri, label: message.schedule });
        break;
      case 'lock':
      case 'compare':
      case 'addFile':
      case 'removeFile':
        this.sources.receive(message);
        break;
      case 'change':
      case 'endTry':
        if (this.#followed.text) this.#chosen.receive(this.#followed.text, message);
        break;
      case 'reveal':
        void this.#reveal(message);
        break;
      default:
        assertNever(message);
    }
  }

  #onRendered({ revision, labels, points, milliseconds }: Extract<PanelMessage, { type: 'rendered' }>): void {
    if (revision !== this.#panel?.revision) return;
    this.#rendered.fire({ ...this.#sent, labels, points, milliseconds });
    if (this.#actsNext) this.#panel.post({ type: 'view', action: this.#actsNext });
    this.#actsNext = undefined;
    if (!this.#exportsNext) return;
    this.#panel.post({ type: 'exportPng', colors: this.#exportsNext });
    this.#exportsNext = undefined;
  }

  async #reveal(wish: RevealWish): Promise<void> {
    const shown = this.#curves.find(({ id }) => id === wish.schedule);
    if (shown?.uri && shown.range)
      await reveal(locationIn(await vscode.workspace.openTextDocument(vscode.Uri.parse(shown.uri)), shown.range), wish.takesFocus);
    const { text } = this.#followed;
    if (!text || shown?.uri) return;
    await revealSchedule(text, await this.#schedules(), { ...wish, schedule: shown?.like ?? wish.schedule });
  }

  /** Those of the text that is followed, as it stands. */
  async #schedules(): Promise<readonly FoundSchedule[]> {
    const { text } = this.#followed;
    return text ? (await this.#source.get(text)).schedules : [];
  }

  /** The snippet goes to the document that is shown, where the page has just taken the focus from. */
  async #insertSnippet(): Promise<void> {
    const { text, editor } = this.#followed;
    if (!text) return;
    await showDocument((editor?.document ?? text.document).uri, {});
    await vscode.commands.executeCommand(insertSnippetCommand);
  }
}

function describe(document: vscode.TextDocument | undefined): PreviewDocument | undefined {
  return document && { uri: document.uri.toString(), name: document.uri.path.split('/').at(-1)! };
}
