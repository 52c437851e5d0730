// The ends of both axes as numbers that can be typed.
import type { Span } from '../../src/protocol';
import type { PlotWindow } from '../chart/plotWindow';
import type { StepAxis } from '../chart/stepAxis';
import { byId } from '../elements/dom';
import type { Axis } from './plotPlace';

const axes = ['x', 'y'] as const;
const ends = ['from', 'to'] as const;
const fieldOf = (axis: Axis, end: keyof Span) => byId(`${axis}${end === 'from' ? 'From' : 'To'}`) as HTMLInputElement;

/** What is in sight, and how its steps are counted. */
interface Sight {
  readonly window: PlotWindow;
  readonly steps: StepAxis;
}

/** The fields of the limits in the panel of the axes. Steps are typed as their axis counts them; with several value axes the weights are those of the first. */
export class LimitFields {
  readonly #panel = byId('axes');
  #sight: Sight | undefined;
  #isTyping = false;

  /** @param limit shows these limits of an axis, or all that there is where they are undefined */
  constructor(limit: (axis: Axis, limits: Partial<Span> | undefined) => void) {
    for (const axis of axes)
      for (const end of ends) {
        const field = fieldOf(axis, end);
        // What is selected for typing must not be replaced either.
        for (const event of ['focus', 'input']) field.addEventListener(event, () => (this.#isTyping = true));
        field.addEventListener('blur', () => (this.#isTyping = false));
        field.addEventListener('change', () => {
          this.#isTyping = false;
          limit(axis, field.value === '' ? undefined : { [end]: field.valueAsNumber * this.#unit(axis) });
          // What cannot be shown is not: the fields say what is.
          this.#fill();
        });
      }
    this.#panel.addEventListener('toggle', () => this.#fill());
  }

  /** Takes what is in sight, whenever that is something else. */
  show(sight: Sight): void {
    this.#sight = sight;
    if (!this.#isTyping) this.#fill();
  }

  #fill(): void {
    // A closed panel is not worth the work in each frame of a zoom.
    if (!this.#sight || !this.#panel.matches(':popover-open')) return;
    for (const axis of axes) {
      const { from, to } = this.#sight.window[axis];
      // As many digits as tell the ends apart.
      const digits = Math.min(15, 4 + Math.ceil(Math.log10(Math.max(Math.abs(from), Math.abs(to)) / (to - from) + 1)));
      for (const end of ends)
        fieldOf(axis, end).value = String(Number((this.#sight.window[axis][end] / this.#unit(axis)).toPrecision(digits)));
    }
  }

  /** The steps, or the weight, of one in the fields of an axis. */
  #unit(axis: Axis): number {
    return axis === 'x' ? (this.#sight?.steps.stepsPerUnit ?? 1) : 1;
  }
}
