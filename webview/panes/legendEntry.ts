import type { CurveStyle } from '../../src/core/drawing/curveStyle';
import { axisMark } from '../elements/axisMark';
import { create } from '../elements/dom';
import { nameElement } from '../elements/nameElement';
import type { NameParts } from '../elements/nameParts';
import { swatch } from '../elements/swatch';
import { t } from '../elements/t';

/** What can be done with a curve in the legend. */
export interface LegendActions {
  readonly toggle: (id: string) => void;
  /** The same for what was logged, by its `loggedId`. */
  readonly toggleLog: (id: string) => void;
  readonly solo: (id: string) => void;
  readonly pin: (id: string) => void;
  readonly reveal: (id: string, takesFocus: boolean) => void;
  /** Dims the other curves, or none. */
  readonly emphasise: (id: string | undefined) => void;
  /** Offers all of this at the entry. */
  readonly menu: (id: string, entry: HTMLElement) => void;
}

/** What an entry of the legend shows: a curve, or what was logged for one. */
export interface EntryView {
  readonly id: string;
  readonly name: NameParts;
  readonly label: string;
  readonly title: string;
  readonly style: CurveStyle;
  /** The colour of the curve for which this was logged; undefined for a curve. */
  readonly dot?: string;
  readonly isShown: boolean;
  readonly isActive?: boolean;
  readonly isPinned?: boolean;
  readonly isRight?: boolean;
  /** That it is the same as an earlier one. */
  readonly same?: string | undefined;
}

/** An empty entry at the end of a list. */
export function newEntry(list: HTMLElement): HTMLElement {
  const button = create('button', { type: 'button', tabIndex: -1 });
  // The button's description says what the marks do.
  const marks = create('span', { className: 'marks', ariaHidden: 'true' });
  const entry = create('li', {}, button, marks, create('span', { className: 'probeValue' }));
  list.append(entry);
  return entry;
}

/** Makes an entry show something, whatever it has shown before. */
export function showEntry(entry: Element, view: EntryView, actions: LegendActions): void {
  const { id, name, label, title, style, dot, isShown, isActive = false, isPinned = false, isRight = false, same } = view;
  const isLog = dot !== undefined;
  const button = entry.querySelector('button')!;
  button.replaceChildren(swatch(style, dot), nameElement(name));
  const twin = same === undefined ? [] : [create('span', { className: 'same', textContent: same })];
  entry.querySelector('.marks')!.replaceChildren(...twin, ...(isRight ? [axisMark()] : []));
  button.ariaLabel = label;
  button.title = title;
  button.classList.toggle('active', isActive);
  button.classList.toggle('pinned', isPinned);
  button.onclick = (event) => (isLog ? actions.toggleLog(id) : onClick(event, id, actions));
  button.onkeydown = isLog ? null : (event) => onKey(event, id, actions);
  button.oncontextmenu = isLog
    ? null
    : (event) => {
        event.preventDefault();
        actions.menu(id, button);
      };
  if (isLog) button.removeAttribute('aria-keyshortcuts');
  else button.setAttribute('aria-keyshortcuts', 'S P G');
  button.ariaPressed = String(isShown);
  const states = [...(isPinned ? [t('pinned')] : []), ...(isRight ? [t('on the right axis')] : []), ...(same === undefined ? [] : [same])];
  button.ariaDescription = states.length > 0 ? states.join(', ') : null;
  button.ariaCurrent = isActive ? 'true' : null;
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
