// Pure: the value axes of a chart, and which curves are on each.
import { valueTitle, rightCurves } from '../../src/core/drawing/valueAxes';
import { t } from '../elements/t';
import type { AxesState, Plot, Series } from '../../src/protocol';

/** The shown curves by the axis that they are on. */
export interface AxisCurves {
  readonly left: readonly Series[];
  readonly right: readonly Series[];
}

/** Parts the shown curves into those on the left axis and those on the right one, of which there are none unless the user wants two axes. */
export function axisCurves({ series }: Plot, hidden: ReadonlySet<string>, { valueAxes, scale }: AxesState): AxisCurves {
  const shown = series.filter(({ id }) => !hidden.has(id));
  const ids = valueAxes === 'one' ? new Set<string>() : rightCurves(shown, scale);
  return { left: shown.filter(({ id }) => !ids.has(id)), right: shown.filter(({ id }) => ids.has(id)) };
}

const translated = (): Readonly<Record<string, string>> => ({
  'Learning rate': t('Learning rate'),
  Momentum: t('Momentum'),
  Value: t('Value'),
  Weight: t('Weight'),
  'Weight decay': t('Weight decay'),
});

/** What the two axes are called. */
export type AxisTitles = Readonly<Record<'left' | 'right', string>>;

/** The titles of the axes of a chart; `right` are the `id`s of the curves on the right one. */
export function axisTitles({ series }: Plot, hidden: ReadonlySet<string>, right: readonly string[] = []): AxisTitles {
  const shown = series.filter(({ id }) => !hidden.has(id));
  const titleOf = (isRight: boolean) => {
    const title = valueTitle(shown.filter(({ id }) => right.includes(id) === isRight).map(({ quantity }) => quantity));
    return translated()[title] ?? title;
  };
  return { left: titleOf(false), right: titleOf(true) };
}
