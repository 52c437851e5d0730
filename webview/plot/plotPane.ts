import type { AxesState, Detail, FromWebview, PlotSize, SavedState, StepValues } from '../../src/protocol';
import { annotationsOf, focusedSeries } from '../chart/annotations';
import { PlotChart } from '../chart/chart';
import type { ChartView } from '../chart/chartConfig';
import { byId } from '../elements/dom';
import type { Trials } from '../trials';
import { listenForGestures } from './gestures';
import { HandlesPane } from './handles/handlesPane';
import { ProbeMarker } from './probeMarker';
import { nearestCurve } from './nearestCurve';
import type { PlotContent } from './plotContent';
import { detailed, isWhole, type PlotAndLog, type PlotWindow } from '../chart/plotWindow';
import { LatestWish } from '../latestWish';
import { ReadoutPane } from './readoutPane';
import { placeText, progressText, stepAxis } from '../chart/stepAxis';
import { StepReader, type Mover } from './stepReader';
import type { StepRange } from './stepKeys';
import { axisCurves, axisTitles } from '../chart/valueAxes';
import { LimitFields } from './limitFields';
import { Viewport } from './viewport';

export interface PlotPaneOptions {
  readonly post: (message: FromWebview) => void;
  readonly state: () => SavedState;
  readonly save: (state: Partial<SavedState>) => void;
  /** Takes a state that is saved later: saving in each frame of a movement would be most of its work. */
  readonly hold: (state: Partial<SavedState>) => void;
  /** Called when the probe step is another one, or there is none any more. */
  readonly onKeep: () => void;
  /** Called when a curve is clicked. */
  readonly onPick: (id: string) => void;
  /** Where the handles' numbers go. */
  readonly trials: Trials;
}

/** The plot and what one does in it: reading values, keeping a step, moving and zooming. */
export class PlotPane {
  readonly #box = byId('plot');
  readonly #chart: PlotChart;
  readonly #viewport: Viewport;
  readonly #reader: StepReader;
  readonly #marker: ProbeMarker;
  readonly #asker: LatestWish<number>;
  readonly #readout: ReadoutPane;
  readonly #limits: LimitFields;
  readonly handles: HandlesPane;
  #content: PlotContent | undefined;
  /** The curves and the log with the finest points that there are. */
  #finest: PlotAndLog | undefined;
  #mover: Mover = 'pointer';
  /** What stays in sight while a handle is moved: an axis that followed the curve would move the place under the pointer. */
  #held: AxesState | undefined;

  constructor(private readonly options: PlotPaneOptions) {
    const { post, state, save, hold } = options;
    const [canvas, overlay] = ['canvas', 'crosshair'].map((id) => byId(id) as HTMLCanvasElement);
    this.#chart = new PlotChart(canvas!, overlay!, () => this.#place());
    this.#readout = new ReadoutPane(this.#chart, byId('reader'));
    this.#asker = new LatestWish((step) => post({ type: 'crosshair', revision: this.#content?.revision ?? 0, step }));
    this.#viewport = new Viewport({
      axes: () => this.#held ?? state().axes,
      finest: () => this.#finest,
      hidden: () => this.#content?.hidden ?? new Set(),
      onChange: (part) => hold({ axes: { ...state().axes, ...part } }),
      onRest: () => {
        save({});
        this.#readout.speakRange(this.#range());
      },
      draw: () => this.#move(),
      ask: (view) => {
        if (!view) this.#finest = this.#content;
        post({ type: 'view', view });
      },
    });
    addEventListener('pagehide', () => this.#viewport.keep());
    this.handles = new HandlesPane({
      chart: this.#chart,
      trials: options.trials,
      hold: (isHeld) => (this.#held = isHeld ? { ...state().axes, ...this.#viewport.window } : undefined),
    });
    const places = {
      stepAt: (x: number) => this.#chart.stepAt(x),
      placeOf: (step: number) => this.#chart.placeOf(step),
      range: () => this.#range(),
    };
    this.#reader = new StepReader(byId('reader'), { ...places, onMove: (step, mover) => this.#moveCrosshair(step, mover) });
    this.#marker = new ProbeMarker(byId('probe'), byId('probeInput') as HTMLInputElement, {
      ...places,
      area: () => this.#chart.area,
      onMove: (step) => this.keep(step),
    });
    const { zoom, pan, select, reset, limit } = this.#viewport;
    this.#limits = new LimitFields(limit);
    listenForGestures(byId('reader'), byId('selection'), {
      ...{ zoom, pan, select, reset },
      area: (place) => (place ? this.#chart.areaAt(place.offsetY) : this.#chart.area),
      anchor: () => this.#anchor,
      keep: () => this.#reader.step !== undefined && this.keep(this.#reader.step),
    });
    byId('reader').addEventListener('click', ({ offsetX: x, offsetY: y, altKey, shiftKey }) => {
      if (!this.#content || !this.#finest || altKey || shiftKey) return;
      const id = nearestCurve(this.#finest.plot, this.#content.hidden, { x, y }, this.#chart);
      if (id !== undefined) options.onPick(id);
    });
    byId('zoomIn').addEventListener('click', () => zoom('x', 0.5, 0.5));
    byId('zoomOut').addEventListener('click', () => zoom('x', 2, 0.5));
    byId('zoomReset').addEventListener('click', reset);
  }

  /** The room for the plot as it is now. */
  get size(): PlotSize {
    const { clientWidth: width, clientHeight: height } = this.#box;
    return { width, height, pixelRatio: window.devicePixelRatio };
  }

  /** Draws another plot, or the same one in another way. */
  render(content: PlotContent): void {
    const { revision, detail } = content;
    const isOther = revision !== this.#content?.revision || content.logged !== this.#content.logged;
    this.#content = content;
    // Points of an earlier text do not go with this one.
    if (isOther) this.#finest = content;
    this.#viewport.askNow();
    if (isOther && detail && this.#viewport.isAsked(detail)) this.#finest = detailed(content, detail);
    const view = this.#view(content);
    this.#box.style.setProperty('--plots', String(view.window.isStacked ? view.titles.length : 1));
    this.#chart.render(view);
    this.#afterMove();
    this.#reader.announce();
    const focused = focusedSeries(content.plot, content.hidden)?.id;
    this.handles.show({ plot: content.plot, handles: content.handles.filter(({ curve }) => curve === focused) });
    this.#marker.show(this.options.state().probe);
    this.#asker.reset();
    if (this.#reader.step !== undefined) this.#asker.request(this.#reader.step);
  }

  /** Draws the closer look that was asked for last. */
  showDetail(revision: number, detail: Detail | undefined): void {
    if (!this.#content || !detail || revision !== this.#content.revision || !this.#viewport.isAsked(detail)) return;
    this.#finest = detailed(this.#content, detail);
    this.#chart.refine(this.#finest, this.#window(this.#content));
  }

  /** Takes the values at the crosshair. */
  showValues(revision: number, answer: StepValues): void {
    if (!this.#content || revision !== this.#content.revision) return;
    this.#asker.answered();
    if (this.#reader.step === undefined) return;
    const progress = progressText(this.#axes, this.#content.plot, answer.step, answer.percentText);
    this.#readout.show(answer, this.#content, progress, this.#mover);
  }

  /** Keeps a step as the probe, or none. */
  keep(step: number | undefined): void {
    this.options.save({ probe: step });
    this.#marker.show(step);
    this.options.post({ type: 'setProbe', step });
    this.options.onKeep();
  }

  /** Dims the curves other than this one, or none. */
  emphasise(id: string | undefined): void {
    this.#chart.emphasise(id);
  }

  /** What is in sight, as drawn. */
  get view(): ChartView | undefined {
    return this.#chart.view;
  }

  get #axes(): AxesState {
    return this.options.state().axes;
  }

  #window({ plot }: PlotContent): PlotWindow {
    return this.#viewport.window ?? { x: { from: 0, to: plot.axisEnd }, y: { from: 0, to: 1 }, more: [], isStacked: false };
  }

  #view(content: PlotContent): ChartView {
    const { hidden, theme } = content;
    const { plot, logged } = this.#finest ?? content;
    const window = this.#window(content);
    return {
      plot,
      logged,
      hidden,
      theme,
      annotations: annotationsOf(content.plot, content.hidden),
      window,
      titles: axisTitles(axisCurves(plot, hidden, this.#axes)),
      scale: this.#axes.scale,
      steps: stepAxis(this.#axes, content.plot),
      emphasis: this.#chart.view?.emphasis,
    };
  }

  #range(): StepRange {
    const plot = this.#content?.plot;
    const lastStep = plot?.lastStep ?? 0;
    const inSight = this.#viewport.window?.x ?? { from: 0, to: lastStep };
    const perEpoch = this.#axes.stepsPerEpoch ?? plot?.stepsPerEpoch?.value ?? 100;
    return { lastStep, inSight, place: (step) => (plot ? placeText(plot, step) : ''), least: plot?.unit === 'epoch' ? 1 / perEpoch : 1 };
  }

  /** Where the crosshair stands, as a fraction of the steps in sight; the middle where it is not among them. */
  get #anchor(): number {
    const { from, to } = this.#range().inSight;
    const part = ((this.#reader.step ?? NaN) - from) / (to - from);
    return part >= 0 && part <= 1 ? part : 0.5;
  }

  /** Draws what is in sight now with the points that there are. */
  #move(): void {
    if (!this.#content) return;
    this.#chart.move(this.#window(this.#content));
    this.#afterMove();
  }

  #afterMove(): void {
    const isAll = isWhole(this.#axes);
    const reset = byId('zoomReset') as HTMLButtonElement;
    if (reset.disabled !== isAll) reset.disabled = isAll;
    const { view } = this;
    if (view) this.#limits.show(view);
    this.#reader.follow();
  }

  /** Moves what lies over the canvas to the places that its steps have now. */
  #place(): void {
    // The first drawing is made by the constructor, before the fields are set that this uses.
    queueMicrotask(() => {
      this.#marker.place();
      this.#readout.place();
      this.handles.place();
    });
  }

  #moveCrosshair(step: number | undefined, mover: Mover): void {
    this.#mover = mover;
    if (step !== undefined) {
      if (mover === 'keys') this.#viewport.include(step);
      this.#asker.request(step);
      return;
    }
    this.#asker.reset();
    this.#readout.hide();
  }
}
