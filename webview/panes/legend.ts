import type { Plot, StepValues } from '../../src/protocol';
import { axisMark } from '../elements/axisMark';
import { create } from '../elements/dom';
import { nameElement } from '../elements/nameElement';
import { seriesStyle } from '../elements/seriesStyle';
import { swatch } from '../elements/swatch';
import type { Theme } from '../elements/theme';

/** What can be done with a curve in the legend. */
export interface LegendActions {
  readonly toggle: (id: string) => void;
  readonly solo: (id: string) => void;
  readonly pin: (id: string) => void;
  readonly reveal: (id: string, takesFocus: boolean) => void;
  /** Offers all of this at the entry. */
  readonly menu: (id: string, entry: HTMLElement) => void;
}

/** What the legend shows. */
export interface LegendView {
  readonly plot: Plot;
  /** The `id`s of the curves that are hidden, that are pinned, and that are on the right axis. */
  readonly hidden: ReadonlySet<string>;
  readonly pinned: readonly string[];
  readonly right: readonly string[];
  readonly theme: Theme;
}

const help = 'Click hides or shows it, Alt+click (S) shows it alone, Ctrl+click (G) goes to its text, a right click offers more';

/**
 * Fills the legend: a button for each curve, pressed while the curve is shown. Entries that are there are used again, so that neither the
 * focus nor a screen reader notices a new drawing of the same curves.
 */
export function renderLegend(list: HTMLElement, { plot, hidden, pinned, right, theme }: LegendView, actions: LegendActions): void {
  while (list.children.length > plot.series.length) list.lastElementChild!.remove();
  plot.series.forEach(({ id, label, description }, index) => {
    const button = (list.children[index] ?? newEntry(list)).querySelector('button')!;
    const isActive = id === plot.active;
    const isPinned = pinned.includes(id);
    const isRight = right.includes(id);
    button.replaceChildren(swatch(seriesStyle(plot, index, theme)), nameElement(label), ...(isRight ? [axisMark()] : []));
    button.ariaLabel = label;
    button.title = `${label}: ${description}\n${help}`;
    button.classList.toggle('active', isActive);
    button.classList.toggle('pinned', isPinned);
    button.onclick = (event) => onClick(event, id, actions);
    button.onkeydown = (event) => onKey(event, id, actions);
    button.oncontextmenu = (event) => {
      event.preventDefault();
      actions.menu(id, button);
    };
    button.ariaPressed = String(!hidden.has(id));
    const states = [...(isPinned ? ['pinned'] : []), ...(isRight ? ['on the right axis'] : [])];
    button.ariaDescription = states.length > 0 ? states.join(', ') : null;
    button.ariaCurrent = isActive ? 'true' : null;
  });
}

function newEntry(list: HTMLElement): HTMLElement {
  const button = create('button', { type: 'button' });
  button.setAttribute('aria-keyshortcuts', 'S P G');
  const entry = create('li', {}, button, create('span', { className: 'probeValue' }));
  list.append(entry);
  return entry;
}

function onClick({ altKey, ctrlKey, metaKey }: MouseEvent, id: string, { toggle, solo, reveal }: LegendActions): void {
  if (altKey) solo(id);
  else if (ctrlKey || metaKey) reveal(id, true);
  else toggle(id);
}

function onKey(event: KeyboardEvent, id: string, { solo, pin, reveal }: LegendActions): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const action = { s: () => solo(id), p: () => pin(id), g: () => reveal(id, event.shiftKey) }[event.key.toLowerCase()];
  if (!action) return;
  event.preventDefault();
  action();
}

/** Shows the values at the probe step beside the names, or none. */
export function showProbeValues(list: HTMLElement, probe: StepValues | undefined): void {
  list.querySelectorAll('.probeValue').forEach((place, index) => {
    place.textContent = probe?.values[index]?.text ?? '';
  });
}
