import { dragToPan, dragToSelect } from './drags';
import type { GestureActions } from './gestureActions';
import { fractionAt, type Axis } from './plotPlace';
import { listenForTouch } from './touch';

const zoomPerPixel = 0.0015;
const keyFactor = 0.6;
const keyPart = 0.1;

const keyPans: Readonly<Record<string, readonly [Axis, number]>> = {
  ArrowLeft: ['x', -keyPart],
  ArrowRight: ['x', keyPart],
  ArrowDown: ['y', -keyPart],
  ArrowUp: ['y', keyPart],
};
/** By character and by position on the keyboard: with Alt, some systems give these keys other characters. */
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

/** Turns wheel, drag, fingers and keys over an element into movements of the plot. `box` shows what a drag chooses. */
export function listenForGestures(element: HTMLElement, box: HTMLElement, actions: GestureActions): void {
  element.addEventListener('wheel', (event) => onWheel(event, actions), { passive: false });
  element.addEventListener('keydown', (event) => onKey(event, actions));
  element.addEventListener('dblclick', () => actions.reset());
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.altKey || event.pointerType === 'touch') return;
    if (event.shiftKey) dragToPan(element, event, actions);
    else dragToSelect(element, box, event, actions);
  });
  listenForTouch(element, actions);
  element.addEventListener('click', ({ altKey }) => altKey && actions.keep());
}

function onWheel(event: WheelEvent, { area: areaOf, zoom, pan }: GestureActions): void {
  const area = areaOf(event);
  // Without a modifier the wheel scrolls the page.
  if (!area || !(event.ctrlKey || event.metaKey || event.altKey)) return;
  event.preventDefault();
  // With Shift some systems turn the wheel sideways.
  const turned = (event.deltaY || event.deltaX) * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
  const axis: Axis = event.shiftKey || event.offsetX < area.left ? 'y' : 'x';
  if (event.altKey) pan(axis, (axis === 'x' ? turned : -turned) * zoomPerPixel, area.axis);
  else zoom(axis, Math.exp(turned * zoomPerPixel), fractionAt(area, axis, event), area.axis);
}

function onKey(event: KeyboardEvent, { zoom, pan, reset, anchor, keep }: GestureActions): void {
  const { key, code, shiftKey, altKey } = event;
  if (event.ctrlKey || event.metaKey) return;
  const panned = shiftKey && !altKey ? keyPans[key] : undefined;
  const factor = keyZooms[key] ?? (altKey ? keyZooms[code] : undefined);
  if (panned) pan(...panned);
  else if (factor !== undefined) zoom(altKey ? 'y' : 'x', factor, altKey ? 0.5 : anchor());
  else if (key === '0' && !altKey) reset();
  else if (key.toLowerCase() === 'p' && !altKey) keep();
  else return;
  event.preventDefault();
}
