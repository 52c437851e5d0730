// The handles on a curve: dots that are dragged, or moved by keys, to change the numbers of the schedule in the text.
import { formatStep, formatValue } from '../../../src/core/format';
import type { Handle, Plot } from '../../../src/protocol';
import type { PlotChart } from '../../chart/chart';
import type { Trials } from '../../trials';
import { byId, create, setAttributes } from '../../elements/dom';
import { t } from '../../elements/t';
import { follow } from '../drags';
import { clamp } from '../plotPlace';
import { handleAlong, numberAfterKey, numberAt, shownHandles, snapped, strideOf } from './handlePlaces';

/** The plot, and the handles to show on it. */
export interface HandlesView {
  readonly plot: Plot;
  /** The handles of the curve at the cursor, or of the only curve. */
  readonly handles: readonly Handle[];
}

export interface HandlesOptions {
  readonly chart: PlotChart;
  readonly trials: Trials;
  /** Called with true when a drag starts, so that the plot's range stays, and with false when it ends. */
  readonly hold: (isHeld: boolean) => void;
}

/** How long the keys rest before the number is kept, in milliseconds. */
const rest = 500;

/** Shows the handles; each is a slider to assistive technology. */
export class HandlesPane {
  readonly #box = byId('handles');
  readonly #hint = byId('handleHint');
  readonly #elements = new Map</* parameter */ string, HTMLElement>();
  #view: HandlesView | undefined;
  /** What the user is moving, the number that it has by now, and the one that is in the text. */
  #moved: { readonly parameter: string; readonly number: number; readonly before: number } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: HandlesOptions) {
    // The wheel zooms over a handle, too.
    this.#box.addEventListener(
      'wheel',
      (event) => {
        if (!byId('reader').dispatchEvent(new WheelEvent('wheel', event))) event.preventDefault();
      },
      { passive: false },
    );
  }

  show(view: HandlesView): void {
    this.#view = view;
    if (!this.#moved) this.#hint.hidden = true;
    this.place();
  }

  /** Puts the handles where their places are now. */
  place(): void {
    const { chart } = this.options;
    const { plot, handles } = this.#view ?? {};
    if (!plot || !handles) return;
    const shown = shownHandles(
      handles,
      (handle) => chart.areaOf(this.#index(handle)),
      (handle) => this.#placeOf(handle),
    );
    const names = new Set(shown.map(({ handle }) => handle.parameter));
    for (const [name, element] of this.#elements) {
      // What is being moved stays in hand.
      if (names.has(name) || name === this.#moved?.parameter) continue;
      element.remove();
      this.#elements.delete(name);
    }
    for (const { handle, x, y } of shown) {
      this.#put(handle, x, y);
      const isShared = shown.some(
        (other) => other.handle !== handle && other.handle.step === handle.step && other.handle.value === handle.value,
      );
      this.#elements.get(handle.parameter)!.classList.toggle('both', isShared);
    }
  }

  /** Says why a number is refused, or nothing. */
  refuse(reason: string | undefined): void {
    if (reason === undefined || !this.#box.contains(document.activeElement)) return;
    this.#say(reason);
    byId('live').textContent = reason;
  }

  #put(handle: Handle, x: number, y: number): void {
    const { parameter, axis, number } = handle;
    const element = this.#elements.get(parameter) ?? this.#create(parameter, axis);
    const now = this.#moved?.parameter === parameter ? this.#moved.number : number;
    element.style.transform = `translate(${x}px, ${y}px)`;
    element.style.color = this.options.chart.colorOf(this.#index(handle));
    setAttributes(element, { 'aria-valuenow': String(now), 'aria-valuetext': textOf(handle, now) });
    element.title = t('{parameter}: drag it, or use the arrow keys', { parameter: `${parameter} = ${textOf(handle, now)}` });
    if (this.#moved?.parameter === parameter) this.#placeHint(x, y);
  }

  /** The hint stays within the plot. */
  #placeHint(x: number, y: number): void {
    const text = this.#hint.firstElementChild as HTMLElement;
    const left = clamp(x - 8, 0, Math.max(0, this.#box.parentElement!.clientWidth - text.offsetWidth));
    this.#hint.style.transform = `translate(${x}px, ${y}px)`;
    text.style.left = `${left - x}px`;
    this.#hint.classList.toggle('below', y < this.options.chart.area!.top + 30);
  }

  #create(parameter: string, axis: Handle['axis']): HTMLElement {
    const element = create('div', { className: 'handle', tabIndex: 0 }, create('span'));
    element.classList.add(axis);
    setAttributes(element, { role: 'slider', 'aria-label': parameter, 'aria-orientation': axis === 'step' ? 'horizontal' : 'vertical' });
    element.addEventListener('pointerdown', (event) => this.#drag(element, parameter, event));
    element.addEventListener('keydown', (event) => this.#onKey(parameter, event));
    element.addEventListener('blur', () => this.#keep());
    this.#elements.set(parameter, element);
    this.#box.append(element);
    return element;
  }

  #drag(element: HTMLElement, parameter: string, start: PointerEvent): void {
    if (start.button !== 0) return;
    start.stopPropagation();
    // A fast pointer leaves the handle before it is known to drag.
    element.setPointerCapture(start.pointerId);
    this.#keep();
    const { left, top } = this.#box.getBoundingClientRect();
    const origin = this.#handle(parameter);
    if (!origin) return;
    const here = (this.#view?.handles ?? []).filter(({ step, value }) => step === origin.step && value === origin.value);
    // The place, not the pointer, goes to the round numbers.
    const held = this.#placeOf(origin);
    const [dx, dy] = [start.clientX - left - held.x, start.clientY - top - held.y];
    let moving: string | undefined;
    follow(element, start, {
      onMove: (event) => {
        const place = { offsetX: event.clientX - left, offsetY: event.clientY - top };
        moving ??= handleAlong(here, { offsetX: start.clientX - left, offsetY: start.clientY - top }, place).parameter;
        const handle = this.#handle(moving);
        if (!handle) return;
        if (!this.#moved) this.options.hold(true);
        const at = this.#valueAt(handle, place.offsetX - dx, place.offsetY - dy);
        this.#try(handle, snapped(numberAt(handle, at), this.#stride(handle), handle.domain));
      },
      onEnd: (event) => {
        if (event) this.#keep();
        else this.#cancel();
      },
    });
  }

  #onKey(parameter: string, event: KeyboardEvent): void {
    const handle = this.#handle(parameter);
    if (!handle || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && this.#moved) {
      event.preventDefault();
      this.#cancel();
      return;
    }
    const before = this.#moved?.number ?? handle.number;
    const number = numberAfterKey(event.key, event.shiftKey, before, this.#stride(handle), handle.domain);
    if (number === undefined) return;
    event.preventDefault();
    clearTimeout(this.#timer);
    if (!this.#moved) this.options.hold(true);
    this.#try(handle, number);
    // Several key presses in a row are one change.
    this.#timer = setTimeout(() => this.#keep(), rest);
  }

  #try(handle: Handle, number: number): void {
    if (this.#moved?.number === number) return;
    this.#moved = { parameter: handle.parameter, number, before: this.#moved?.before ?? handle.number };
    this.options.trials.try(handle.parameter, number);
    this.#say(`${handle.parameter} ${textOf(handle, number)}`);
    this.place();
  }

  #keep(): void {
    clearTimeout(this.#timer);
    if (!this.#moved) return;
    const { parameter, number, before } = this.#moved;
    this.#end();
    if (number === before) this.options.trials.cancel(parameter);
    else this.options.trials.keep(parameter, number);
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    if (!this.#moved) return;
    const { parameter } = this.#moved;
    this.#end();
    this.options.trials.cancel(parameter);
    this.place();
  }

  #end(): void {
    this.#moved = undefined;
    this.#hint.hidden = true;
    this.options.hold(false);
  }

  #say(text: string): void {
    this.#hint.firstElementChild!.textContent = text;
    this.#hint.hidden = false;
  }

  #handle(parameter: string): Handle | undefined {
    return this.#view?.handles.find((each) => each.parameter === parameter);
  }

  #valueAt(handle: Handle, x: number, y: number): number {
    return handle.axis === 'step' ? (this.options.chart.stepAt(x) ?? NaN) : this.options.chart.weightAt(y, this.#index(handle));
  }

  /** The stride for the pixels at the handle's place. */
  #stride(handle: Handle): number {
    const { x, y } = this.#placeOf(handle);
    return strideOf(handle, Math.abs(this.#valueAt(handle, x + 1, y - 1) - handle[handle.axis]));
  }

  #placeOf(handle: Handle): { readonly x: number; readonly y: number } {
    return this.options.chart.pixels(handle.step, handle.value, this.#index(handle));
  }

  #index({ curve }: Handle): number {
    return this.#view!.plot.series.findIndex(({ id }) => id === curve);
  }
}

function textOf({ unit }: Handle, number: number): string {
  const isSteps = unit === 'steps' || unit === 'epochs';
  return isSteps ? `${formatStep(number)} ${unit}` : formatValue(number);
}
