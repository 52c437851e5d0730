import type { Severity } from '../language/find/found';
import type { Controls } from './controls';
import type { LogModel } from './log';
import type { Detail, Plot, StepValues } from './plot';
import type { PreviewDocument, ShownSources } from './sources';

/** A schedule that cannot be drawn, and the sentences that say why. */
export interface Undrawn {
  readonly label: string;
  readonly messages: readonly { readonly text: string; readonly severity: Severity }[];
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
}

/** Everything that the page shows; it keeps nothing but its view state besides. */
export type PageModel = Frame &
  (
    | ({ readonly kind: 'chart' } & Curves & Schedules)
    /** The document has no schedule: the base curves stand in. */
    | ({ readonly kind: 'examples' } & Curves)
    /** None of the document's schedules can be drawn. */
    | ({ readonly kind: 'problems' } & Schedules)
    | { readonly kind: 'error'; readonly message: string }
  );
