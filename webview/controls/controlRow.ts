import { formatTyped, formatStep, formatValue } from '../../src/core/format';
import { typedNumber } from '../../src/core/typed/typedNumber';
import type { Control } from '../../src/protocol';
import { create } from '../elements/dom';
import { sliderRange } from '../elements/sliderRange';
import { lastPosition, positionOf, valueAt, type Slider } from '../elements/sliderScale';
import { t } from '../elements/t';

/** What the user can do in a row. */
export interface RowEvents {
  readonly onTry: (parameter: string, value: number) => void;
  readonly onKeep: (parameter: string, value: number | string | boolean) => void;
  readonly onCancel: () => void;
  readonly onReveal: (parameter: string) => void;
}

/** How long the keys rest on a slider before its value is kept, in milliseconds. */
const rest = 500;

/** The row of one parameter: its name and unit, what changes it, where its value comes from. */
export class ControlRow {
  readonly element: HTMLElement;
  readonly #message = create('p', { className: 'refusal' });
  readonly #origin = create('span', { className: 'origin' });
  readonly #inputs: HTMLElement;
  #control: Control;
  /** Whether the user is trying a value that the text does not have, or has had one written that it does not have yet. */
  #state: 'idle' | 'trying' | 'keeping' = 'idle';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    control: Control,
    private readonly events: RowEvents,
  ) {
    this.#control = control;
    this.#inputs = create('div', { className: 'inputs' });
    this.#message.setAttribute('role', 'status');
    const { name, description } = control;
    const unit = unitText(control);
    const label = create(
      'label',
      { htmlFor: `control-${name}`, title: description },
      create('span', { className: 'parameter', textContent: name }),
    );
    // "total_steps" says that it is in steps.
    if (!name.includes(unit)) label.append(' ', create('span', { className: 'unit', textContent: unit }));
    this.element = create(
      'li',
      { className: 'control' },
      create('div', { className: 'heading' }, label, this.#origin),
      this.#inputs,
      this.#message,
    );
    this.#inputs.append(...this.#createInputs(control));
    this.update(control);
  }

  get control(): Control {
    return this.#control;
  }

  /** Shows the value in the text, unless the user is giving another one. */
  update(control: Control): void {
    if (this.#state !== 'idle') return;
    this.#control = control;
    this.#origin.replaceChildren(...originOf(control, () => this.events.onReveal(control.name)));
    this.#show();
  }

  /** Tries the same value again, on a text that has changed meanwhile. */
  tryAgain(): void {
    if (this.#state === 'trying' && !Number.isNaN(this.#typed())) this.try(this.#typed());
  }

  /** Takes the answer to a value that the user gave. */
  answered(mode: 'try' | 'keep', refusal: string | undefined): void {
    if (mode === 'try' && this.#state !== 'trying') return;
    this.#refuse(refusal);
    if (mode === 'try') return;
    // A number that was typed stays, so that it can be corrected.
    const isTyping = refusal !== undefined && document.activeElement === this.#inputs.querySelector('input[type=text]');
    this.#state = isTyping ? 'trying' : 'idle';
    if (!isTyping) this.#show();
  }

  #show(): void {
    const { editor } = this.#control;
    if (editor.kind === 'number') {
      this.#number.value = formatTyped(editor.value);
      this.#moveSlider(editor.value);
    } else if (editor.kind === 'choice') (this.#inputs.firstElementChild as HTMLSelectElement).value = editor.value;
    else if (editor.kind === 'switch') (this.#inputs.firstElementChild as HTMLInputElement).checked = editor.value;
    else this.#inputs.replaceChildren(...fixedText(editor.text, editor.reason));
  }

  #createInputs({ name, description, editor }: Control): readonly HTMLElement[] {
    const id = `control-${name}`;
    switch (editor.kind) {
      case 'number':
        return [this.#createSlider(name), this.#createNumber(id, description)];
      case 'choice': {
        const options = editor.choices.map((value) => create('option', { value, textContent: value }));
        const select = create('select', { id, onchange: () => this.keep(select.value) }, ...options);
        return [select];
      }
      case 'switch': {
        const box = create('input', { id, type: 'checkbox', onchange: () => this.keep(box.checked) });
        return [box];
      }
      case 'fixed':
        return [];
    }
  }

  #createSlider(name: string): HTMLInputElement {
    const slider = create('input', { type: 'range', min: '0', max: String(lastPosition), step: '1' });
    let isHeld = false;
    slider.setAttribute('aria-label', name);
    slider.addEventListener('pointerdown', () => (isHeld = true));
    slider.addEventListener('input', () => this.try(this.#sliderValue()));
    slider.addEventListener('change', () => {
      clearTimeout(this.#timer);
      // Several key presses in a row are one change.
      if (isHeld) this.keep(this.#sliderValue());
      else this.#timer = setTimeout(() => this.keep(this.#sliderValue()), rest);
      isHeld = false;
    });
    slider.addEventListener('blur', () => {
      if (this.#state === 'trying') this.keep(this.#sliderValue());
    });
    slider.addEventListener('keydown', (event) => this.#onEscape(event));
    return slider;
  }

  #createNumber(id: string, description: string): HTMLInputElement {
    const field = create('input', { id, type: 'text', inputMode: 'decimal', spellcheck: false, autocomplete: 'off', title: description });
    field.addEventListener('input', () =>
      Number.isNaN(this.#typed()) ? this.#refuse(t('This is not a number.')) : this.try(this.#typed()),
    );
    field.addEventListener('change', () => {
      if (!Number.isNaN(this.#typed())) this.keep(this.#typed());
    });
    // A value that was refused gives way to the one in the text.
    field.addEventListener('blur', () => {
      if (field.getAttribute('aria-invalid') === 'true') this.cancel();
    });
    field.addEventListener('keydown', (event) => this.#onEscape(event));
    return field;
  }

  /** Draws a value, without writing it. */
  try(value: number): void {
    this.#state = 'trying';
    this.#refuse(undefined);
    const { editor, name } = this.#control;
    if (editor.kind === 'number') {
      if (document.activeElement !== this.#number) this.#number.value = formatTyped(value);
      if (document.activeElement !== this.#slider) this.#moveSlider(value);
    }
    this.events.onTry(name, value);
  }

  /** Writes a value. */
  keep(value: number | string | boolean): void {
    clearTimeout(this.#timer);
    const { editor, name } = this.#control;
    // It is the value in the text: there is nothing to write, but the trial has to end.
    if (editor.kind !== 'fixed' && Object.is(editor.value, value)) {
      this.cancel();
      return;
    }
    this.#state = 'keeping';
    this.events.onKeep(name, value);
  }

  /** Goes back to the value in the text. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#state = 'idle';
    this.#refuse(undefined);
    this.#show();
    this.events.onCancel();
  }

  #onEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.#state !== 'trying') return;
    event.preventDefault();
    this.cancel();
  }

  #refuse(reason: string | undefined): void {
    this.#message.textContent = reason ?? '';
    const field = this.#inputs.querySelector('input[type=text], select');
    if (reason === undefined) field?.removeAttribute('aria-invalid');
    else field?.setAttribute('aria-invalid', 'true');
  }

  #moveSlider(value: number): void {
    const range = this.#range();
    this.#slider.value = String(range ? positionOf(range, value) : 0);
    const text = range?.integer ? formatStep(value) : formatValue(value);
    this.#slider.setAttribute('aria-valuetext', `${text} ${unitText(this.#control)}`.trim());
  }

  /** The number in the field; NaN where its text is none. */
  #typed(): number {
    return typedNumber(this.#number.value);
  }

  #sliderValue(): number {
    const range = this.#range();
    return range ? valueAt(range, Number(this.#slider.value)) : NaN;
  }

  /** The slider's range: around the value in the text, so that it stands still during a trial. */
  #range(): Slider | undefined {
    const { editor, unit } = this.#control;
    return editor.kind === 'number' ? sliderRange({ unit, domain: editor.domain }, editor.value, editor.totalSteps) : undefined;
  }

  get #slider(): HTMLInputElement {
    return this.#inputs.querySelector('input[type=range]')!;
  }

  get #number(): HTMLInputElement {
    return this.#inputs.querySelector('input[type=text]')!;
  }
}

/** The unit to show; nothing for a plain number. */
function unitText({ unit }: Control): string {
  return unit === 'none' || unit === 'factor' ? '' : unit;
}

function originOf({ origin, isDefault, editor, name }: Control, onReveal: () => void): readonly Node[] {
  if (origin === undefined || editor.kind === 'fixed') return [];
  if (isDefault) return [document.createTextNode(origin)];
  return [create('button', { type: 'button', textContent: origin, title: t('Show where {name} is written', { name }), onclick: onReveal })];
}

function fixedText(text: string, reason: string): readonly HTMLElement[] {
  return [create('span', { className: 'value', textContent: text }), create('span', { className: 'reason', textContent: reason })];
}
