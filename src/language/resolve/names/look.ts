import type { ImportedFiles } from '../imports/importedFiles';

/** How many names may lead to each other before the look-up gives up. */
export const maxHops = 8;

/** How a name is looked for. */
export interface Look {
  /** The files that the module imports, where these count. */
  readonly imports?: ImportedFiles | undefined;
  /** Where the name stands, if what is set behind that does not count. */
  readonly at?: number | undefined;
  /** Where the function begins in which the name stands, in the scope around it: what is set behind that may be set when it is called, or not yet. */
  readonly since?: number | undefined;
  /** Whether it is asked for all that is in a list or the like: what is changed in that is no value of the name alone. */
  readonly isWhole?: boolean;
  readonly hops?: number;
}

/**
 * The same look behind a name that led on, where `at` is the place that counts there. Without one, what is set behind the place so far may be set
 * by the time, or not.
 */
export function further(look: Look, at?: number): Look {
  const since = look.at ?? look.since;
  return { ...elsewhere(look), ...(at !== undefined ? { at } : since !== undefined && { since }) };
}

/** The same look where places of the text say nothing of what comes first: in another file, among the methods of a class. */
export const elsewhere = ({ imports, isWhole = false, hops = 0 }: Look): Look => ({ imports, isWhole, hops: hops + 1 });
