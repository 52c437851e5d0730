import type { Plot } from '../src/protocol';
import { create } from './dom';

const header = (scope: 'col' | 'row', text: string) => create('th', { scope, textContent: text });

/** The data table: what the chart shows, for reading and for those who cannot see it. */
export function dataTable({ series, rows }: Plot): HTMLTableElement {
  const head = ['Step', 'Progress', ...series.map(({ label }) => label)].map((text) => header('col', text));
  const body = rows.map(({ step, percent, values }) =>
    create('tr', {}, header('row', step), ...[percent, ...values].map((textContent) => create('td', { textContent }))),
  );
  return create(
    'table',
    {},
    create('caption', { textContent: 'Weights over the training steps' }),
    create('thead', {}, create('tr', {}, ...head)),
    create('tbody', {}, ...body),
  );
}
