/** The steps from `from` to `to` with the weights from `low` to `high`. */
export interface PlotPart {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

/** Whether the line through points, step and weight by turns with ascending steps, runs through a part of the plot. */
export function runsThrough(points: Float64Array, { from, to, low, high }: PlotPart): boolean {
  for (let i = 2; i < points.length; i += 2) {
    const [start, end] = [points[i - 2]!, points[i]!];
    if (!(end >= from && start <= to)) continue;
    const weightAt = (step: number) =>
      end === start ? points[i + 1]! : points[i - 1]! + ((points[i + 1]! - points[i - 1]!) * (step - start)) / (end - start);
    const first = end === start ? points[i - 1]! : weightAt(Math.max(start, from));
    const last = weightAt(Math.min(end, to));
    if (Math.max(first, last) >= low && Math.min(first, last) <= high) return true;
  }
  return false;
}
