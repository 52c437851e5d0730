/** A script to run, and how long at most. */
export interface PythonRun {
  /** A path, or a name that the system looks up. */
  readonly interpreter: string;
  /** The path of the script. */
  readonly script: string;
  readonly input: string;
  readonly milliseconds: number;
  /** Is given what to call to end it early. */
  readonly onCancel: (cancel: () => void) => void;
}

/** How a run has ended. */
export type PythonOutcome =
  | { readonly kind: 'ended'; readonly code: number | null; readonly output: string; readonly errors: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'noInterpreter'; readonly message: string };

/** Runs a script in the user's Python; never rejects. */
export type RunPython = (run: PythonRun) => Promise<PythonOutcome>;
