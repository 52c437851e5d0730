import type { Comparison, ComparisonKind, FromWebview, PreviewDocument, Scope, ShownSources } from '../../src/protocol';
import { byId, create } from '../elements/dom';
import { placePanel } from '../elements/toolbar';
import { t } from '../elements/t';

export interface SourcesPaneOptions {
  readonly post: (message: FromWebview) => void;
  readonly setScope: (scope: Scope) => void;
  /** Keeps a step as the probe. */
  readonly goTo: (step: number) => void;
}

const scopes: Readonly<Record<Scope, string>> = { all: t('All'), cursor: t('The one at the cursor'), pinned: t('Pinned ones') };
const kinds: Readonly<Record<ComparisonKind | 'none', string>> = {
  none: t('Nothing'),
  saved: t('The saved file'),
  head: t('The last Git commit'),
  file: t('Another file…'),
  base: t('The base methods'),
  release: t('Another release of the library…'),
  installed: t('The installed library'),
};

/** Which schedules are shown, from which files, and what they are compared with. */
export class SourcesPane {
  readonly #scope = select(scopes);
  readonly #kind = select(kinds);
  readonly #lock = create('input', { type: 'checkbox', id: 'lockInput' });
  /** What is shown now. */
  #shown: ShownSources | undefined;

  constructor(private readonly options: SourcesPaneOptions) {
    const { post, setScope } = options;
    const panel = byId('curves');
    this.#scope.addEventListener('change', () => setScope(this.#scope.value as Scope));
    this.#kind.addEventListener('change', () => {
      const kind = this.#kind.value as ComparisonKind | 'none';
      post({ type: 'compare', kind: kind === 'none' ? undefined : kind });
    });
    this.#lock.addEventListener('change', () => post({ type: 'lock', isLocked: this.#lock.checked }));
    const add = () => {
      panel.hidePopover();
      post({ type: 'addFile' });
    };
    panel.append(
      field(t('Show'), this.#scope),
      field(t('Compare with'), this.#kind),
      create('label', { className: 'field check' }, this.#lock, create('span', { textContent: t('Stay with this file') })),
      create('button', { type: 'button', textContent: t('Add schedules of a file…'), onclick: add }),
    );
    placePanel(panel, byId('curvesButton'));
  }

  showScope(scope: Scope): void {
    this.#scope.value = scope;
  }

  show(sources: ShownSources): void {
    // Models come with each key press, and this part of them seldom changes.
    if (JSON.stringify(sources) === JSON.stringify(this.#shown)) {
      this.#kind.value = sources.comparison?.kind ?? 'none';
      return;
    }
    this.#shown = sources;
    const { isLocked, added, comparison } = sources;
    this.#lock.checked = isLocked;
    this.#kind.value = comparison?.kind ?? 'none';
    this.#showAdded(added);
    this.#showComparison(comparison);
  }

  #showAdded(added: readonly PreviewDocument[]): void {
    const items = added.map(({ uri, name }) => {
      const onclick = () => this.options.post({ type: 'removeFile', uri });
      return create(
        'li',
        {},
        create('span', { textContent: name }),
        create('button', {
          type: 'button',
          textContent: '×',
          ariaLabel: t('Remove {name}', { name }),
          title: t('Remove {name}', { name }),
          onclick,
        }),
      );
    });
    byId('added').replaceChildren(...items);
    byId('added').hidden = items.length === 0;
  }

  #showComparison(comparison: Comparison | undefined): void {
    const section = byId('compared');
    section.hidden = comparison === undefined;
    if (!comparison) {
      section.replaceChildren();
      return;
    }
    const { title, rows, note } = comparison;
    const stop = create('button', {
      type: 'button',
      textContent: t('Stop comparing'),
      onclick: () => this.options.post({ type: 'compare', kind: undefined }),
    });
    section.replaceChildren(
      create('div', { className: 'comparedHeading' }, create('h2', { textContent: title }), stop),
      ...(note === undefined ? [] : [create('p', { textContent: note })]),
      create('ul', {}, ...rows.map((row) => create('li', {}, create('strong', { textContent: row.label }), ' ', ...this.#rowText(row)))),
    );
  }

  #rowText({ label, text, step }: Comparison['rows'][number]): readonly (Node | string)[] {
    if (step === undefined) return [text];
    const onclick = () => this.options.goTo(step);
    return [
      text,
      ' ',
      create('button', {
        type: 'button',
        textContent: t('Show'),
        ariaLabel: t('Show the largest difference of {label}', { label }),
        title: t('Make it the probe step'),
        onclick,
      }),
    ];
  }
}

function select<T extends string>(options: Readonly<Record<T, string>>): HTMLSelectElement {
  const entries = Object.entries(options) as [T, string][];
  return create('select', {}, ...entries.map(([value, textContent]) => create('option', { value, textContent })));
}

function field(text: string, input: HTMLElement): HTMLElement {
  return create('label', { className: 'field' }, create('span', { textContent: text }), input);
}
