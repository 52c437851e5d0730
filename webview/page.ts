import {
  assertNever,
  type Plot,
  type PlotSize,
  type PreviewModel,
  type SavedState,
  type ToWebview,
  type ViewAction,
} from '../src/protocol';
import { listenToAxesPanel, renderAxesPanel } from './panes/axesPanel';
import { ControlsPane } from './controls/controlsPane';
import { byId } from './elements/dom';
import { LogPane } from './panes/logPane';
import { CurveMenu } from './panes/curveMenu';
import { renderLegend, showKeptValues, type LegendActions } from './panes/legend';
import { chartNote } from './panes/chartNote';
import { noticeContent, undrawnList } from './panes/notice';
import { PlotPane } from './plot/plotPane';
import { readSavedState } from './savedState';
import { hiddenCurves, pinned, soloed, toggled, type Choice } from './shownCurves';
import { SourcesPane } from './panes/sourcesPane';
import { chartName, chartSummary } from './panes/summary';
import { dataTable, showKeptRow } from './panes/table';
import { TakeAway } from './takeAway/takeAway';
import { onDidChangeTheme, readTheme, type Theme } from './elements/theme';
import { keepInOneRow, placePanel } from './elements/toolbar';
import type { VsCodeApi } from './vscodeApi';

type Render = Extract<ToWebview, { type: 'render' }>;
type Kept = Extract<ToWebview, { type: 'kept' }>;

/** The page: shows the last model that the host sent, in the way that the user has chosen. */
export class Page {
  readonly #root = byId('page');
  readonly #plotPane: PlotPane;
  readonly #controls: ControlsPane;
  readonly #logPane: LogPane;
  readonly #sources: SourcesPane;
  readonly #menu: CurveMenu;
  readonly #takeAway: TakeAway;
  #state: SavedState;
  #theme: Theme = readTheme();
  #shown: Render | undefined;
  #kept: Kept | undefined;

  constructor(private readonly vscode: VsCodeApi) {
    this.#state = readSavedState(vscode.getState());
    this.#plotPane = new PlotPane({
      post: (message) => vscode.postMessage(message),
      state: () => this.#state,
      save: (state) => this.#save(state),
      onKeep: () => {
        if (this.#state.kept === undefined) this.#showKept(undefined);
      },
      onPick: (id) => this.#legendActions.reveal(id, false),
    });
    listenToAxesPanel((part) => this.#change({ axes: { ...this.#state.axes, ...part } }));
    placePanel(byId('axes'), byId('axesButton'));
    placePanel(byId('more'), byId('moreButton'));
    keepInOneRow(byId('toolbar'), byId('more'), byId('moreButton'));
    this.#controls = new ControlsPane((message) => vscode.postMessage(message), this.#state.controlsOpen);
    this.#controls.onDidToggle((controlsOpen) => this.#save({ controlsOpen }));
    byId('tableButton').addEventListener('click', () => this.#change({ tableOpen: !this.#state.tableOpen }));
    this.#takeAway = new TakeAway({
      post: (message) => vscode.postMessage(message),
      state: () => this.#state,
      save: (state) => this.#save(state),
      view: () => this.#plotPane.view,
    });
    this.#logPane = new LogPane((message) => vscode.postMessage(message), this.#root);
    this.#sources = new SourcesPane({
      post: (message) => vscode.postMessage(message),
      setScope: (scope) => this.#change({ scope }),
      goTo: (step) => this.#plotPane.keep(step),
    });
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
  get left(): Pick<SavedState, 'kept' | 'log'> {
    const { kept, log } = this.#state;
    return { kept, log };
  }

  receive(message: ToWebview): void {
    switch (message.type) {
      case 'render':
        this.#render(message);
        break;
      case 'values':
        this.#plotPane.receiveValues(message);
        break;
      case 'points':
        this.#plotPane.receivePoints(message);
        break;
      case 'kept':
        this.#showKept(message);
        break;
      case 'keepStep':
        if (this.#state.kept === undefined) this.#plotPane.keep(message.step);
        break;
      case 'controls':
      case 'changed':
        this.#controls.receive(message);
        break;
      case 'company':
        this.#sources.show(message.company);
        this.#save({ isLocked: message.company.isLocked, added: message.company.added.map(({ uri }) => uri) });
        break;
      case 'view':
        this.#act(message.action);
        break;
      case 'log':
        this.#logPane.show(message.log);
        this.#save({ log: message.log?.saved });
        if (this.#plot) this.#drawChart(this.#plot);
        break;
      case 'logSummaries':
        this.#logPane.showSummaries(message.summaries);
        break;
      case 'exportPng':
        void this.#takeAway.savePicture('png', message.colors);
        break;
      default:
        assertNever(message);
    }
  }

  get #plot(): Plot | undefined {
    return this.#shown && plotOf(this.#shown.model);
  }

  get #hidden(): ReadonlySet<string> {
    return this.#plot ? hiddenCurves(this.#plot, this.#state) : new Set();
  }

  readonly #legendActions: LegendActions = {
    toggle: (id) => this.#choose((plot, choice) => toggled(plot, choice, id)),
    solo: (id) => this.#choose((plot, choice) => soloed(plot, choice, id)),
    pin: (id) => this.#choose((_, choice) => pinned(choice, id)),
    reveal: (schedule, takesFocus) => this.vscode.postMessage({ type: 'reveal', schedule, parameter: undefined, takesFocus }),
    menu: (id, entry) => this.#menu.open(id, entry, this.#state.pinned.includes(id)),
  };

  #render(message: Render): void {
    const start = performance.now();
    this.#shown = message;
    if (message.document?.uri !== this.#state.uri)
      this.#save({ uri: message.document?.uri, hidden: [], axes: { ...this.#state.axes, x: undefined, y: undefined } });
    this.#draw();
    const series = this.#plot?.series ?? [];
    this.vscode.postMessage({
      type: 'rendered',
      revision: message.revision,
      labels: series.map(({ label }) => label),
      points: series.reduce((sum, { points }) => sum + points.length / 2, 0),
      milliseconds: performance.now() - start,
    });
  }

  /** Brings every part of the page up to date. */
  #draw(): void {
    if (!this.#shown) return;
    const { model, document } = this.#shown;
    this.#root.className = model.kind;
    byId('notice').replaceChildren(...noticeContent(model, document, () => this.vscode.postMessage({ type: 'insertSnippet' })));
    const problems = undrawnList('undrawn' in model ? model.undrawn : []);
    byId('problems').replaceChildren(...problems);
    byId('problems').hidden = problems.length === 0;
    this.#drawTableButton();
    const plot = plotOf(model);
    if (plot) this.#drawPlot(plot);
  }

  #drawPlot(plot: Plot): void {
    const hidden = this.#hidden;
    const { axes } = this.#state;
    this.#drawChart(plot);
    renderAxesPanel(axes, plot);
    const note = chartNote(plot, hidden, axes);
    byId('chartNote').textContent = note;
    byId('chartNote').hidden = note === '';
    renderLegend(byId('legend'), plot, hidden, this.#state.pinned, this.#theme, this.#legendActions);
    this.#sources.showScope(this.#state.scope);
    byId('table').replaceChildren(dataTable(plot));
    byId('canvas').setAttribute('aria-label', chartName(plot));
    byId('summary').textContent = chartSummary(plot);
    this.#showKept(this.#kept);
  }

  /** Draws the curves, and what was logged for them. */
  #drawChart(plot: Plot): void {
    this.#plotPane.render({
      revision: this.#shown!.revision,
      plot,
      hidden: this.#hidden,
      logged: this.#logPane.log?.series ?? [],
      theme: this.#theme,
    });
    this.#logPane.render(plot, this.#theme);
  }

  #drawTableButton(): void {
    const { tableOpen } = this.#state;
    byId('tableButton').setAttribute('aria-pressed', String(tableOpen));
    byId('table').classList.toggle('spoken', !tableOpen);
    byId('table').tabIndex = tableOpen ? 0 : -1;
  }

  #choose(change: (plot: Plot, choice: Choice) => Partial<Choice>): void {
    if (this.#plot) this.#change(change(this.#plot, this.#state));
  }

  /** Does what a command asks, to the curve that the cursor is on. */
  #act(action: ViewAction): void {
    const active = this.#plot?.active;
    if (action === 'changeParameters') this.#controls.focus();
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

  /** Shows the values at the probe step in the legend and the table; without them, none. */
  #showKept(kept: Kept | undefined): void {
    if (kept && (kept.revision !== this.#shown?.revision || this.#state.kept === undefined)) return;
    this.#kept = kept;
    showKeptValues(byId('legend'), kept);
    showKeptRow(byId('table'), kept);
  }
}

function plotOf(model: PreviewModel): Plot | undefined {
  return 'plot' in model ? model.plot : undefined;
}
