import type { Plot, StepValues } from '../../src/protocol';
import { byId, create, setText } from '../elements/dom';
import { t } from '../elements/t';

const header = (scope: 'col' | 'row', text: string) => create('th', { scope, textContent: text });

/**
 * Shows the data table in an element: what the chart shows, for reading and for those who cannot see it. Cells that are there are used again:
 * a new table with each key press would be laid out anew.
 */
export function showData(element: HTMLElement, plot: Plot): void {
  const before = element.querySelector('table');
  const [head, body, foot] = partsOf(plot);
  const caption = plot.unit === 'epoch' ? t('Weights over the training epochs') : t('Weights over the training steps');
  if (before?.tHead?.rows[0]?.cells.length === head[0]!.length) {
    setText(before.caption!, caption);
    [before.tHead, before.tBodies[1], before.tFoot].forEach((part, index) => setTexts(part!.rows, [head, body, foot][index]!));
    return;
  }
  element.replaceChildren(
    create(
      'table',
      {},
      create('caption', { textContent: caption }),
      create('thead', {}, create('tr', {}, ...head[0]!.map((text) => header('col', text)))),
      create('tbody', { className: 'probe' }),
      create('tbody', {}, ...body.map(row)),
      create('tfoot', {}, ...foot.map(row)),
    ),
  );
}

type Texts = readonly (readonly string[])[];

/** What stands in the head, the body and the foot of the table of a plot. */
function partsOf({ series, rows, summary, unit }: Plot): readonly [head: Texts, body: Texts, foot: Texts] {
  return [
    [[unit === 'epoch' ? t('Epoch') : t('Step'), t('Progress'), ...series.map(({ label }) => label)]],
    rows.map(({ step, percent, values }) => [step, percent, ...values]),
    summary.map(({ name, values }) => [name, t('of the schedule'), ...values]),
  ];
}

function setTexts(rows: HTMLCollectionOf<HTMLTableRowElement>, texts: Texts): void {
  texts.forEach((list, index) => list.forEach((text, column) => setText(rows[index]!.cells[column]!, text)));
}

/** Gives the table in an element a row with the values at the probe step, or none. */
export function showProbeRow(element: HTMLElement, probe: StepValues | undefined): void {
  const texts = probe?.values.map(({ text }) => text) ?? [];
  const rows = probe ? [row([t('Probe {step}', { step: probe.stepText }), probe.percentText, ...texts])] : [];
  element.querySelector('tbody.probe')?.replaceChildren(...rows);
}

/** Shows the table, or leaves it to screen readers. */
export function showTable(isOpen: boolean): void {
  byId('tableButton').setAttribute('aria-pressed', String(isOpen));
  byId('table').classList.toggle('spoken', !isOpen);
  byId('table').tabIndex = isOpen ? 0 : -1;
}

function row([name, ...values]: readonly string[]): HTMLTableRowElement {
  return create('tr', {}, header('row', name!), ...values.map((textContent) => create('td', { textContent })));
}
