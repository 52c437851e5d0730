import type { GestureActions } from './gestureActions';
import { alongAxis, clamp, directions, fractionAt, type Axis } from './plotPlace';

/** How far the pointer has to go for a press to be a drag, in CSS pixels. */
const least = 4;

/** Moves what is in sight with the pointer. */
export function dragToPan(element: HTMLElement, start: PointerEvent, { area: areaOf, pan }: Pick<GestureActions, 'area' | 'pan'>): void {
  let { offsetX, offsetY } = start;
  // A drag to the side is never quite level. The weights stay fitted until it clearly goes up or down.
  let movesWeights = false;
  follow(element, start, {
    onMove: (event) => {
      const area = areaOf(start);
      if (!area) return;
      movesWeights ||= Math.abs(event.offsetY - start.offsetY) > alongAxis;
      pan('x', (offsetX - event.offsetX) / (area.right - area.left));
      if (movesWeights) pan('y', (event.offsetY - offsetY) / (area.bottom - area.top), area.axis);
      ({ offsetX, offsetY } = event);
    },
    onEnd: () => undefined,
  });
}

/** Shows what is dragged across; the box shows what that will be. */
export function dragToSelect(element: HTMLElement, box: HTMLElement, start: PointerEvent, { area: areaOf, select }: GestureActions): void {
  const [area, whole] = [areaOf(start), areaOf()];
  if (!area || !whole) return;
  const { offsetX: x, offsetY: y } = start;
  follow(element, start, {
    onMove: (event) => {
      const { isX, isY } = directions(start, event);
      const left = isX ? clamp(Math.min(x, event.offsetX), area.left, area.right) : area.left;
      const right = isX ? clamp(Math.max(x, event.offsetX), area.left, area.right) : area.right;
      const top = isY ? clamp(Math.min(y, event.offsetY), area.top, area.bottom) : whole.top;
      const bottom = isY ? clamp(Math.max(y, event.offsetY), area.top, area.bottom) : whole.bottom;
      Object.assign(box.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
      box.hidden = false;
    },
    onEnd: (event) => {
      box.hidden = true;
      if (!event) return;
      const { isX, isY } = directions(start, event);
      const part = (axis: Axis) => ascending(fractionAt(area, axis, { offsetX: x, offsetY: y }), fractionAt(area, axis, event));
      select({ x: isX ? part('x') : undefined, y: isY ? part('y') : undefined, plot: area.axis });
    },
  });
}

interface Drag {
  readonly onMove: (event: PointerEvent) => void;
  /** Without an event where the drag was broken off. */
  readonly onEnd: (event: PointerEvent | undefined) => void;
}

/** Follows the pointer from a press until it is let go or Escape is pressed; a press that does not move remains a click. */
export function follow(element: HTMLElement, start: PointerEvent, { onMove, onEnd }: Drag): void {
  const listening = new AbortController();
  const { signal } = listening;
  let isDrag = false;
  const end = (event: PointerEvent | undefined) => {
    listening.abort();
    if (isDrag) onEnd(event);
  };
  const move = (event: PointerEvent) => {
    // The button was released outside of the plot, before this was a drag.
    if (event.buttons === 0) {
      end(undefined);
      return;
    }
    if (!isDrag && Math.hypot(event.offsetX - start.offsetX, event.offsetY - start.offsetY) < least) return;
    if (!isDrag) element.setPointerCapture(start.pointerId);
    isDrag = true;
    onMove(event);
  };
  const up = (event: PointerEvent) => {
    // The browser takes the end of a drag for a click.
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

const ascending = (a: number, b: number): readonly [number, number] => (a <= b ? [a, b] : [b, a]);
