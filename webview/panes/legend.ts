import { withMinus } from '../../src/core/format';
import type { LoggedSeries, Plot, StepValues } from '../../src/protocol';
import { twinCurves } from '../chart/curves/twins';
import { loggedId, runDash } from '../chart/logged';
import { axisMark } from '../elements/axisMark';
import { byId, create } from '../elements/dom';
import { nameElements } from '../elements/nameElement';
import { seriesStyle } from '../elements/seriesStyle';
import { swatch } from '../elements/swatch';
import type { Theme } from '../elements/theme';
import { moveAmong } from '../elements/roving';
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

/** What the legend shows. */
export interface LegendView {
  readonly plot: Plot;
  /** The `id`s of the curves that are hidden, that are pinned, and that are on the right axis. */
  readonly hidden: ReadonlySet<string>;
  readonly pinned: readonly string[];
  readonly right: readonly string[];
  readonly logged: readonly LoggedSeries[];
  readonly theme: Theme;
}

const help = t('Click hides or shows it, Alt+click (S) shows it alone, Ctrl+click (G) goes to its text, a right click offers more');

/** From so many curves on, they can be filtered by their names. */
const manyCurves = 13;

/** The legend: a button for each curve, pressed while the curve is shown. */
export class Legend {
  readonly #list = byId('legend');
  readonly #filter = byId('legendFilter') as HTMLInputElement;
  #ids: readonly string[] = [];
  #logged: readonly LoggedSeries[] = [];

  constructor(private readonly actions: LegendActions) {
    const list = this.#list;
    list.addEventListener('keydown', (event) => moveAmong(this.#shown, event));
    list.addEventListener('focusin', ({ target }) => this.#rove(target as HTMLElement));
    // Of an entry that was clicked the pointer tells.
    list.addEventListener('focusin', ({ target }) => (target as HTMLElement).matches(':focus-visible') && this.#emphasise(target));
    list.addEventListener('focusout', () => actions.emphasise(undefined));
    list.addEventListener('pointerover', ({ target, pointerType }) => pointerType !== 'touch' && this.#emphasise(target));
    list.addEventListener('pointerleave', () => actions.emphasise(undefined));
    this.#filter.addEventListener('input', () => this.#applyFilter());
    this.#filter.addEventListener('keydown', ({ key }) => {
      if (key === 'ArrowDown') this.#shown[0]?.focus();
      if (key !== 'Escape') return;
      this.#filter.value = '';
      this.#applyFilter();
    });
  }

  /** Shows the curves. Entries that are there are used again, so that neither the focus nor a screen reader notices a new drawing of the same curves. */
  render({ plot, hidden, pinned, right, logged, theme }: LegendView): void {
    const list = this.#list;
    const { series, active } = plot;
    this.#logged = logged.filter(({ curve }) => series.some(({ id }) => id === curve));
    this.#ids = [...series.map(({ id }) => id), ...this.#logged.map(({ curve }) => curve)];
    while (list.children.length > this.#ids.length) list.lastElementChild!.remove();
    const logNames = this.#logged.map(({ curve, run }) => `${series.find(({ id }) => id === curve)!.label}, ${run?.name ?? t('logged')}`);
    const names = nameElements([...series.map(({ label }) => label), ...logNames]);
    const twins = twinCurves(plot, hidden);
    series.forEach(({ id, label, description }, index) => {
      const entry = list.children[index] ?? newEntry(list);
      const button = entry.querySelector('button')!;
      const isActive = id === active;
      const isPinned = pinned.includes(id);
      const isRight = right.includes(id);
      const twin = twins.get(id);
      const same = twin && twin.place > 0 ? `= ${twin.first.label}` : undefined;
      button.replaceChildren(swatch(seriesStyle(plot, index, theme)), names[index]!);
      entry
        .querySelector('.marks')!
        .replaceChildren(
          ...(same === undefined ? [] : [create('span', { className: 'same', textContent: same })]),
          ...(isRight ? [axisMark()] : []),
        );
      button.ariaLabel = label;
      button.title = `${label}: ${description}\n${help}`;
      button.classList.toggle('active', isActive);
      button.classList.toggle('pinned', isPinned);
      button.onclick = (event) => onClick(event, id, this.actions);
      button.onkeydown = (event) => onKey(event, id, this.actions);
      button.oncontextmenu = (event) => {
        event.preventDefault();
        this.actions.menu(id, button);
      };
      button.setAttribute('aria-keyshortcuts', 'S P G');
      button.ariaPressed = String(!hidden.has(id));
      const states = [
        ...(isPinned ? [t('pinned')] : []),
        ...(isRight ? [t('on the right axis')] : []),
        ...(same === undefined ? [] : [same]),
      ];
      button.ariaDescription = states.length > 0 ? states.join(', ') : null;
      button.ariaCurrent = isActive ? 'true' : null;
    });
    this.#logged.forEach(({ curve, run }, place) => {
      const index = series.length + place;
      const entry = list.children[index] ?? newEntry(list);
      const button = entry.querySelector('button')!;
      const id = loggedId(curve, run?.name);
      const at = series.findIndex((each) => each.id === curve);
      button.replaceChildren(
        swatch({ color: theme.foreground, dash: runDash(run?.place) }, seriesStyle(plot, at, theme).color),
        names[index]!,
      );
      entry.querySelector('.marks')!.replaceChildren();
      button.className = '';
      button.ariaLabel = button.title = logNames[place]!;
      button.onclick = () => this.actions.toggleLog(id);
      button.onkeydown = button.oncontextmenu = null;
      button.ariaPressed = String(!hidden.has(id) && !hidden.has(curve));
      button.ariaDescription = button.ariaCurrent = null;
      button.removeAttribute('aria-keyshortcuts');
    });
    this.#filter.hidden = series.length < manyCurves;
    if (this.#filter.hidden) this.#filter.value = '';
    this.#applyFilter();
  }

  /** Shows the values at the probe step beside the names, or none. */
  showProbe(probe: StepValues | undefined): void {
    const values = probe?.values ?? [];
    const logged = this.#logged.map(({ curve, run }) => values[this.#ids.indexOf(curve)]?.logged?.find((each) => each.run === run?.name));
    const texts = [...Array.from({ length: this.#ids.length - logged.length }, (_, i) => values[i]), ...logged].map(
      (each) => each?.text ?? '',
    );
    this.#list.querySelectorAll('.probeValue').forEach((place, index) => (place.textContent = withMinus(texts[index] ?? '')));
  }

  get #shown(): readonly HTMLButtonElement[] {
    return [...this.#list.querySelectorAll<HTMLButtonElement>('li:not([hidden]) button')];
  }

  #emphasise(target: EventTarget | null): void {
    const entry = target instanceof Element ? target.closest('li') : null;
    this.actions.emphasise(entry ? this.#ids[[...this.#list.children].indexOf(entry)] : undefined);
  }

  #applyFilter(): void {
    const wanted = this.#filter.value.trim().toLowerCase();
    for (const entry of this.#list.querySelectorAll<HTMLElement>('li'))
      entry.hidden = !entry.querySelector('button')!.ariaLabel!.toLowerCase().includes(wanted);
    const shown = this.#shown;
    this.#rove(shown.find(({ tabIndex }) => tabIndex === 0) ?? shown[0]);
  }

  /** Makes one entry the only one that Tab goes to. */
  #rove(entry: HTMLElement | undefined): void {
    for (const button of this.#list.querySelectorAll('button')) button.tabIndex = button === entry ? 0 : -1;
  }
}

function newEntry(list: HTMLElement): HTMLElement {
  const button = create('button', { type: 'button', tabIndex: -1 });
  // The button's description says what the marks do.
  const marks = create('span', { className: 'marks', ariaHidden: 'true' });
  const entry = create('li', {}, button, marks, create('span', { className: 'probeValue' }));
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
