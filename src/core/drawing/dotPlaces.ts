const leastGap = 8;
const wideGap = 36;

/** The indices of the places (x and y by turns, in pixels) that get a dot: all of them where there is room, else some, so that the line can be told from others. */
export function dotPlaces(places: Float64Array): readonly number[] {
  const width = (places.at(-2) ?? 0) - (places[0] ?? 0);
  const gap = places.length / 2 > width / leastGap ? wideGap : 0;
  const dots: number[] = [];
  let last = -Infinity;
  for (let i = 0; i < places.length; i += 2) {
    if (places[i]! - last < gap) continue;
    dots.push(i);
    last = places[i]!;
  }
  return dots;
}
