import type { Plot, StepValues } from '../../src/protocol';
import { byId, create } from '../elements/dom';
import { t } from '../elements/t';

const header = (scope: 'col' | 'row', text: string) => create('th', { scope, textContent: text });

/** The data table: what the chart shows, for reading and for those who cannot see it. */
export function dataTable({ series, rows, summary, unit }: Plot): HTMLTableElement {
  const isInEpochs = unit === 'epoch';
  const head = [isInEpochs ? t('Epoch') : t('Step'), t('Progress'), ...series.map(({ label }) => label)].map((text) => header('col', text));
  return create(
    'table',
    {},
    create('caption', { textContent: isInEpochs ? t('Weights over the training epochs') : t('Weights over the training steps') }),
    create('thead', {}, create('tr', {}, ...head)),
    create('tbody', { className: 'probe' }),
    create('tbody', {}, ...rows.map(({ step, percent, values }) => row(step, percent, values))),
    create('tfoot', {}, ...summary.map(({ name, values }) => row(name, t('of the schedule'), values))),
  );
}

/** Gives the table in an element a row with the values at the probe step, or none. */
export function showProbeRow(element: HTMLElement, probe: StepValues | undefined): void {
  const texts = probe?.values.map(({ text }) => text) ?? [];
  const rows = probe ? [row(t('Probe {step}', { step: probe.stepText }), probe.percentText, texts)] : [];
  element.querySelector('tbody.probe')?.replaceChildren(...rows);
}

/** Shows the table, or leaves it to screen readers. */
export function showTable(isOpen: boolean): void {
  byId('tableButton').setAttribute('aria-pressed', String(isOpen));
  byId('table').classList.toggle('spoken', !isOpen);
  byId('table').tabIndex = isOpen ? 0 : -1;
}

function row(name: string, progress: string, values: readonly string[]): HTMLTableRowElement {
  return create('tr', {}, header('row', name), ...[progress, ...values].map((textContent) => create('td', { textContent })));
}
