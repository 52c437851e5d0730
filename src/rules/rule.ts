import type { Message, Severity } from '../core/message';
import type { FoundSchedule } from '../language/find/found';
import type { Range, Tree } from '../language/tree/tree';

/** A kind of problem. One file a rule, with its fixes; `reading.ts` has those that reading the text finds by itself. */
export interface Rule {
  /** Its stable name: "swapped-arguments". */
  readonly code: string;
  /** What it is about, in one phrase without a full stop: the README lists it. */
  readonly summary: string;
  readonly severity: Severity;
  /** Nothing reads the pieces of the text that it is about: they are faded. */
  readonly isUnused?: boolean;
  /** What there is to say of a schedule that has curves; mostly nothing. A false alarm is a fault. */
  readonly check: (found: FoundSchedule, text: string) => readonly Remark[];
}

/** A rule about several schedules of a file. */
export interface FileRule extends Omit<Rule, 'check'> {
  readonly check: (schedules: readonly FoundSchedule[], tree: Tree) => readonly Remark[];
}

/** What a rule says of a piece of the text. */
export interface Remark {
  readonly message: Message;
  readonly range: Range;
  /** The likeliest first. */
  readonly fixes?: readonly Fix[];
}

/** A way to mend a problem: what it does, and the texts that are put in the place of others. */
export interface Fix {
  readonly title: Message;
  readonly edits: readonly { readonly range: Range; readonly text: string }[];
}

/** A problem as the user is told of it. */
export interface Diagnosis extends Required<Remark> {
  readonly code: string;
  readonly severity: Severity;
  /** Nothing reads that piece of the text: it is faded. */
  readonly isUnused?: boolean;
}
