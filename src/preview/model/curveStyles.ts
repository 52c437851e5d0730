import type { Curve } from './curves';

/** The styles of the curves of a document. */
export class CurveStyles {
  #known: ReadonlyMap<string, number> = new Map();

  /** Gives each curve its style: the one that it had the last time, that of the curve that it is like, or the first that is free. */
  give(curves: readonly Curve[]): readonly Curve[] {
    const ids = new Set(curves.map(({ id, like = id }) => like));
    const known = new Map([...this.#known].filter(([id]) => ids.has(id)));
    const taken = new Set(known.values());
    for (const id of ids) {
      if (known.has(id)) continue;
      let free = 0;
      while (taken.has(free)) free++;
      known.set(id, free);
      taken.add(free);
    }
    this.#known = known;
    return curves.map((curve) => ({ ...curve, style: known.get(curve.like ?? curve.id)! }));
  }
}
