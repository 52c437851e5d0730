import { chartTitle } from '../../src/exports/picture';
import type { AxesState, Plot, Scope } from '../../src/protocol';
import { focusedSeries } from '../chart/annotations';
import { axisCurves } from '../chart/valueAxes';
import { byId, setAttributes, setText } from '../elements/dom';
import { t } from '../elements/t';
import { chartNote } from './chartNote';
import { chartName, chartSummary, plotsSummary } from './summary';

/** Writes what is said around and of the chart: its title, the verdict on the curve at the cursor, a note, its name and its summary. */
export function renderChartTexts(plot: Plot, hidden: ReadonlySet<string>, axes: AxesState, scope: Scope): void {
  setText(document.querySelector('h1')!, t(chartTitle(plot.unit)));
  setText(byId('verdict'), focusedSeries(plot, hidden)?.verdict ?? '');
  const note = chartNote(plot, hidden, axes, scope);
  setText(byId('chartNote'), note);
  byId('chartNote').hidden = note === '';
  setAttributes(byId('canvas'), { 'aria-label': chartName(plot) });
  setText(byId('summary'), [chartSummary(plot), plotsSummary(axisCurves(plot, hidden, axes))].join(' ').trimEnd());
}
