import type { Plot, Series } from '../../src/protocol';
import { t } from '../elements/t';

/** The curve that marks are drawn for: the only one that is shown, or else the one under the cursor. */
export function focusedSeries({ series, active }: Plot, hidden: ReadonlySet<string>): Series | undefined {
  const shown = series.filter(({ id }) => !hidden.has(id));
  return shown.length === 1 ? shown[0] : shown.find(({ id }) => id === active);
}

/** What can be said of the time past the ends of these curves, the longest text first. Their runs may well go on. */
export function pastEndTexts(shown: readonly Series[]): readonly string[] {
  const isHeld = shown.every(({ points, totalSteps }) => {
    const last = points.at(-1);
    for (let i = 0; i < points.length; i += 2) if (points[i]! > totalSteps && points[i + 1] !== last) return false;
    return true;
  });
  if (shown.length === 1) {
    const text = isHeld ? t('after the schedule: the last weight holds') : t('after the schedule: it goes on');
    return [text, t('after the schedule')];
  }
  const text = isHeld ? t('after the schedules: the last weight holds') : t('after the schedules: it goes on');
  return [text, t('after the schedules')];
}
