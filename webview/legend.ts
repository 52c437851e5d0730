import type { Plot, StepValues } from '../src/protocol';
import { create } from './dom';
import { seriesStyle } from './seriesStyle';
import { swatch } from './swatch';
import type { Theme } from './theme';

/** What can be done with a curve in the legend. */
export interface LegendActions {
  readonly toggle: (id: string) => void;
  readonly solo: (id: string) => void;
  readonly pin: (id: string) => void;
  readonly reveal: (id: string, takesFocus: boolean) => void;
  /** Offers all of this at the entry. */
  readonly menu: (id: string, entry: HTMLElement) => void;
}

const help = 'Click hides or shows it, Alt+click (S) shows it alone, Ctrl+click (G) goes to its text, a right click offers more';

/** Fills the legend: a button for each curve, pressed while the curve is shown. */
export function renderLegend(
  list: HTMLElement,
  plot: Plot,
  hidden: ReadonlySet<string>,
  pinned: readonly string[],
  theme: Theme,
  actions: LegendActions,
): void {
  const focused = [...list.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
  const items = plot.series.map(({ id, label, description }, index) => {
    const isActive = id === plot.active;
    const isPinned = pinned.includes(id);
    const button = create(
      'button',
      {
        type: 'button',
        title: `${label}: ${description}\n${help}`,
        className: `${isActive ? 'active' : ''} ${isPinned ? 'pinned' : ''}`.trim(),
        onclick: (event) => onClick(event, id, actions),
        onkeydown: (event) => onKey(event, id, actions),
        oncontextmenu: (event) => {
          event.preventDefault();
          actions.menu(id, event.currentTarget as HTMLElement);
        },
      },
      swatch(seriesStyle(plot, index, theme)),
      create('span', { textContent: label }),
    );
    button.setAttribute('aria-pressed', String(!hidden.has(id)));
    button.setAttribute('aria-keyshortcuts', 'S P G');
    if (isPinned) button.setAttribute('aria-description', 'pinned');
    if (isActive) button.setAttribute('aria-current', 'true');
    return create('li', {}, button, create('span', { className: 'keptValue' }));
  });
  list.replaceChildren(...items);
  if (focused >= 0) list.querySelectorAll('button')[Math.min(focused, items.length - 1)]?.focus();
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
export function showKeptValues(list: HTMLElement, kept: StepValues | undefined): void {
  list.querySelectorAll('.keptValue').forEach((place, index) => {
    place.textContent = kept?.values[index]?.text ?? '';
  });
}
