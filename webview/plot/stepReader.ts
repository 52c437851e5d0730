import { formatStep } from '../../src/core/format';
import { setAttributes } from '../elements/dom';
import { stepAfterKey, wholeStep, type StepRange } from './stepKeys';

/** What moved the crosshair; only what the keys find is spoken. */
export type Mover = 'pointer' | 'keys';

export interface StepReaderOptions {
  /** The step at a horizontal place, in CSS pixels from the element's left edge. */
  readonly stepAt: (x: number) => number | undefined;
  readonly range: () => StepRange;
  /** Called with undefined when the crosshair is to go. */
  readonly onMove: (step: number | undefined, mover: Mover) => void;
}

/** The transparent slider over the plot that turns pointer and keys into a step. */
export class StepReader {
  #step: number | undefined;
  /** The horizontal place of a resting pointer, which is at another step when the axis has moved. */
  #pointer: number | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly options: StepReaderOptions,
  ) {
    for (const type of ['pointerdown', 'pointermove'] as const) {
      element.addEventListener(type, ({ offsetX, isPrimary }) => {
        if (!isPrimary) return;
        this.#pointer = offsetX;
        this.#moveTo(this.#stepAt(offsetX), 'pointer');
      });
    }
    // A finger that is lifted leaves the element, too. What it read stays in sight.
    element.addEventListener('pointerleave', ({ pointerType }) => {
      this.#pointer = undefined;
      if (pointerType !== 'touch' && document.activeElement !== element) this.#moveTo(undefined, 'pointer');
    });
    element.addEventListener('blur', () => this.#moveTo(undefined, 'keys'));
    element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** Where the crosshair stands, if anywhere. */
  get step(): number | undefined {
    return this.#step;
  }

  /** Keeps the step on an axis that has moved, and under a pointer that rests. */
  follow(): void {
    const { lastStep, inSight } = this.options.range();
    const end = Math.max(lastStep, inSight.to);
    setAttributes(this.element, { 'aria-valuemax': String(end) });
    if (this.#step === undefined) return;
    if (this.#pointer !== undefined) this.#moveTo(this.#stepAt(this.#pointer), 'pointer');
    else if (this.#step > end) {
      this.#step = end;
      this.announce();
    }
  }

  /** Tells assistive technology where the slider is. */
  announce(): void {
    const step = this.#step ?? 0;
    setAttributes(this.element, { 'aria-valuenow': String(step), 'aria-valuetext': this.options.range().place(formatStep(step)) });
  }

  #stepAt(x: number): number | undefined {
    const step = this.options.stepAt(x);
    if (step === undefined) return undefined;
    const range = this.options.range();
    const { from, to } = range.inSight;
    // A curve has a value at every real step, but a run only ever uses the whole ones.
    return wholeStep(Math.max(from, Math.min(to, step)), range);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.shiftKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') this.#moveTo(undefined, 'keys');
    const range = this.options.range();
    const step = stepAfterKey(event.key, event.ctrlKey, this.#step ?? wholeStep(range.inSight.from, range), range);
    if (step === undefined) return;
    event.preventDefault();
    this.#pointer = undefined;
    this.#moveTo(step, 'keys');
  }

  #moveTo(step: number | undefined, mover: Mover): void {
    if (step === this.#step && mover === 'pointer') return;
    this.#step = step;
    this.announce();
    this.options.onMove(step, mover);
  }
}
