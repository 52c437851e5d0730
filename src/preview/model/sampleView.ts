import { sample } from '../../core/sample';
import type { Schedule } from '../../core/schedule';
import type { PlotSize, SampledView } from '../../protocol';

/** The points of a curve between two steps, as finely as a plot of this size, or a picture of it, shows that part. */
export function sampleView(schedule: Schedule, view: Omit<SampledView, 'more'>, { width, height, pixelRatio }: PlotSize): Float64Array {
  // Pictures are drawn at twice the size of the chart, from the same points.
  const scale = Math.max(pixelRatio, 2);
  return sample(schedule, { ...view, width: Math.max(width, 100) * scale, height: Math.max(height, 100) * scale });
}

/** Points for a picture: as many as it takes, but of a curve of a great many steps only what can be seen of it at its own size. */
const mostPicturePoints = 5_000;

/** The same for a picture that may be enlarged, sampled as finely as its size says. */
export function samplePicture(schedule: Schedule, view: Omit<SampledView, 'more'>, size: PlotSize): Float64Array {
  const points = sampleView(schedule, view, size);
  const isFineEnough = points.length <= 2 * mostPicturePoints || size.pixelRatio <= 2;
  return isFineEnough ? points : samplePicture(schedule, view, { ...size, pixelRatio: size.pixelRatio / 2 });
}
