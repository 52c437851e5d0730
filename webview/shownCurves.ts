// Pure: which curves are shown, and how the user changes that.
import type { Plot, SavedState } from '../src/protocol';

/** The part of the view state that is about which curves are shown. */
export type Choice = Pick<SavedState, 'scope' | 'hidden' | 'pinned'>;

/** The `id`s of the curves that are not shown. A curve to compare with goes with the one that it is another version of. */
export function hiddenCurves({ series, active }: Plot, { scope, hidden, pinned }: Choice): ReadonlySet<string> {
  const isShown: Record<Choice['scope'], (id: string) => boolean> = {
    all: (id) => !hidden.includes(id),
    cursor: (id) => id === active,
    pinned: (id) => pinned.includes(id),
  };
  const isKnown = scope === 'all' || series.some(({ id }) => isShown[scope](id));
  // Where nothing is at the cursor, or nothing is pinned, all curves are shown rather than none.
  if (!isKnown) return new Set();
  const ids = series.filter(({ id, like, isReference }) => {
    const isHere =
      scope === 'all' ? isShown.all(id) && isShown.all(like ?? id) : isShown[scope](like ?? id) || (isReference && like === undefined);
    return !isHere;
  });
  return new Set(ids.map(({ id }) => id));
}

/** The choice after a curve is hidden, or shown again. */
export function toggled(plot: Plot, choice: Choice, id: string): Partial<Choice> {
  const hidden = new Set(hiddenCurves(plot, choice));
  if (!hidden.delete(id)) hidden.add(id);
  return { scope: 'all', hidden: [...hidden] };
}

/** The choice after a curve is shown alone; where it is alone already, all are shown again. */
export function soloed(plot: Plot, choice: Choice, id: string): Partial<Choice> {
  const others = plot.series.filter((each) => each.id !== id && each.like !== id).map((each) => each.id);
  const hidden = hiddenCurves(plot, choice);
  const isAlone = !hidden.has(id) && others.every((other) => hidden.has(other));
  return { scope: 'all', hidden: isAlone ? [] : others };
}

/** The choice after a curve is pinned, or is pinned no more. */
export function pinned({ pinned: before, scope }: Choice, id: string): Partial<Choice> {
  const after = flipped(before, id);
  return { pinned: after, ...(scope === 'pinned' && after.length === 0 && { scope: 'all' as const }) };
}

/** A list without something that it has, or with it. */
export const flipped = (list: readonly string[], id: string): readonly string[] =>
  list.includes(id) ? list.filter((each) => each !== id) : [...list, id];
