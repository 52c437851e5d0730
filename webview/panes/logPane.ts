import type { FromWebview, LogAction, LoggedSeries, LogModel, Plot } from '../../src/protocol';
import { byId, closePopovers, create } from '../elements/dom';
import { runDash } from '../chart/logged';
import { seriesStyle } from '../elements/seriesStyle';
import { swatch } from '../elements/swatch';
import type { Theme } from '../elements/theme';
import { t } from '../elements/t';

const largestDrop = 256 * 2 ** 20;

const nothing: readonly [] = [];

/** What was logged; always the same list where there is none. */
export const seriesOf = (log: LogModel): readonly LoggedSeries[] => (log.kind === 'compared' ? log.series : nothing);

/** What the page says of a training log in words, and the ways to give it one. */
export class LogPane {
  readonly #section = byId('logged');

  constructor(
    private readonly post: (message: FromWebview) => void,
    target: HTMLElement,
  ) {
    byId('logButton').addEventListener('click', () => this.#act('choose'));
    target.addEventListener('dragover', (event) => {
      if (!event.dataTransfer || event.dataTransfer.types.length === 0) return;
      event.preventDefault();
      target.classList.add('dropping');
    });
    target.addEventListener('dragleave', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && target.contains(relatedTarget))) target.classList.remove('dropping');
    });
    target.addEventListener('drop', (event) => {
      event.preventDefault();
      target.classList.remove('dropping');
      if (event.dataTransfer) void this.#drop(event.dataTransfer);
    });
  }

  /** Shows sentences on the series in the place of earlier ones. */
  showSummaries(summaries: readonly string[]): void {
    this.#section.querySelectorAll('.summary').forEach((paragraph, index) => (paragraph.textContent = summaries[index] ?? ''));
  }

  /** Fills the section with what is known of a log. */
  render(log: LogModel, plot: Plot, theme: Theme): void {
    this.#section.hidden = log.kind === 'none' || log.kind === 'reading';
    if (log.kind === 'none' || log.kind === 'reading') return;
    // While the user is elsewhere, such as in a list that was opened from here, the focus must not come back.
    const focused = document.hasFocus() && this.#section.contains(document.activeElement) ? document.activeElement?.id : undefined;
    const isCompared = log.kind === 'compared';
    const buttons = [
      ...(isCompared ? [this.#button('logColumns', t('Columns…'), 'columns')] : []),
      ...(log.saved ? [this.#button('logReload', t('Read again'), 'reload')] : []),
      this.#button('logRemove', t('Remove'), 'remove'),
      // It stands below them.
      ...(isCompared ? [this.#smoothing(log.smoothing ?? 0)] : []),
    ];
    const head = create(
      'div',
      { className: 'logHead' },
      create('h2', { textContent: t('Planned against logged: {name}', { name: log.name }) }),
      create('span', { className: 'hint', textContent: isCompared ? log.note : '' }),
      ...buttons,
    );
    this.#section.replaceChildren(head, isCompared ? this.#series(log, plot, theme) : create('p', { textContent: log.reason }));
    if (focused) document.getElementById(focused)?.focus();
  }

  /** A slider that tells when it is let go: what it changes is drawn anew, and it with it. */
  #smoothing(smoothing: number): HTMLElement {
    const value = String(smoothing);
    const slider = create('input', { id: 'logSmoothing', type: 'range', min: '0', max: '0.99', step: '0.01', value });
    slider.onchange = () => this.post({ type: 'log', action: 'smooth', smoothing: slider.valueAsNumber });
    return create('label', { className: 'hint' }, t('Smoothing'), ' ', slider, ' ', value);
  }

  #button(id: string, textContent: string, action: LogAction): HTMLButtonElement {
    return create('button', { id, type: 'button', textContent, onclick: () => this.#act(action) });
  }

  /** What is compared, and the runs, each of which can be removed. */
  #series(log: Extract<LogModel, { kind: 'compared' }>, plot: Plot, theme: Theme): HTMLElement {
    const runs = (log.runs ?? []).map((name, run) => {
      const text = t('Remove {name}', { name });
      const onclick = () => this.post({ type: 'log', action: 'remove', run });
      return create('li', {}, name, create('button', { type: 'button', textContent: '×', ariaLabel: text, title: text, onclick }));
    });
    return create('div', {}, logSeries(log, plot, theme), create('ul', { className: 'runs', hidden: runs.length === 0 }, ...runs));
  }

  #act(action: LogAction): void {
    closePopovers();
    this.post({ type: 'log', action });
  }

  /** A file that is dragged from the workbench comes as a URI, one from the system as bytes. */
  async #drop(data: DataTransfer): Promise<void> {
    const list = data.getData('application/vnd.code.uri-list') || data.getData('text/uri-list');
    const uri = list.split(/\r?\n/).find((line) => line !== '' && !line.startsWith('#'));
    const [file] = data.files;
    if (uri !== undefined && !file) this.post({ type: 'dropLog', uri });
    if (!file) return;
    // The host refuses a file that is too large. It needs no bytes for that.
    const bytes = file.size > largestDrop ? new ArrayBuffer(0) : await file.arrayBuffer();
    this.post({ type: 'dropLogBytes', name: file.name, size: file.size, bytes: new Uint8Array(bytes) });
  }
}

/** The list of what is compared, or what to do where that is nothing. */
function logSeries({ series, summaries }: Extract<LogModel, { kind: 'compared' }>, plot: Plot, theme: Theme): HTMLElement {
  if (series.length === 0) return create('p', { textContent: t('No column is compared yet: choose one.') });
  const items = series.map(({ curve, column, run }, index) => {
    const place = plot.series.findIndex(({ id }) => id === curve);
    return create(
      'li',
      {},
      ...(place < 0 ? [] : [swatch({ ...seriesStyle(plot, place, theme), dash: runDash(run?.place) })]),
      create('strong', { textContent: curve }),
      create('span', { className: 'hint', textContent: run ? `${run.name}: ${column}` : t('column {column}', { column }) }),
      create('span', { className: 'summary', textContent: summaries?.[index] ?? t('Comparing…') }),
    );
  });
  return create('div', { role: 'status' }, create('ul', {}, ...items));
}
