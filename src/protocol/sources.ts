// Which files the page shows schedules of, and what they are compared with.

/** The document that a model was made from. */
export interface PreviewDocument {
  readonly uri: string;
  readonly name: string;
}

/**
 * What the schedules of a document are compared with: the saved file, the last commit, another file, the base methods, another release of their library,
 * what is installed.
 */
export type ComparisonKind = 'saved' | 'head' | 'file' | 'base' | 'release' | 'installed';

/** What is different in a schedule, in words, and the step where it is most different. */
export interface DifferenceRow {
  readonly label: string;
  readonly text: string;
  readonly step: number | undefined;
}

/** The outcome of a comparison. */
export interface Comparison {
  readonly kind: ComparisonKind;
  readonly title: string;
  readonly rows: readonly DifferenceRow[];
  /** What there is to say besides: that nothing is different, or why nothing could be compared. */
  readonly note: string | undefined;
}

/** Whose schedules the page shows besides those of the document that it follows, and whether it follows another one. */
export interface ShownSources {
  /** The page stays with its document when another editor becomes active. */
  readonly isLocked: boolean;
  /** The documents whose schedules were added. */
  readonly added: readonly PreviewDocument[];
  readonly comparison: Comparison | undefined;
}
