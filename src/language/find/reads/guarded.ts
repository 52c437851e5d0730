/**
 * What is read of a node; undefined where that fails and there is somebody to be told. No other framework is asked then: what one would have claimed
 * must not be shown as something else.
 */
export function guarded<T>(onFailure: ((error: Error) => void) | undefined, read: () => T): T | undefined {
  if (!onFailure) return read();
  try {
    return read();
  } catch (error) {
    onFailure(error instanceof Error ? error : new Error(String(error)));
    return undefined;
  }
}
