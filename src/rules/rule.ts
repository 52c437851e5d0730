import type { FoundSchedule, Problem } from '../language/find/found';

/** Something worth saying of a schedule that can be drawn: it is what it says, but perhaps not what was meant. One file a rule, with its fixes. */
export interface Rule {
  /** A stable name: "swapped-arguments". */
  readonly code: string;
  /** What there is to say of a schedule, which has curves; mostly nothing. A false alarm is a fault. */
  readonly check: (found: FoundSchedule, text: string) => readonly Problem[];
}
