import { formatStep, formatValue } from '../../src/core/format';
import type { PageQuestion } from '../../src/protocol';
import { sliderRange } from '../elements/sliderRange';
import { lastPosition, positionOf, valueAt } from '../elements/sliderScale';
import { create } from '../elements/dom';
import { t } from '../elements/t';

/** How often a slider that is dragged answers, in milliseconds. */
const interval = 100;

/** A slider that answers a question: around the answer, or around a usual number while there is none. */
export class AnswerSlider {
  readonly element: HTMLInputElement;
  #base = NaN;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private question: PageQuestion,
    private readonly onMove: (value: number) => void,
  ) {
    const slider = create('input', { type: 'range', min: '0', max: String(lastPosition), step: '1' });
    slider.setAttribute('aria-label', question.name);
    slider.addEventListener('input', () => {
      this.#timer ??= setTimeout(() => this.#answer(), interval);
    });
    slider.addEventListener('change', () => this.#answer());
    slider.addEventListener('blur', () => this.update(this.question));
    this.element = slider;
    this.update(question);
  }

  /** Moves to the answer. The range stays as it is while the slider is in use. */
  update(question: PageQuestion): void {
    this.question = question;
    const { answer, unit } = question;
    const isUsed = this.element.ownerDocument.activeElement === this.element;
    if (!isUsed) this.#base = answer ?? usual[unit] ?? 1;
    if (!isUsed || this.#timer === undefined) this.element.value = String(positionOf(this.#range, answer ?? this.#base));
    const text = unit === 'steps' || unit === 'epochs' ? formatStep : formatValue;
    this.element.setAttribute('aria-valuetext', answer === undefined ? t('not known') : text(answer));
  }

  get #range() {
    const { unit, domain } = this.question;
    // What is asked for is hardly 0: on a logarithmic scale every size can be reached.
    return sliderRange({ unit, domain: this.#base > 0 ? { above: 0, ...domain } : domain }, this.#base, this.#base);
  }

  #answer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.onMove(valueAt(this.#range, Number(this.element.value)));
  }
}

/** Numbers as there are in most runs. */
const usual: Partial<Record<PageQuestion['unit'], number>> = { steps: 10_000, epochs: 100, fraction: 0.5, rate: 1e-3, count: 4 };
