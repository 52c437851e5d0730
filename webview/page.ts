import { assertNever, type Plot, type PlotSize, type PreviewModel, type SavedState, type ToWebview } from '../src/protocol';
import { PlotChart } from './chart';
import { byId } from './dom';
import { renderLegend } from './legend';
import { noticeContent, undrawnList } from './notice';
import { Prober } from './probe';
import { placeReadout, renderReadout, spokenValues, type Values } from './readout';
import { readSavedState } from './savedState';
import { StepReader, type Mover } from './stepReader';
import { chartName, chartSummary } from './summary';
import { dataTable } from './table';
import { onDidChangeTheme, readTheme, type Theme } from './theme';
import type { VsCodeApi } from './vscodeApi';

type Render = Extract<ToWebview, { type: 'render' }>;

/** The page: shows the last model that the host sent, in the way that the user has chosen. */
export class Page {
  readonly #root = byId('page');
  readonly #plotBox = byId('plot');
  readonly #readout = byId('readout');
  readonly #chart = new PlotChart(byId('canvas') as HTMLCanvasElement);
  readonly #prober: Prober;
  readonly #reader: StepReader;
  #state: SavedState;
  #theme: Theme = readTheme();
  #shown: Render | undefined;
  #mover: Mover = 'pointer';
  #speech: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly vscode: VsCodeApi) {
    this.#state = readSavedState(vscode.getState());
    this.#prober = new Prober((step) => vscode.postMessage({ type: 'probe', revision: this.#shown?.revision ?? 0, step }));
    this.#reader = new StepReader(byId('reader'), {
      stepAt: (x) => this.#chart.stepAt(x),
      lastStep: () => this.#plot?.lastStep ?? 0,
      onMove: (step, mover) => this.#moveCrosshair(step, mover),
    });
    byId('tableButton').addEventListener('click', () => this.#change({ tableOpen: !this.#state.tableOpen }));
    byId('pngButton').addEventListener('click', () => void this.#exportPng());
    onDidChangeTheme((theme) => {
      this.#theme = theme;
      this.#draw();
    });
  }

  /** The room for the plot as it is now. */
  get size(): PlotSize {
    const { clientWidth: width, clientHeight: height } = this.#plotBox;
    return { width, height, pixelRatio: window.devicePixelRatio };
  }

  receive(message: ToWebview): void {
    switch (message.type) {
      case 'render':
        this.#render(message);
        break;
      case 'values':
        this.#showValues(message);
        break;
      case 'exportPng':
        void this.#exportPng();
        break;
      default:
        assertNever(message);
    }
  }

  get #plot(): Plot | undefined {
    return this.#shown && plotOf(this.#shown.model);
  }

  get #hidden(): ReadonlySet<string> {
    return new Set(this.#state.hidden);
  }

  #render(message: Render): void {
    const start = performance.now();
    this.#shown = message;
    if (message.document?.uri !== this.#state.uri) this.#save({ uri: message.document?.uri, hidden: [] });
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
    this.#chart.render({ plot, hidden, theme: this.#theme });
    renderLegend(byId('legend'), plot, hidden, this.#theme, (id) => this.#toggle(id));
    byId('table').replaceChildren(dataTable(plot));
    byId('canvas').setAttribute('aria-label', chartName(plot));
    byId('summary').textContent = chartSummary(plot);
    this.#reader.update();
    this.#prober.reset();
    if (this.#reader.step !== undefined) this.#prober.request(this.#reader.step);
  }

  #drawTableButton(): void {
    const { tableOpen } = this.#state;
    byId('tableButton').setAttribute('aria-pressed', String(tableOpen));
    byId('table').classList.toggle('spoken', !tableOpen);
    byId('table').tabIndex = tableOpen ? 0 : -1;
  }

  #toggle(id: string): void {
    const hidden = new Set(this.#state.hidden);
    if (!hidden.delete(id)) hidden.add(id);
    this.#change({ hidden: [...hidden] });
  }

  #change(state: Partial<SavedState>): void {
    this.#save(state);
    this.#draw();
  }

  #save(state: Partial<SavedState>): void {
    this.#state = { ...this.#state, ...state };
    this.vscode.setState(this.#state);
  }

  #moveCrosshair(step: number | undefined, mover: Mover): void {
    this.#mover = mover;
    if (step !== undefined) {
      this.#prober.request(step);
      return;
    }
    this.#prober.reset();
    this.#chart.showCrosshair(undefined);
    this.#readout.hidden = true;
  }

  #showValues(answer: Values): void {
    const plot = this.#plot;
    if (!plot || answer.revision !== this.#shown?.revision) return;
    this.#prober.answered();
    if (this.#reader.step === undefined) return;
    this.#chart.showCrosshair({ step: answer.step, values: answer.values.map(({ value }) => value) });
    renderReadout(this.#readout, plot, this.#hidden, this.#theme, answer);
    const [place, area] = [this.#chart.placeOf(answer.step), this.#chart.area];
    if (place !== undefined && area) placeReadout(this.#readout, place, area);
    if (this.#mover === 'keys') this.#speak(spokenValues(plot, this.#hidden, answer));
  }

  /** Speaks once the keys rest, so that a held key does not flood the listener. */
  #speak(text: string): void {
    clearTimeout(this.#speech);
    this.#speech = setTimeout(() => (byId('live').textContent = text), 250);
  }

  async #exportPng(): Promise<void> {
    const bytes = await this.#chart.picture(2);
    if (bytes) this.vscode.postMessage({ type: 'png', bytes });
  }
}

function plotOf(model: PreviewModel): Plot | undefined {
  return 'plot' in model ? model.plot : undefined;
}
