/** So many steps are kept; farther values are computed each time. */
const mostKept = 200_000;
const blockSize = 1_024;

/** The values of a function at whole steps, each of which is computed once: of so many steps side by side those that were asked for are kept. */
export function keptSteps(value: (step: number) => number): (step: number) => number {
  const blocks: { readonly values: Float64Array; readonly isKnown: Uint8Array }[] = [];
  return (step) => {
    if (!(step >= 0 && step < mostKept)) return value(step);
    const [index, at] = [Math.floor(step / blockSize), step % blockSize];
    const { values, isKnown } = (blocks[index] ??= { values: new Float64Array(blockSize), isKnown: new Uint8Array(blockSize) });
    if (isKnown[at] !== 1) {
      values[at] = value(step);
      isKnown[at] = 1;
    }
    return values[at]!;
  };
}
