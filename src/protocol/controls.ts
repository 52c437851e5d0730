import type { Domain, Parameter } from '../core/parameter';

/** A parameter of a schedule, and what its value can be changed with. */
export interface Control {
  readonly name: string;
  readonly description: string;
  readonly unit: Parameter['unit'];
  /** How the value was found, where it is not simply written at the schedule: "TOTAL, line 3", "default". */
  readonly origin: string | undefined;
  /** It is written nowhere: there is nothing to go to. */
  readonly isDefault?: boolean;
  readonly editor:
    | { readonly kind: 'number'; readonly value: number; readonly domain: Domain | undefined; readonly totalSteps: number }
    | { readonly kind: 'choice'; readonly value: string; readonly choices: readonly string[] }
    | { readonly kind: 'switch'; readonly value: boolean }
    /** It cannot be changed here, and why. */
    | { readonly kind: 'fixed'; readonly text: string; readonly reason: string };
}

/** The parameters of one of a document's schedules. */
export interface Controls {
  /** The schedule's id, and the version of the document that it was read from. */
  readonly schedule: string;
  readonly version: number;
  /** All schedules that could be chosen instead. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly controls: readonly Control[];
}
