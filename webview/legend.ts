import type { Plot, StepValues } from '../src/protocol';
import { curveStyle } from './curveStyle';
import { create } from './dom';
import { swatch } from './swatch';
import type { Theme } from './theme';

/** Fills the legend: a button for each curve, pressed while the curve is shown. */
export function renderLegend(
  list: HTMLElement,
  { series, active }: Plot,
  hidden: ReadonlySet<string>,
  theme: Theme,
  onToggle: (id: string) => void,
): void {
  const focused = [...list.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
  const items = series.map(({ id, label, description }, index) => {
    const isActive = id === active;
    const button = create(
      'button',
      { type: 'button', title: `${label}: ${description}`, className: isActive ? 'active' : '', onclick: () => onToggle(id) },
      swatch(curveStyle(index, theme)),
      create('span', { textContent: label }),
    );
    button.setAttribute('aria-pressed', String(!hidden.has(id)));
    if (isActive) button.setAttribute('aria-current', 'true');
    return create('li', {}, button, create('span', { className: 'keptValue' }));
  });
  list.replaceChildren(...items);
  if (focused >= 0) list.querySelectorAll('button')[Math.min(focused, items.length - 1)]?.focus();
}

/** Shows the values at the probe step beside the names, or none. */
export function showKeptValues(list: HTMLElement, kept: StepValues | undefined): void {
  list.querySelectorAll('.keptValue').forEach((place, index) => {
    place.textContent = kept?.values[index]?.text ?? '';
  });
}
