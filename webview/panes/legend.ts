import { withMinus } from '../../src/core/format';
import type { LoggedSeries, Plot, StepValues } from '../../src/protocol';
import { twinCurves } from '../chart/curves/twins';
import { loggedId, runDash } from '../chart/logged';
import { byId, setText } from '../elements/dom';
import { nameParts } from '../elements/nameParts';
import { seriesStyle } from '../elements/seriesStyle';
import type { Theme } from '../elements/theme';
import { moveAmong } from '../elements/roving';
import { t } from '../elements/t';
import { type EntryView, type LegendActions, newEntry, showEntry } from './legendEntry';

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
  /** What the entries show, by which it is seen that one shows something else. */
  readonly #keys: string[] = [];

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
    const names = nameParts([...series.map(({ label }) => label), ...logNames]);
    const twins = twinCurves(plot, hidden);
    const views: readonly EntryView[] = [
      ...series.map(({ id, label, description }, index) => {
        const twin = twins.get(id);
        return {
          id,
          name: names[index]!,
          label,
          title: `${label}: ${description}\n${help}`,
          style: seriesStyle(plot, index, theme),
          isShown: !hidden.has(id),
          isActive: id === active,
          isPinned: pinned.includes(id),
          isRight: right.includes(id),
          same: twin && twin.place > 0 ? `= ${twin.first.label}` : undefined,
        };
      }),
      ...this.#logged.map(({ curve, run }, place) => {
        const id = loggedId(curve, run?.name);
        const label = logNames[place]!;
        return {
          id,
          name: names[series.length + place]!,
          label,
          title: label,
          style: { color: theme.foreground, dash: runDash(run?.place) },
          dot: seriesStyle(
            plot,
            series.findIndex((each) => each.id === curve),
            theme,
          ).color,
          isShown: !hidden.has(id) && !hidden.has(curve),
        };
      }),
    ];
    views.forEach((view, index) => {
      const entry = list.children[index] ?? newEntry(list);
      // Models come with each key press, and few entries change.
      const key = JSON.stringify(view);
      if (this.#keys[index] === key) return;
      this.#keys[index] = key;
      showEntry(entry, view, this.actions);
    });
    this.#keys.length = views.length;
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
    this.#list.querySelectorAll('.probeValue').forEach((place, index) => setText(place, withMinus(texts[index] ?? '')));
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
