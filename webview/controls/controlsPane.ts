import type { ChangeMode, Controls, FromWebview, ToWebview } from '../../src/protocol';
import { LatestWish } from '../latestWish';
import type { Trials } from '../trials';
import { ControlRow, type RowEvents } from './controlRow';
import { byId, create, setText } from '../elements/dom';
import { t } from '../elements/t';

/** A parameter, the value that it is to have, and what is to be done with it. */
interface Change {
  readonly mode: ChangeMode;
  readonly parameter: string;
  readonly value: number | string | boolean;
}

/** The collapsible part of the page in which the parameters of the chosen schedule are changed. */
export class ControlsPane {
  readonly #section = byId('controls') as HTMLDetailsElement;
  readonly #heading = byId('controlsHeading');
  readonly #choice = create('select', { id: 'controlsChoice' });
  readonly #choiceRow = create(
    'li',
    { className: 'control' },
    create('label', { className: 'heading', htmlFor: 'controlsChoice', textContent: t('schedule') }),
    create('div', { className: 'inputs' }, this.#choice),
  );
  readonly #list = create('ul', { className: 'controlList' });
  readonly #changes: LatestWish<Change>;
  readonly #events: RowEvents;
  #rows: readonly ControlRow[] = [];
  #shown: Controls | undefined;

  constructor(post: (message: FromWebview) => void, isOpen: boolean) {
    this.#section.open = isOpen;
    this.#changes = new LatestWish((change) => {
      if (this.#shown) post({ type: 'change', schedule: this.#shown.schedule, version: this.#shown.version, ...change });
    });
    this.#events = {
      onTry: (parameter, value) => this.#changes.request({ mode: 'try', parameter, value }),
      onKeep: (parameter, value) => this.#changes.insist({ mode: 'keep', parameter, value }),
      onCancel: () => {
        this.#changes.cancel();
        post({ type: 'endTry' });
      },
      onReveal: (parameter) => {
        if (this.#shown) post({ type: 'reveal', schedule: this.#shown.schedule, parameter, takesFocus: false });
      },
    };
    this.#choice.addEventListener('change', () => post({ type: 'choose', schedule: this.#choice.value }));
    byId('controlsBody').append(this.#list);
  }

  /** As the parameter's row does it; an item of a list has none. */
  readonly trials: Trials = {
    try: (parameter, number) => {
      const row = this.#row(parameter);
      if (row) row.try(number);
      else this.#events.onTry(parameter, number);
    },
    keep: (parameter, number) => {
      const row = this.#row(parameter);
      if (row) row.keep(number);
      else this.#events.onKeep(parameter, number);
    },
    cancel: (parameter) => {
      const row = this.#row(parameter);
      if (row) row.cancel();
      else this.#events.onCancel();
    },
  };

  /** Takes the answer to a change. */
  answer({ mode, parameter, refusal }: Extract<ToWebview, { type: 'changed' }>): void {
    this.#changes.answered();
    this.#row(parameter)?.answered(mode, refusal);
  }

  /** Calls back when it is opened or closed. */
  onDidToggle(callback: (isOpen: boolean) => void): void {
    this.#section.addEventListener('toggle', () => callback(this.#section.open));
  }

  /** Opens it, and goes to its first field. */
  focus(): void {
    this.#section.open = true;
    this.#list.querySelector<HTMLElement>('input, select')?.focus();
  }

  /** Shows the parameters of a schedule, or none. */
  show(controls: Controls | undefined): void {
    const before = this.#shown;
    const isOtherText = controls?.version !== before?.version;
    const isSame = controls !== undefined && shapeOf(controls) === (before && shapeOf(before));
    this.#shown = controls;
    this.#section.hidden = controls === undefined;
    if (!controls) return;
    const { schedule, choices } = controls;
    setText(this.#heading, schedule);
    this.#choiceRow.hidden = choices.length < 2;
    // Models come with each key press, and the schedules to choose from seldom change.
    if (JSON.stringify(choices) !== JSON.stringify(before?.choices))
      this.#choice.replaceChildren(...choices.map(({ id, label }) => create('option', { value: id, textContent: label })));
    this.#choice.value = schedule;
    if (isSame) this.#rows.forEach((row, index) => row.update(controls.controls[index]!));
    else this.#rebuild(controls);
    if (isSame && isOtherText) this.#rows.forEach((row) => row.tryAgain());
  }

  #row(parameter: string): ControlRow | undefined {
    return this.#rows.find(({ control }) => control.name === parameter);
  }

  #rebuild({ controls }: Controls): void {
    const focused = this.#list.contains(document.activeElement) ? document.activeElement?.id : undefined;
    this.#rows = controls.map((control) => new ControlRow(control, this.#events));
    this.#list.replaceChildren(this.#choiceRow, ...this.#rows.map(({ element }) => element));
    if (focused) document.getElementById(focused)?.focus();
  }
}

/** While this stays the same, the rows are kept, with what the user is doing in them. */
function shapeOf({ schedule, controls }: Controls): string {
  return JSON.stringify([schedule, ...controls.map(({ name, editor }) => [name, editor.kind])]);
}
