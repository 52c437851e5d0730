import { mostRatio, sizeOf } from '../../src/core/drawing/valueAxes';
import type { AxesState, Plot, Scope } from '../../src/protocol';
import { axisCurves } from '../chart/valueAxes';
import { t } from '../elements/t';

/** A note on what the chosen axes cannot show, and on what is chosen not to be shown in whatever file; empty where everything is shown. */
export function chartNote(plot: Plot, hidden: ReadonlySet<string>, axes: AxesState, scope: Scope = 'all'): string {
  const { series, unit, stepsPerEpoch } = plot;
  const sentences: string[] = [];
  if (scope !== 'all' && series.some(({ id }) => hidden.has(id)))
    sentences.push(
      scope === 'cursor'
        ? t('Only the curve at the cursor is shown: All under Schedules shows the others.')
        : t('Only the pinned curves are shown: All under Schedules shows the others.'),
    );
  if (unit !== 'epoch' && axes.unit === 'epochs' && axes.stepsPerEpoch === undefined && !stepsPerEpoch) {
    sentences.push(t('The steps of an epoch are not known, so the axis counts steps: type them under Axes.'));
  }
  if (axes.scale === 'log') {
    const cut = series.filter(({ id, extent }) => !hidden.has(id) && extent.min <= 0);
    if (cut.length > 0)
      sentences.push(
        t(
          cut.length === 1
            ? 'A logarithmic axis has no zero and nothing below: {curves} has a gap there.'
            : 'A logarithmic axis has no zero and nothing below: {curves} have gaps there.',
          { curves: listed(cut.map(({ label }) => label)) },
        ),
      );
  } else {
    const flat = flatCurves(plot, hidden, axes);
    if (flat.length > 0)
      sentences.push(
        t(
          flat.length === 1
            ? '{curves} lies flat beside the others: a logarithmic axis shows all of them, S in the legend shows one alone.'
            : '{curves} lie flat beside the others: a logarithmic axis shows all of them, S in the legend shows one alone.',
          { curves: listed(flat) },
        ),
      );
  }
  return sentences.join(' ');
}

/** The names of the curves that are too small for their axis: with one axis for all, as the user may want it. */
function flatCurves(plot: Plot, hidden: ReadonlySet<string>, axes: AxesState): readonly string[] {
  return axisCurves(plot, hidden, axes).groups.flatMap((list) => {
    const greatest = Math.max(...list.map(sizeOf));
    return list.filter((each) => each.extent.min < each.extent.max && sizeOf(each) * mostRatio < greatest).map(({ label }) => label);
  });
}

const mostNames = 3;

function listed(names: readonly string[]): string {
  if (names.length > mostNames)
    return t('{names} and {count} more', { names: names.slice(0, mostNames).join(', '), count: names.length - mostNames });
  return names.length === 1 ? names[0]! : t('{names} and {last}', { names: names.slice(0, -1).join(', '), last: names.at(-1)! });
}
