import {
  assertNever,
  type FromWebview,
  type PageModel,
  type Plot,
  type PlotSize,
  type SavedState,
  type StepValues,
  type ToWebview,
  type ViewAction,
} from '../src/protocol';
import { listenToAxesPanel, renderAxesPanel } from './panes/axesPanel';
import { ControlsPane } from './controls/controlsPane';
import { byId } from './elements/dom';
import { LogPane, seriesOf } from './panes/logPane';
import { CurveMenu } from './panes/curveMenu';
import { Legend } from './panes/legend';
import type { LegendActions } from './panes/legendEntry';
import { renderChartTexts } from './panes/chartTexts';
import { noticeContent, renderUndrawn } from './panes/notice';
import { curvesAtRight } from './chart/plotWindow';
import { PlotPane } from './plot/plotPane';
import { readSavedState, stateAfter } from './savedState';
import { flipped, hiddenCurves, pinned, soloed, toggled, type Choice } from './shownCurves';
import { QuestionsPane } from './panes/questionsPane';
import { listenForHelp } from './panes/shortcutHelp';
import { SourcesPane } from './panes/sourcesPane';
import { showData, showProbeRow, showTable } from './panes/table';
import { TakeAway } from './takeAway/takeAway';
import { onDidChangeTheme, readTheme, type Theme } from './elements/theme';
import { keepInOneRow, placePanel } from './elements/toolbar';
import type { VsCodeApi } from './vscodeApi';

/** A model, and the revision by which the host knows it. */
type Shown = Pick<Extract<ToWebview, { type: 'render' }>, 'revision' | 'model'>;
type ModelWithPlot = Extract<PageModel, { plot: Plot }>;

/** The page: shows the last model that the host sent, in the way that the user has chosen. */
export class Page {
  readonly #root = byId('page');
  readonly #plotPane: PlotPane;
  readonly #controls: ControlsPane;
  readonly #questions: QuestionsPane;
  readonly #logPane: LogPane;
  readonly #sources: SourcesPane;
  readonly #menu: CurveMenu;
  readonly #legend: Legend;
  readonly #takeAway: TakeAway;
  #state: SavedState;
  #theme: Theme = readTheme();
  #shown: Shown | undefined;
  /** Whether there were curves in a model of this page. */
  #hadCurves = false;

  constructor(private readonly vscode: VsCodeApi) {
    this.#state = readSavedState(vscode.getState());
    const post = (message: FromWebview) => vscode.postMessage(message);
    const page = { post, state: () => this.#state, save: (state: Partial<SavedState>) => this.#save(state) };
    this.#controls = new ControlsPane(post, this.#state.controlsOpen);
    this.#controls.onDidToggle((controlsOpen) => this.#save({ controlsOpen }));
    this.#plotPane = new PlotPane({
      ...page,
      hold: (state) => (this.#state = { ...this.#state, ...state }),
      onKeep: () => {
        if (this.#state.probe === undefined) this.#showProbe(undefined);
      },
      onPick: (id) => this.#legendActions.reveal(id, false),
      trials: this.#controls.trials,
    });
    listenToAxesPanel((part) => this.#change({ axes: { ...this.#state.axes, ...part } }));
    listenForHelp(byId('shortcuts') as HTMLDialogElement);
    for (const name of ['axes', 'more']) placePanel(byId(name), byId(`${name}Button`));
    keepInOneRow(byId('toolbar'), byId('more'), byId('moreButton'));
    this.#questions = new QuestionsPane(post);
    byId('tableButton').addEventListener('click', () => this.#change({ tableOpen: !this.#state.tableOpen }));
    this.#takeAway = new TakeAway({ ...page, view: () => this.#plotPane.view });
    this.#logPane = new LogPane(post, this.#root);
    this.#sources = new SourcesPane({
      post,
      setScope: (scope) => this.#change({ scope }),
      goTo: (step) => this.#plotPane.keep(step),
    });
    this.#legend = new Legend(this.#legendActions);
    this.#menu = new CurveMenu(byId('curveMenu'), this.#legendActions);
    onDidChangeTheme((theme) => {
      this.#theme = theme;
      this.#draw();
    });
  }

  /** The room for the plot as it is now. */
  get size(): PlotSize {
    return this.#plotPane.size;
  }

  /** What this page was left with that the host has to know. */
  get left(): Pick<SavedState, 'probe' | 'log'> {
    const { probe, log } = this.#state;
    return { probe, log };
  }

  receive(message: ToWebview): void {
    switch (message.type) {
      case 'render':
        this.#render(message);
        break;
      case 'crosshair':
        this.#plotPane.showValues(message.revision, message.values);
        break;
      case 'detail':
        this.#plotPane.showDetail(message.revision, message.detail);
        break;
      case 'probe':
        if (this.#take({ revision: message.revision, probe: message.probe })) this.#showProbe(message.probe);
        break;
      case 'log':
        if (this.#take({ revision: message.revision, log: message.log, detail: message.detail, probe: message.probe })) this.#draw();
        break;
      case 'logSummaries':
        this.#takeSummaries(message.summaries);
        break;
      case 'changed':
        this.#controls.answer(message);
        this.#plotPane.handles.refuse(message.refusal);
        break;
      case 'view':
        this.#act(message.action);
        break;
      case 'takePicture':
      case 'pictureSampled':
        this.#takeAway.receive(message);
        break;
      default:
        assertNever(message);
    }
  }

  get #plot(): Plot | undefined {
    return this.#shown && 'plot' in this.#shown.model ? this.#shown.model.plot : undefined;
  }

  get #hidden(): ReadonlySet<string> {
    return this.#plot ? new Set([...hiddenCurves(this.#plot, this.#state), ...(this.#state.hiddenLogs ?? [])]) : new Set();
  }

  readonly #legendActions: LegendActions = {
    toggle: (id) => this.#choose((plot, choice) => toggled(plot, choice, id)),
    toggleLog: (id) => this.#change({ hiddenLogs: flipped(this.#state.hiddenLogs ?? [], id) }),
    solo: (id) => this.#choose((plot, choice) => soloed(plot, choice, id)),
    pin: (id) => this.#choose((_, choice) => pinned(choice, id)),
    reveal: (schedule, takesFocus) => this.vscode.postMessage({ type: 'reveal', schedule, parameter: undefined, takesFocus }),
    emphasise: (id) => this.#plotPane.emphasise(id),
    menu: (id, entry) => this.#menu.open(id, entry, this.#state.pinned.includes(id)),
  };

  #render({ revision, model }: Shown): void {
    const start = performance.now();
    const before = JSON.stringify(this.#state);
    this.#state = { ...this.#state, ...stateAfter(this.#state, model, !this.#hadCurves) };
    // Models come with each key press, and seldom change what is kept.
    if (JSON.stringify(this.#state) !== before) this.#save({});
    this.#shown = { revision, model };
    this.#hadCurves ||= 'plot' in model;
    this.#draw();
    this.#sources.show(model.sources);
    this.#questions.show('questions' in model ? model.questions : []);
    this.#controls.show('controls' in model ? model.controls : undefined);
    const series = this.#plot?.series ?? [];
    this.vscode.postMessage({
      type: 'rendered',
      revision,
      labels: series.map(({ label }) => label),
      points: series.reduce((sum, { points }) => sum + points.length / 2, 0),
      milliseconds: performance.now() - start,
    });
  }

  /** Puts what the host says by now in the place of parts of the model; false where the page shows another one. */
  #take({ revision, ...part }: { readonly revision: number } & Partial<Pick<ModelWithPlot, 'log' | 'detail' | 'probe'>>): boolean {
    const { model } = this.#shown ?? {};
    if (revision !== this.#shown?.revision || !model || !('plot' in model)) return false;
    this.#shown = { revision, model: { ...model, ...part } };
    return true;
  }

  /** Shows what the host has found out about the log. */
  #takeSummaries(summaries: readonly string[]): void {
    const { revision, model } = this.#shown ?? {};
    if (revision === undefined || model?.log.kind !== 'compared') return;
    this.#shown = { revision, model: { ...model, log: { ...model.log, summaries } } };
    this.#logPane.showSummaries(summaries);
  }

  /** Brings every part of the page up to date that depends on what the user has chosen. */
  #draw(): void {
    if (!this.#shown) return;
    const { model } = this.#shown;
    this.#root.className = model.kind;
    byId('notice').replaceChildren(...noticeContent(model, () => this.vscode.postMessage({ type: 'insertSnippet' })));
    renderUndrawn('undrawn' in model ? model.undrawn : []);
    showTable(this.#state.tableOpen);
    if ('plot' in model) this.#drawPlot(this.#shown.revision, model);
  }

  #drawPlot(revision: number, model: ModelWithPlot): void {
    const { plot, detail, probe, log } = model;
    const hidden = this.#hidden;
    const { axes, pinned, scope } = this.#state;
    const handles = model.kind === 'chart' ? model.handles : [];
    this.#plotPane.render({ revision, plot, detail, hidden, handles, logged: seriesOf(log), theme: this.#theme });
    this.#logPane.render(log, plot, this.#theme);
    renderAxesPanel(axes, plot);
    renderChartTexts(plot, hidden, axes, scope);
    const right = curvesAtRight(this.#plotPane.view?.window);
    this.#legend.render({ plot, hidden, pinned, right, logged: seriesOf(log), theme: this.#theme });
    this.#sources.showScope(scope);
    showData(byId('table'), plot);
    this.#showProbe(probe);
  }

  #choose(change: (plot: Plot, choice: Choice) => Partial<Choice>): void {
    if (this.#plot) this.#change(change(this.#plot, this.#state));
  }

  /** Does what a command asks, to the curve that the cursor is on. */
  #act(action: ViewAction): void {
    const active = this.#plot?.active;
    if (action === 'changeParameters') this.#controls.focus();
    else if (action === 'resetZoom') byId('zoomReset').click();
    else if (action !== 'pin' && action !== 'solo') this.#change({ scope: action });
    else if (active !== undefined) this.#legendActions[action](active);
  }

  #change(state: Partial<SavedState>): void {
    this.#save(state);
    this.#draw();
  }

  #save(state: Partial<SavedState>): void {
    this.#state = { ...this.#state, ...state };
    this.vscode.setState(this.#state);
  }

  /** Shows the values at the probe step in the legend and the table; none while those of another step are there. */
  #showProbe(probe: StepValues | undefined): void {
    const values = probe?.step === this.#state.probe ? probe : undefined;
    this.#legend.showProbe(values);
    if (this.#plot) showProbeRow(byId('table'), this.#plot, values);
  }
}
