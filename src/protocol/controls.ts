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

/** A number in the text that moves a place of a curve along an axis: a slider that sits on the curve. */
export interface Handle {
  /** The `id` of the curve. */
  readonly curve: string;
  /** What a change of it is about: a parameter, or an item of one: "total_steps", "milestones[1]", "points[2][0]". */
  readonly parameter: string;
  readonly number: number;
  readonly unit: Parameter['unit'];
  readonly domain: Domain;
  readonly axis: 'step' | 'value';
  /** The place. */
  readonly step: number;
  readonly value: number;
  /** By how much the place moves along the axis when the number grows by 1. */
  readonly slope: number;
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
