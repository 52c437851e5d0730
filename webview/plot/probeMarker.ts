import { formatStep } from '../../src/core/format';
import type { PlotArea } from '../chart/plotArea';
import { readStep, type ReadStep } from './readStep';
import { t } from '../elements/t';
import { stepAfterKey, wholeStep, type StepRange } from './stepKeys';

export interface ProbeMarkerOptions {
  readonly area: () => PlotArea | undefined;
  /** The step at a horizontal place in the plot, and the place of a step. */
  readonly stepAt: (x: number) => number | undefined;
  readonly placeOf: (step: number) => number | undefined;
  readonly range: () => StepRange;
  /** Called with undefined when the probe is to go. */
  readonly onMove: (step: number | undefined) => void;
}

/** The line at the probe step, which can be dragged and moved by keys, and the field in which it can be typed. */
export class ProbeMarker {
  #step: number | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly input: HTMLInputElement,
    private readonly options: ProbeMarkerOptions,
  ) {
    element.addEventListener('pointerdown', (event) => {
      element.setPointerCapture(event.pointerId);
      event.stopPropagation();
    });
    element.addEventListener('pointermove', ({ pointerId, clientX }) => {
      if (!element.hasPointerCapture(pointerId)) return;
      const { left } = element.parentElement!.getBoundingClientRect();
      const step = options.stepAt(clientX - left);
      const range = options.range();
      const { from, to } = range.inSight;
      if (step !== undefined) options.onMove(wholeStep(Math.max(0, from, Math.min(step, to)), range));
    });
    element.addEventListener('keydown', (event) => this.#onKey(event));
    // A narrow page has no room for the field's name.
    const narrow = matchMedia('(max-width: 560px)');
    const name = () => (input.placeholder = narrow.matches ? t('Probe step') : t('none'));
    narrow.addEventListener('change', name);
    name();
    input.addEventListener('input', () => {
      const typed = this.#typed;
      this.#complain(typed?.reason);
      if (typed?.reason === undefined) options.onMove(typed?.step);
    });
    // A text that is no step gives way to the step before.
    input.addEventListener('change', () => {
      if (input.ariaInvalid !== 'true') return;
      this.#complain(undefined);
      input.value = this.#step === undefined ? '' : String(this.#step);
    });
  }

  /** Shows the probe at a step, or none. */
  show(step: number | undefined): void {
    this.#step = step;
    // What is being typed is left as it is.
    if (this.#typed?.step !== step) {
      if (document.activeElement !== this.input || step !== undefined) this.input.value = step === undefined ? '' : String(step);
    }
    this.place();
  }

  /** Puts the line where its step is now. */
  place(): void {
    const { element, options } = this;
    const step = this.#step;
    const area = options.area();
    const x = step === undefined ? undefined : options.placeOf(step);
    const isHidden = step === undefined || !area || x === undefined || x < area.left - 1 || x > area.right + 1;
    if (element.hidden !== isHidden) element.hidden = isHidden;
    if (isHidden) return;
    const { lastStep, inSight, place } = options.range();
    element.style.transform = `translateX(${Math.round(x)}px)`;
    element.style.top = `${area.top}px`;
    element.style.height = `${area.bottom - area.top}px`;
    element.firstElementChild!.textContent = formatStep(step);
    // The flag stays within the plot.
    element.classList.toggle('left', x > (area.left + area.right) / 2);
    element.setAttribute('aria-valuemax', String(Math.max(lastStep, inSight.to, step)));
    element.setAttribute('aria-valuenow', String(step));
    element.setAttribute('aria-valuetext', place(formatStep(step)));
  }

  get #typed(): ReadStep | undefined {
    return readStep(this.input.value, this.options.range().lastStep);
  }

  /** Says why what is typed is no step, or that it is one. */
  #complain(reason: string | undefined): void {
    const { input } = this;
    input.ariaInvalid = String(reason !== undefined);
    const place = document.getElementById(input.getAttribute('aria-describedby')!)!;
    place.textContent = reason ?? '';
    place.hidden = reason === undefined;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || event.shiftKey || this.#step === undefined) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      this.options.onMove(undefined);
      this.input.focus();
      return;
    }
    const step = stepAfterKey(event.key, event.ctrlKey, this.#step, this.options.range());
    if (step === undefined) return;
    event.preventDefault();
    this.options.onMove(step);
  }
}
