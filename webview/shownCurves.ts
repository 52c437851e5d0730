// Pure: which curves are shown, and what becomes of that by what the user does.
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
  // With nothing under the cursor, or nothing pinned, there would be nothing to see.
  if (!isKnown) return new Set();
  const ids = series.filter(({ id, like, isReference }) => {
    const isHere =
      scope === 'all' ? isShown.all(id) && isShown.all(like ?? id) : isShown[scope](like ?? id) || (isReference && like === undefined);
    return !isHere;
  });
  return new Set(ids.map(({ id }) => id));
}

/** After a curve is hidden or shown by itself. */
export function toggled(plot: Plot, choice: Choice, id: string): Partial<Choice> {
  const hidden = new Set(hiddenCurves(plot, choice));
  if (!hidden.delete(id)) hidden.add(id);
  return { scope: 'all', hidden: [...hidden] };
}

/** After a curve is shown alone; or all of them again, where it already is. */
export function soloed(plot: Plot, choice: Choice, id: string): Partial<Choice> {
  const others = plot.series.filter((each) => each.id !== id && each.like !== id).map((each) => each.id);
  const hidden = hiddenCurves(plot, choice);
  const isAlone = !hidden.has(id) && others.every((other) => hidden.has(other));
  return { scope: 'all', hidden: isAlone ? [] : others };
}

/** After a curve is pinned, or is not any more. */
export function pinned({ pinned: before, scope }: Choice, id: string): Partial<Choice> {
  const after = before.includes(id) ? before.filter((each) => each !== id) : [...before, id];
  return { pinned: after, ...(scope === 'pinned' && after.length === 0 && { scope: 'all' as const }) };
}
