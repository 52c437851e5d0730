// Which release of a library is meant, where releases differ.
import type { ReadOptions } from '../../language/find/site';
import { compareVersions } from '../../language/releases/compareVersions';

/** What is known of releases, and who wants to know which of them differ. */
export type ReleaseOptions = Pick<ReadOptions, 'versions' | 'onRelease'>;

/** Whether the release of a library that is used is this one or a later one; where nothing says which one is used, it is the newest. */
export function isSince({ versions, onRelease }: ReleaseOptions, library: string, release: string): boolean {
  onRelease?.(library, release);
  const used = versions?.get(library);
  return used === undefined || compareVersions(used, release) >= 0;
}
