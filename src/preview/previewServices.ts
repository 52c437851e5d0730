import type * as vscode from 'vscode';
import type { Answers } from '../answers';
import type { ProbeStep } from '../probeStep';
import type { KeptSettings } from './takeAway/keptSettings';
import type { FollowedDocument } from './text/followedDocument';
import type { ScheduleProvider } from './text/textReader';

/** What the preview is made with. */
export interface PreviewServices {
  readonly extensionUri: vscode.Uri;
  readonly provider: ScheduleProvider;
  readonly probe: ProbeStep;
  readonly pictureSettings: KeptSettings;
  readonly answers: Pick<Answers, 'set'>;
  readonly followed: FollowedDocument;
}
