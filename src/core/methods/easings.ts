/** The usual ways from one level to the next: how far a curve has gone at the part x of the way. */
export const easings: Readonly<Record<string, (x: number) => number>> = {
  linear: (x) => x,
  cosine: (x) => (1 - Math.cos(Math.PI * x)) / 2,
};
