import { chartTitle } from '../../src/exports/picture';
import type { AxesState, Plot } from '../../src/protocol';
import { focusedSeries } from '../chart/annotations';
import { byId } from '../elements/dom';
import { t } from '../elements/t';
import { chartNote } from './chartNote';
import { chartName, chartSummary } from './summary';

/** Writes what is said around and of the chart: its title, the verdict on the curve at the cursor, a note, its name and its summary. */
export function renderChartTexts(plot: Plot, hidden: ReadonlySet<string>, axes: AxesState): void {
  document.querySelector('h1')!.textContent = t(chartTitle(plot.unit));
  byId('verdict').textContent = focusedSeries(plot, hidden)?.verdict ?? '';
  const note = chartNote(plot, hidden, axes);
  byId('chartNote').textContent = note;
  byId('chartNote').hidden = note === '';
  byId('canvas').setAttribute('aria-label', chartName(plot));
  byId('summary').textContent = chartSummary(plot);
}
