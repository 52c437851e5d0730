import type { PlotArea } from './chart';

/** A part of the plot, as fractions of its width and height from the left and from below; undefined: all of it. */
export interface Selection {
  readonly x: readonly [number, number] | undefined;
  readonly y: readonly [number, number] | undefined;
}

export type Axis = 'x' | 'y';

/** What gestures do to the plot. */
export interface GestureActions {
  readonly area: () => PlotArea | undefined;
  /** Shows `factor` times as much as now; what is at the fraction `anchor` stays there. */
  readonly zoom: (axis: Axis, factor: number, anchor: number) => void;
  /** Moves what is in sight by this part of it. */
  readonly pan: (axis: Axis, part: number) => void;
  readonly select: (selection: Selection) => void;
  readonly reset: () => void;
  /** Keeps the step under the crosshair as the probe. */
  readonly keep: () => void;
}

const zoomPerPixel = 0.0015;
const keyFactor = 0.6;
const keyPart = 0.1;
/** How far the pointer has to go for a press to be a drag, and across for it to choose along that axis too. */
const threshold = { drag: 4, axis: 16 };

const keyPans: Readonly<Record<string, readonly [Axis, number]>> = {
  ArrowLeft: ['x', -keyPart],
  ArrowRight: ['x', keyPart],
  ArrowDown: ['y', -keyPart],
  ArrowUp: ['y', keyPart],
};
/** By place too: with Alt some systems make other characters of them. */
const keyZooms: Readonly<Record<string, number>> = {
  '+': keyFactor,
  '=': keyFactor,
  Equal: keyFactor,
  NumpadAdd: keyFactor,
  '-': 1 / keyFactor,
  _: 1 / keyFactor,
  Minus: 1 / keyFactor,
  NumpadSubtract: 1 / keyFactor,
};

/** Turns wheel, drag and keys over an element into movements of the plot. `box` shows what a drag chooses. */
export function listenForGestures(element: HTMLElement, box: HTMLElement, actions: GestureActions): void {
  element.addEventListener('wheel', (event) => onWheel(event, actions), { passive: false });
  element.addEventListener('keydown', (event) => onKey(event, actions));
  element.addEventListener('dblclick', () => actions.reset());
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.altKey) return;
    if (event.shiftKey) dragToPan(element, event, actions);
    else dragToSelect(element, box, event, actions);
  });
  element.addEventListener('click', ({ altKey }) => altKey && actions.keep());
}

function onWheel(event: WheelEvent, { area: areaOf, zoom, pan }: GestureActions): void {
  const area = areaOf();
  // Without a modifier the wheel scrolls the page.
  if (!area || !(event.ctrlKey || event.metaKey || event.altKey)) return;
  event.preventDefault();
  // With Shift some systems turn the wheel sideways.
  const turned = (event.deltaY || event.deltaX) * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
  const axis: Axis = event.shiftKey || event.offsetX < area.left ? 'y' : 'x';
  if (event.altKey) pan(axis, (axis === 'x' ? turned : -turned) * zoomPerPixel);
  else zoom(axis, Math.exp(turned * zoomPerPixel), fractionAt(area, axis, event));
}

function onKey(event: KeyboardEvent, { zoom, pan, reset, keep }: GestureActions): void {
  const { key, code, shiftKey, altKey } = event;
  if (event.ctrlKey || event.metaKey) return;
  const panned = shiftKey && !altKey ? keyPans[key] : undefined;
  const factor = keyZooms[key] ?? (altKey ? keyZooms[code] : undefined);
  if (panned) pan(...panned);
  else if (factor !== undefined) zoom(altKey ? 'y' : 'x', factor, 0.5);
  else if (key === '0' && !altKey) reset();
  else if (key.toLowerCase() === 'p' && !altKey) keep();
  else return;
  event.preventDefault();
}

function dragToPan(element: HTMLElement, start: PointerEvent, { area: areaOf, pan }: GestureActions): void {
  const { offsetX: x, offsetY: y } = start;
  let { offsetX, offsetY } = start;
  // A hand that goes sideways is not quite steady: the weights stay fitted until they are meant.
  let movesWeights = false;
  follow(element, start, {
    onMove: (event) => {
      const area = areaOf();
      if (!area) return;
      movesWeights ||= directions(x, y, event).isY;
      pan('x', (offsetX - event.offsetX) / (area.right - area.left));
      if (movesWeights) pan('y', (event.offsetY - offsetY) / (area.bottom - area.top));
      ({ offsetX, offsetY } = event);
    },
    onEnd: () => undefined,
  });
}

function dragToSelect(element: HTMLElement, box: HTMLElement, start: PointerEvent, { area: areaOf, select }: GestureActions): void {
  const area = areaOf();
  if (!area) return;
  const { offsetX: x, offsetY: y } = start;
  follow(element, start, {
    onMove: (event) => {
      const { isX, isY } = directions(x, y, event);
      const left = isX ? clamp(Math.min(x, event.offsetX), area.left, area.right) : area.left;
      const right = isX ? clamp(Math.max(x, event.offsetX), area.left, area.right) : area.right;
      const top = isY ? clamp(Math.min(y, event.offsetY), area.top, area.bottom) : area.top;
      const bottom = isY ? clamp(Math.max(y, event.offsetY), area.top, area.bottom) : area.bottom;
      Object.assign(box.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
      box.hidden = false;
    },
    onEnd: (event) => {
      box.hidden = true;
      if (!event) return;
      const { isX, isY } = directions(x, y, event);
      const part = (axis: Axis) => ascending(fractionAt(area, axis, { offsetX: x, offsetY: y }), fractionAt(area, axis, event));
      select({ x: isX ? part('x') : undefined, y: isY ? part('y') : undefined });
    },
  });
}

/** Which axes a drag chooses along: the one that it goes along, and the other one too where it goes far across. */
function directions(x: number, y: number, { offsetX, offsetY }: MouseEvent): { readonly isX: boolean; readonly isY: boolean } {
  const [across, along] = [Math.abs(offsetX - x), Math.abs(offsetY - y)];
  return { isX: across >= along || across > threshold.axis, isY: along > across || along > threshold.axis };
}

interface Drag {
  readonly onMove: (event: PointerEvent) => void;
  /** Without an event where the drag was broken off. */
  readonly onEnd: (event: PointerEvent | undefined) => void;
}

/** Follows the pointer from a press until it is let go or Escape is pressed; a press that does not move remains a click. */
function follow(element: HTMLElement, start: PointerEvent, { onMove, onEnd }: Drag): void {
  const listening = new AbortController();
  const { signal } = listening;
  let isDrag = false;
  const end = (event: PointerEvent | undefined) => {
    listening.abort();
    if (isDrag) onEnd(event);
  };
  const move = (event: PointerEvent) => {
    if (!isDrag && Math.hypot(event.offsetX - start.offsetX, event.offsetY - start.offsetY) < threshold.drag) return;
    if (!isDrag) element.setPointerCapture(start.pointerId);
    isDrag = true;
    onMove(event);
  };
  const up = (event: PointerEvent) => {
    // The end of a drag is no click.
    if (isDrag) {
      const swallow = new AbortController();
      element.addEventListener('click', (click) => click.stopImmediatePropagation(), { capture: true, signal: swallow.signal });
      setTimeout(() => swallow.abort());
    }
    end(event);
  };
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', () => end(undefined), { signal });
  addEventListener('keydown', ({ key }) => key === 'Escape' && end(undefined), { signal });
}

type Point = Pick<MouseEvent, 'offsetX' | 'offsetY'>;

/** How far along an axis a place is: 0 at its start, 1 at its end. */
function fractionAt({ left, right, top, bottom }: PlotArea, axis: Axis, { offsetX, offsetY }: Point): number {
  return clamp(axis === 'x' ? (offsetX - left) / (right - left) : (bottom - offsetY) / (bottom - top), 0, 1);
}

const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max);
const ascending = (a: number, b: number): readonly [number, number] => (a <= b ? [a, b] : [b, a]);
