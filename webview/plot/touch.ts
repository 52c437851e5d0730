import type { GestureActions } from './gestureActions';
import { alongAxis, fractionAt, type Axis, type Place } from './plotPlace';

/** How far a finger has to go before it moves the plot, in CSS pixels: until then it points at a step. */
const least = 6;

type Actions = Pick<GestureActions, 'area' | 'pan' | 'zoom'>;

/** Follows a movement of the fingers, which are given in the order in which they touched the plot. */
type Touch = (first: Place, second: Place | undefined) => void;

/** Turns fingers on an element into movements of the plot: one moves it, two zoom the axis along which they lie. */
export function listenForTouch(element: HTMLElement, actions: Actions): void {
  const fingers = new Map</* pointerId */ number, Place>();
  let touch: Touch = () => undefined;
  const begin = () => {
    const [first, second] = fingers.values();
    touch = first && second ? pinch(first, second, actions) : first ? move(first, actions) : () => undefined;
  };
  element.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'touch') return;
    fingers.set(event.pointerId, placeOf(event));
    begin();
  });
  element.addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, placeOf(event));
    const [first, second] = fingers.values();
    if (first) touch(first, second);
  });
  for (const type of ['pointerup', 'pointercancel'] as const) {
    element.addEventListener(type, ({ pointerId }) => fingers.delete(pointerId) && begin());
  }
}

function placeOf({ offsetX, offsetY }: PointerEvent): Place {
  return { offsetX, offsetY };
}

function move(start: Place, { area: areaOf, pan }: Actions): Touch {
  let last = start;
  let [isMoving, movesWeights] = [false, false];
  return (finger) => {
    const area = areaOf(start);
    if (!area) return;
    isMoving ||= distance(start, finger) >= least;
    movesWeights ||= Math.abs(finger.offsetY - start.offsetY) > alongAxis;
    if (isMoving) pan('x', (last.offsetX - finger.offsetX) / (area.right - area.left));
    if (movesWeights) pan('y', (finger.offsetY - last.offsetY) / (area.bottom - area.top), area.axis);
    last = finger;
  };
}

function pinch(first: Place, second: Place, { area: areaOf, zoom }: Actions): Touch {
  const axis: Axis = Math.abs(first.offsetX - second.offsetX) >= Math.abs(first.offsetY - second.offsetY) ? 'x' : 'y';
  let last = distance(first, second);
  return (one, other) => {
    if (!other) return;
    const middle = { offsetX: (one.offsetX + other.offsetX) / 2, offsetY: (one.offsetY + other.offsetY) / 2 };
    const area = areaOf(middle);
    if (!area) return;
    const now = Math.max(1, distance(one, other));
    zoom(axis, last / now, fractionAt(area, axis, middle), area.axis);
    last = now;
  };
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a.offsetX - b.offsetX, a.offsetY - b.offsetY);
}
