import type * as vscode from 'vscode';
import type { Answers } from '../answers';
import type { KeptStep } from '../keptStep';
import type { ScheduleProvider } from './text/textReader';

/** What the preview is made with. */
export interface PreviewServices {
  readonly extensionUri: vscode.Uri;
  readonly provider: ScheduleProvider;
  readonly kept: KeptStep;
  readonly answers: Pick<Answers, 'set'>;
}
