import * as vscode from 'vscode';
import { insertSnippetCommand } from '../commands';
import { offeredKinds } from '../frameworks/frameworksFor';
import type { FoundSchedule } from '../language/find/found';
import type { FromWebview, ToWebview, ViewAction } from '../protocol';
import { ChosenSchedule, type ChangeMessage } from './change/chosenSchedule';
import { curveAt, curvesOf, type CursorPlace, exampleCurves } from './model/curves';
import type { FollowedDocument } from './text/followedDocument';
import type { FollowedText } from './text/followedText';
import { LogComparison } from './logs/logComparison';
import { onOneAxis } from './model/oneAxis';
import { previewDocument } from './previewDocument';
import { openPanel, PreviewPanel, type PageHandlers } from './previewPanel';
import type { PreviewServices } from './previewServices';
import type { PreviewTarget } from './previewTarget';
import type { Rendered } from './rendered';
import { revealShown, showDocument } from './revealSchedule';
import { ShownPage, type LookMessage, type PageFrame } from './shownPage';
import { Sources } from './sources/sources';
import { TakeAway } from './takeAway/takeAway';
import { type ReadText, TextReader } from './text/textReader';
import { Throttle } from './throttle';

const interval = 50;

/** Keeps one preview panel showing the schedules of the document that the user is at. */
export class PreviewManager implements vscode.Disposable {
  readonly #followed: FollowedDocument;
  readonly #rendered = new vscode.EventEmitter<Rendered>();
  readonly #throttle = new Throttle(() => this.#update(), interval);
  readonly #redraw = () => this.#throttle.request();
  readonly #post = (message: ToWebview) => this.#panel?.post(message);
  readonly #document = () => this.#followed.text?.document;
  readonly #subscriptions: vscode.Disposable;
  readonly #reader: TextReader;
  readonly #chosen: ChosenSchedule;
  readonly sources: Sources;
  #panel: PreviewPanel | undefined;
  #page: ShownPage | undefined;
  /** The version of the document that the page was sent last. */
  #version: number | undefined;
  #restoring: Promise<void> = Promise.resolve();
  /** What the page is to do as soon as there is a chart. */
  #next: ToWebview | undefined;

  readonly onDidRender = this.#rendered.event;
  readonly logs = new LogComparison({
    document: this.#document,
    curves: async () => {
      const curves = onOneAxis(curvesOf(await this.#schedules()));
      const first = curveAt(curves, this.#followed.cursor);
      return first ? [first, ...curves.filter((curve) => curve !== first)] : curves;
    },
    show: async () => {
      if (this.#page?.size) this.#redraw();
      else await this.show();
    },
    grow: () => this.#page?.grow(),
    isInSight: () => this.#page?.size !== undefined,
    post: this.#post,
  });
  readonly takeAway = new TakeAway({
    document: this.#document,
    schedules: () => this.#schedules(),
    shown: () => this.#page?.curves ?? [],
    ask: async (message, takesFocus) => {
      await this.#ask(message);
      if (takesFocus) this.#panel?.reveal(true);
    },
  });

  readonly #look = (message: LookMessage) => this.#page?.receive(message);

  readonly #handlers: PageHandlers = {
    ready: (message) => {
      this.#page?.receive(message);
      if (message.log) void this.logs.restore(message.log);
      this.#redraw();
    },
    resize: (message) => {
      this.#page?.receive(message);
      this.#redraw();
    },
    rendered: (message) => this.#onRendered(message),
    view: this.#look,
    crosshair: this.#look,
    setProbe: this.#look,
    samplePicture: this.#look,
    pictureSettings: ({ settings }) => this.services.pictureSettings.set(settings),
    picture: ({ bytes, format }) => void this.takeAway.savePicture(bytes, format),
    export: (wish) => void this.takeAway.exportShown(wish),
    copiedPicture: ({ failure }) => void this.takeAway.reportCopied(failure),
    log: (wish) => void this.logs.receive(wish),
    dropLog: ({ uri }) => void this.logs.compare({ uri: vscode.Uri.parse(uri) }),
    dropLogBytes: (file) => void this.logs.compare(file),
    insertSnippet: () => void this.#insertSnippet(),
    choose: ({ schedule }) => this.#followed.choose(schedule),
    lock: ({ isLocked }) => this.sources.lock(isLocked),
    compare: ({ kind }) => void this.sources.compare(kind),
    addFile: () => void this.sources.addFile(),
    removeFile: ({ uri }) => this.sources.added.remove(uri),
    answer: ({ key, value }) => this.#answer(key, value),
    change: (message) => this.#change(message),
    endTry: (message) => this.#change(message),
    reveal: (wish) => void revealShown(this.#followed.text, this.#reader, this.#page?.curves ?? [], wish),
  };

  constructor(private readonly services: PreviewServices) {
    const { provider, followed } = services;
    this.#followed = followed;
    this.#reader = new TextReader(provider);
    this.#chosen = new ChosenSchedule({ reader: this.#reader, redraw: this.#redraw, post: this.#post });
    this.sources = new Sources({
      reader: this.#reader,
      followed,
      redraw: this.#redraw,
      show: () => (this.#panel ? Promise.resolve() : this.show()),
    });
    this.#subscriptions = vscode.Disposable.from(
      this.sources,
      this.#rendered,
      this.#throttle,
      this.logs,
      this.#followed.onDidChange(this.#redraw),
      this.#followed.onDidMoveCursor(() => {
        if (curveAt(this.#page?.curves ?? [], this.#followed.cursor)?.id !== this.#page?.active) this.#redraw();
      }),
      provider.onDidChange(this.#redraw),
    );
  }

  /** Shows the preview, of the target if there is one. */
  async show(target?: PreviewTarget): Promise<void> {
    if (target) await this.#followed.show(target);
    if (this.#panel) this.#panel.reveal();
    else this.#adopt(openPanel());
  }

  /** Takes over a panel of an earlier window, with the document that it showed. */
  restore(webviewPanel: vscode.WebviewPanel, uri: vscode.Uri | undefined): void {
    this.#panel?.dispose();
    if (uri) this.#restoring = this.#followed.show({ uri });
    this.#adopt(webviewPanel);
  }

  /** Has the page do something to its own view, once there is one. */
  async act(action: ViewAction): Promise<void> {
    await this.#ask({ type: 'view', action });
    if (action === 'changeParameters') this.#panel?.reveal(true);
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#subscriptions.dispose();
  }

  #adopt(webviewPanel: vscode.WebviewPanel): void {
    const page = new ShownPage({
      post: (message) => panel.post(message),
      probe: this.services.probe,
      summaries: this.logs.summaries,
      translate: vscode.l10n.t,
    });
    const panel = new PreviewPanel(webviewPanel, this.services, this.#handlers, () => page.hide());
    this.#panel = panel;
    this.#page = page;
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = this.#page = undefined;
    });
  }

  /** Sends the page something, once there is a chart. */
  async #ask(message: ToWebview): Promise<void> {
    if (this.#page?.size) {
      this.#post(message);
      return;
    }
    this.#next = message;
    await this.show();
  }

  /** Sends the page the model of what there is now; nothing is computed while no page is in sight. */
  async #update(): Promise<void> {
    await this.#restoring;
    const page = this.#page;
    if (!page?.size) return;
    const { text } = this.#followed;
    try {
      const read = text && (await this.#reader.read(text));
      const { curves, sources } = await this.sources.read(text, read, this.#cursor(read).label ?? this.#chosen.id);
      const schedules = read?.schedules ?? [];
      const examples = schedules.length + curves.length === 0 ? exampleCurves(await offeredKinds()) : [];
      // Where the text or the page is another one by now, another update follows.
      if (page !== this.#page || text !== this.#followed.text || read?.version !== text?.version) return;
      const cursor = this.#cursor(read);
      this.#version = text?.document.version;
      const controls = read && this.#chosen.controls(read, cursor);
      page.draw({ ...this.#frame(text), sources, schedules, cursor, others: curves, examples, controls });
    } catch (error) {
      if (page === this.#page) page.fail(this.#frame(text), error);
    }
  }

  #frame(text: FollowedText | undefined): PageFrame {
    const document = text && previewDocument(text.document.uri);
    return { document, sources: this.sources.alone, log: this.logs.of(document?.uri) };
  }

  /** Where the user is. During a trial that is at its schedule: offsets in the text are not those of what is drawn. */
  #cursor(read: ReadText | undefined): CursorPlace {
    return read?.isTrial && this.#chosen.id !== undefined
      ? { label: this.#chosen.id }
      : (this.sources.added.cursor ?? this.#followed.cursor);
  }

  #onRendered({ revision, labels, points, milliseconds }: Extract<FromWebview, { type: 'rendered' }>): void {
    const page = this.#page;
    if (page?.revision !== revision) return;
    const uri = page.model?.document?.uri;
    this.#rendered.fire({ uri, version: this.#version, active: page.active, labels, points, milliseconds });
    if (this.#next) this.#post(this.#next);
    this.#next = undefined;
  }

  /** The page asks about the document that it shows, whichever is followed by now. */
  #answer(key: string, value: number | undefined): void {
    const uri = this.#page?.model?.document?.uri;
    if (uri !== undefined) this.services.answers.set(vscode.Uri.parse(uri), key, value);
  }

  #change(message: ChangeMessage): void {
    if (this.#followed.text) this.#chosen.receive(this.#followed.text, message);
  }

  /** Those of the text that is followed, as it stands. */
  async #schedules(): Promise<readonly FoundSchedule[]> {
    const { text } = this.#followed;
    return text ? (await this.#reader.readWritten(text)).schedules : [];
  }

  /** The snippet goes to the document that is shown, where the page has just taken the focus from. */
  async #insertSnippet(): Promise<void> {
    const { text, editor } = this.#followed;
    if (!text) return;
    await showDocument((editor?.document ?? text.document).uri, {});
    await vscode.commands.executeCommand(insertSnippetCommand);
  }
}
