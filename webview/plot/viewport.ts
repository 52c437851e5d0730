import type { AxesState, Plot, SampledView, Span } from '../../src/protocol';
import type { GestureActions, Selection } from './gestureActions';
import type { Axis } from './plotPlace';
import {
  chosenAxis,
  confineWeights,
  plotWindow,
  stepLimits,
  wantedView,
  fittingWeights,
  type PlotAndLog,
  type PlotWindow,
} from '../chart/plotWindow';
import { confine, partsOf, subspan, zoomParts } from '../chart/subspan';
import { axisCurves, type AxisCurves } from '../chart/valueAxes';
import { Memo } from '../../src/core/drawing/memo';

type AxesInSight = Pick<AxesState, 'x' | 'y' | 'more'>;

export interface ViewportOptions {
  readonly axes: () => AxesState;
  /** The curves and the log with the finest points that there are. */
  readonly finest: () => PlotAndLog | undefined;
  readonly hidden: () => ReadonlySet<string>;
  /** Takes what is in sight; called for each small movement. */
  readonly onChange: (part: AxesInSight) => void;
  /** Called from time to time while the view moves, and after that: what is in sight is worth keeping. */
  readonly onRest: () => void;
  /** Draws what is in sight, once per frame. */
  readonly draw: () => void;
  /** Asks for finer points, or for none. */
  readonly ask: (view: SampledView | undefined) => void;
}

/** While the view moves, finer points are asked for at most once in so many milliseconds. */
const askInterval = 120;

/** The part of the plot that is in sight, and the ways to move it. */
export class Viewport implements Pick<GestureActions, 'zoom' | 'pan' | 'select' | 'reset'> {
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #view: SampledView | undefined;
  readonly #window = new Memo<PlotWindow>();
  readonly #curves = new Memo<AxisCurves>();

  constructor(private readonly options: ViewportOptions) {}

  get window(): PlotWindow | undefined {
    const finest = this.options.finest();
    if (!finest) return undefined;
    const [axes, hidden] = [this.options.axes(), this.options.hidden()];
    // A frame asks for it several times.
    return this.#window.of([finest, hidden, axes], () =>
      plotWindow(finest.plot, hidden, axes, finest.logged, this.#axisCurves(finest.plot)),
    );
  }

  readonly zoom = (axis: Axis, factor: number, anchor: number, plot?: number): void => this.#show(axis, zoomParts(factor, anchor), plot);

  readonly pan = (axis: Axis, part: number, plot?: number): void => this.#show(axis, [part, 1 + part], plot);

  readonly select = ({ x, y, plot }: Selection): void => {
    // The weights first: they may fit the steps in sight, and be others once these are.
    if (y) this.#show('y', y, plot);
    if (x) this.#show('x', x);
  };

  /** Shows these steps, or these weights of the first axis, as far as they can be; all that there is where they are undefined. */
  readonly limit = (axis: Axis, limits: Partial<Span> | undefined): void => {
    const { window } = this;
    const plot = this.options.finest()?.plot;
    if (!window || !plot) return;
    if (!limits) {
      this.#change(axis === 'x' ? { x: undefined } : { y: undefined, more: [] });
      return;
    }
    const { min, max } = axis === 'x' ? stepLimits(plot) : { min: -Infinity, max: Infinity };
    const [from, to] = [Math.max(min, limits.from ?? window[axis].from), Math.min(max, limits.to ?? window[axis].to)];
    const scale = axis === 'x' ? 'linear' : this.options.axes().scale;
    if (from < to) this.#show(axis, partsOf(window[axis], { from, to }, scale), window.isStacked ? 0 : undefined);
  };

  readonly reset = (): void => this.#change({ x: undefined, y: undefined, more: [] });

  /** Moves the steps in sight so that this one is among them. */
  include(step: number): void {
    const x = this.window?.x;
    if (!x || (step >= x.from && step <= x.to)) return;
    const width = x.to - x.from;
    this.pan('x', (step < x.from ? step - width / 10 - x.from : step + width / 10 - x.to) / width);
  }

  /** Keeps what is in sight, if it has moved since it was last kept. */
  keep(): void {
    if (this.#timer !== undefined) this.options.onRest();
  }

  /** Asks for a closer look at what is in sight, unless that is what was asked for last. */
  askNow(): void {
    this.keep();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { window } = this;
    const view = window && wantedView(window, this.options.axes());
    if (JSON.stringify(view) === JSON.stringify(this.#view)) return;
    this.#view = view;
    this.options.ask(view);
  }

  /** Whether this is the part that was asked for last. */
  isAsked({ from, to }: Span): boolean {
    return this.#view?.from === from && this.#view.to === to;
  }

  /** Shows a part of what is in sight: of the weights those of all axes, or only those of one, by its number. */
  #show(axis: Axis, [start, end]: readonly [number, number], number?: number): void {
    const plot = this.options.finest()?.plot;
    const { window } = this;
    if (!plot || !window) return;
    if (axis === 'x') {
      this.#change({ x: this.#unlessWhole(confine(subspan(window.x, start, end), stepLimits(plot)), plot) });
      return;
    }
    const { scale, y: chosen, ...axes } = this.options.axes();
    const { groups } = this.#axisCurves(plot);
    const moved = (span: Span, at: number) => {
      const extents = groups[at]!.map(({ extent }) => extent);
      return confineWeights(subspan(span, start, end, scale), span, fittingWeights(extents, scale), scale);
    };
    const isMeant = (at: number) => number === undefined || number === at;
    const y = isMeant(0) ? moved(window.y, 0) : chosen;
    const more = window.more.flatMap((each, index) => {
      if (!isMeant(index + 1)) return chosenAxis(axes, each.curves) ?? [];
      // Two axes beside one plot move as one.
      const span = window.isStacked ? moved(each, index + 1) : subspan(each, ...partsOf(window.y, y!, scale), scale);
      return [{ ...span, curves: each.curves }];
    });
    this.#change({ y, more });
  }

  #axisCurves(plot: Plot): AxisCurves {
    const [axes, hidden] = [this.options.axes(), this.options.hidden()];
    return this.#curves.of([plot, hidden, axes.valueAxes, axes.scale], () => axisCurves(plot, hidden, axes));
  }

  /** The whole axis is not kept as a choice of the user: it is to remain the whole axis when the text changes. */
  #unlessWhole(span: Span, { axisEnd }: Plot): Span | undefined {
    const isWhole = span.from <= axisEnd * 1e-6 && Math.abs(span.to - axisEnd) <= axisEnd * 1e-6;
    return isWhole ? undefined : span;
  }

  #change(part: Partial<AxesInSight>): void {
    const { x, y, more } = { ...this.options.axes(), ...part };
    this.options.onChange({ x, y, more });
    if (this.#frame === undefined) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = undefined;
        this.options.draw();
      });
    }
    this.#timer ??= setTimeout(() => this.askNow(), askInterval);
  }
}
