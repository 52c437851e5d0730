import { differenceText, withMinus } from '../../src/core/format';
import type { ComparedWith, Plot, StepValues } from '../../src/protocol';
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
  const labels = series.map(({ label }) => label);
  return [
    [[unit === 'epoch' ? t('Epoch') : t('Step'), t('Progress'), ...withDifferences(series, labels, differenceName)]],
    rows.map(({ step, percent, values }, row) => [
      step,
      percent,
      ...valuesWithDifferences(series, values, ({ differences }) => differences[row]!),
    ]),
    // A difference of the least values is not the least difference.
    summary.map(({ name, values }) => [name, t('of the schedule'), ...valuesWithDifferences(series, values, () => '')]),
  ];
}

const differenceName = ({ label }: ComparedWith) => t('Difference from {label}', { label });

/** The texts of curves, each followed by a difference where the curve is compared with another one. */
function withDifferences(
  series: Plot['series'],
  texts: readonly string[],
  differenceOf: (compared: ComparedWith, index: number) => string,
): readonly string[] {
  return series.flatMap(({ compared }, index) => [texts[index]!, ...(compared ? [differenceOf(compared, index)] : [])]);
}

/** The same of values, which are set with a minus sign. */
function valuesWithDifferences(...parameters: Parameters<typeof withDifferences>): readonly string[] {
  return withDifferences(...parameters).map(withMinus);
}

function setTexts(rows: HTMLCollectionOf<HTMLTableRowElement>, texts: Texts): void {
  texts.forEach((list, index) => list.forEach((text, column) => setText(rows[index]!.cells[column]!, text)));
}

/** Gives the table in an element a row with the values at the probe step, or none. */
export function showProbeRow(element: HTMLElement, { series }: Pick<Plot, 'series'>, probe: StepValues | undefined): void {
  const values = probe?.values ?? [];
  const texts = probe
    ? valuesWithDifferences(
        series,
        values.map(({ text }) => text),
        ({ id }, index) => differenceText(values[index]!.value, values[series.findIndex((each) => each.id === id)]!.value),
      )
    : [];
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
