import type * as vscode from 'vscode';

/** What `activate` returns to other extensions. */
export interface WeightSchedulesApi {
  /** The schedules found in a document as it stands, in document order. */
  getSchedules(document: vscode.TextDocument): Promise<readonly ScheduleInfo[]>;
}

/** One schedule of a document. */
export interface ScheduleInfo {
  /** The config key path or variable name. */
  readonly label: string;
  /** "schedule()", or a framework's class such as "torch.optim.lr_scheduler.CosineAnnealingLR". */
  readonly source: string;
  /** What the values are: "weight", "lr", "momentum"; of one parameter group where there are several. A schedule of several is several entries. */
  readonly quantity: string;
  /** What `valueAt` and `totalSteps` count: "step", "epoch", "sample", "token", "env step", "fraction". */
  readonly unit: string;
  readonly range: vscode.Range;
  /** Undefined where the text does not determine it. */
  readonly totalSteps: number | undefined;
  /** The value at a step; undefined where a needed number is missing, and past an end that fails. */
  valueAt(step: number): number | undefined;
  /** The questions that are open: what the text does not say. */
  readonly unknowns: readonly string[];
  readonly problems: readonly { readonly message: string; readonly range: vscode.Range }[];
}
