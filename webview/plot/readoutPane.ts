import { formatStep } from '../../src/core/format';
import type { StepValues } from '../../src/protocol';
import type { PlotChart } from '../chart/chart';
import { curvesAtRight } from '../chart/plotWindow';
import { byId } from '../elements/dom';
import { t } from '../elements/t';
import { fittingValues, curveValues } from './curveValues';
import { placeReadout, renderReadout, spokenValues } from './readout';
import type { PlotContent } from './plotContent';
import type { StepRange } from './stepKeys';
import type { Mover } from './stepReader';

/** The height, in pixels, that the rows of the read-out cannot use: its heading, and the room above and below it. */
const headingHeight = 84;
/** More rows would hide the curves that they are about. */
const mostRows = 10;

/** Shows the values at the crosshair, in a box beside it and as text for screen readers. */
export class ReadoutPane {
  readonly #box = byId('readout');
  #step: number | undefined;
  #pointerY = 0;
  #speech: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly chart: PlotChart,
    reader: HTMLElement,
  ) {
    reader.addEventListener('pointermove', ({ offsetY }) => (this.#pointerY = offsetY));
  }

  /** Shows the values at a step; `progress` says how far along the run it is. They are spoken where keys have moved the crosshair. */
  show(answer: StepValues, { plot, hidden, theme }: PlotContent, progress: string, mover: Mover): void {
    this.#step = answer.step;
    this.chart.showCrosshair({ step: answer.step, values: answer.values.map(({ value }) => value) });
    const all = curveValues(plot, hidden, answer);
    const rows = Math.min(mostRows, Math.floor((this.#box.parentElement!.clientHeight - headingHeight) / (theme.fontSize * 1.4 + 2)));
    const list = fittingValues(all, rows, {
      pointer: this.#pointerY,
      of: ({ value, index }) => this.chart.pixels(answer.step, value, index).y,
    });
    const right = curvesAtRight(this.chart.view?.window);
    renderReadout(this.#box, { plot, theme, answer, progress, list, more: all.length - list.length, right });
    this.place();
    if (mover === 'keys') this.#speak(spokenValues(all, plot, answer));
  }

  /** Says which steps are in sight, which those who cannot see the axis do not know otherwise. */
  speakRange({ inSight, place }: StepRange): void {
    const { from, to } = inSight;
    const [first, last] = [from, to].map((step) => place(formatStep(to - from > 10 ? Math.round(step) : step)));
    this.#speak(t('{first} to {last} in sight', { first: first!, last: last! }));
  }

  hide(): void {
    this.chart.showCrosshair(undefined);
    this.#box.hidden = true;
  }

  /** Moves the box to the place of its step, and hides it while that is out of sight. */
  place(): void {
    if (this.#box.hidden || this.#step === undefined) return;
    const [place, area] = [this.chart.placeOf(this.#step), this.chart.area];
    if (place === undefined || !area) return;
    // By rounding, a step at the edge of the plot may lie just outside of it.
    const isInSight = place > area.left - 1 && place < area.right + 1;
    this.#box.style.visibility = isInSight ? '' : 'hidden';
    if (isInSight) placeReadout(this.#box, place, area);
  }

  /** Speaks once the keys rest, so that a held key does not flood the listener. */
  #speak(text: string): void {
    clearTimeout(this.#speech);
    this.#speech = setTimeout(() => (byId('live').textContent = text), 250);
  }
}
