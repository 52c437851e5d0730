/** The step to which a key moves the crosshair: whole, between 0 and the last one; undefined for a key that does not move it. */
export function stepAfterKey(key: string, shift: boolean, step: number, lastStep: number): number | undefined {
  const stride = shift ? 1 : Math.max(1, Math.round(lastStep / 100));
  const page = Math.max(1, Math.round(lastStep / 10));
  const target: Readonly<Record<string, number>> = {
    ArrowLeft: step - stride,
    ArrowDown: step - stride,
    ArrowRight: step + stride,
    ArrowUp: step + stride,
    PageDown: step - page,
    PageUp: step + page,
    Home: 0,
    End: lastStep,
  };
  const found = target[key];
  return found === undefined ? undefined : Math.max(0, Math.min(lastStep, found));
}
