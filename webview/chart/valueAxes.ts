// Pure: the value axes of a chart, and which curves are on each.
import { axisGroups, valueTitle } from '../../src/core/drawing/valueAxes';
import { t } from '../elements/t';
import type { AxesState, Plot, Series } from '../../src/protocol';

/** The shown curves by the value axis that they are on. */
export interface AxisCurves {
  /** One list at least. */
  readonly groups: readonly (readonly Series[])[];
  /** Each axis has a plot of its own, one above the other. */
  readonly isStacked: boolean;
}

/** So many axes stand beside one plot. */
const mostBeside = 2;

/** Parts the shown curves into those of each value axis, of which there is one where the user wants no more. */
export function axisCurves({ series }: Plot, hidden: ReadonlySet<string>, { valueAxes, scale }: AxesState): AxisCurves {
  const shown = series.filter(({ id }) => !hidden.has(id));
  const parted = valueAxes === 'one' ? [] : axisGroups(shown, scale);
  const groups = parted.length === 0 ? [shown] : parted;
  return { groups, isStacked: groups.length > (valueAxes === 'plots' ? 1 : mostBeside) };
}

const translated = (): Readonly<Record<string, string>> => ({
  'Learning rate': t('Learning rate'),
  Momentum: t('Momentum'),
  Value: t('Value'),
  Weight: t('Weight'),
  'Weight decay': t('Weight decay'),
});

/** What each value axis is called, the first one first; a plot of one curve by that one where its quantity has several plots. */
export function axisTitles({ groups, isStacked }: AxisCurves): readonly string[] {
  const titles = groups.map((group) => {
    const title = valueTitle(group.map(({ quantity }) => quantity));
    return translated()[title] ?? title;
  });
  return titles.map((title, index) => {
    const [only, ...others] = groups[index]!;
    return isStacked && only && others.length === 0 && titles.filter((each) => each === title).length > 1 ? only.label : title;
  });
}
