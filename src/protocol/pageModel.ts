import type { Domain, Parameter } from '../core/parameter';
import type { Severity } from '../core/message';
import type { Controls, Handle } from './controls';
import type { LogModel } from './log';
import type { Detail, Plot, StepValues } from './plot';
import type { PreviewDocument, ShownSources } from './sources';

/** A schedule that cannot be drawn, and the sentences that say why. */
export interface Undrawn {
  readonly label: string;
  readonly messages: readonly { readonly text: string; readonly severity: Severity }[];
}

/** A question about what the text does not say, and what the user has answered. */
export interface PageQuestion {
  readonly key: string;
  readonly text: string;
  /** The label of the schedule that it is about; undefined where it is about the run. */
  readonly about: string | undefined;
  /** What is drawn while it is open. */
  readonly note: string | undefined;
  /** What the number is called, what it counts, and where it may lie. */
  readonly name: string;
  readonly unit: Parameter['unit'];
  readonly domain: Domain | undefined;
  /** Undefined while the question is open. */
  readonly answer: number | undefined;
}

/** What there is around the curves, whether or not they can be drawn. */
interface Frame {
  /** The one that the page follows. */
  readonly document: PreviewDocument | undefined;
  readonly sources: ShownSources;
  readonly log: LogModel;
}

/** Curves, and what is read off them. */
interface Curves {
  readonly plot: Plot;
  /** Of the part that the page has asked for; undefined where the overview does. */
  readonly detail: Detail | undefined;
  /** The values at the probe step; undefined where there is none. */
  readonly probe: StepValues | undefined;
}

/** What a document says of its schedules. */
interface Schedules {
  readonly undrawn: readonly Undrawn[];
  /** Of the schedule that is chosen; undefined where none has parameters. */
  readonly controls: Controls | undefined;
  /** The open ones and those that are answered. */
  readonly questions: readonly PageQuestion[];
}

/** Everything that the page shows; it keeps nothing but its view state besides. */
export type PageModel = Frame &
  /** The handles are those of the schedule that is chosen. */
  (
    | ({ readonly kind: 'chart'; readonly handles: readonly Handle[] } & Curves & Schedules)
    /** The document has no schedule: the base curves stand in. */
    | ({ readonly kind: 'examples' } & Curves)
    /** None of the document's schedules can be drawn. */
    | ({ readonly kind: 'problems' } & Schedules)
    | { readonly kind: 'error'; readonly message: string }
  );
