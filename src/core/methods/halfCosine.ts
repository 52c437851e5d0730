/** Half a cosine wave upwards: from 0 at 0 to 1 at 1. */
export function halfCosine(x: number): number {
  return (1 - Math.cos(Math.PI * x)) / 2;
}
