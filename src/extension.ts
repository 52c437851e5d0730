// The extension host's entry, on desktop, remote and web: builds the services and registers the features; nothing else.
import type * as vscode from 'vscode';
import { Answers } from './answers';
import type { WeightSchedulesApi } from './api';
import { registerAnswerQuestions } from './features/answerQuestions';
import { createApi } from './features/api';
import { registerCheckInstalled } from './features/releases/checkInstalled';
import { registerChooseVersion } from './features/releases/chooseVersion';
import { registerCompareRelease } from './features/releases/compareRelease';
import { registerContext } from './features/context';
import { registerCompletion } from './features/completion';
import { registerDiagnostics } from './features/diagnostics';
import { registerHover } from './features/hover/hover';
import { registerHoverCommands } from './features/hover/hoverCommands';
import { registerChangeReading } from './features/inEditor/changeReading';
import { registerMakeSchedule } from './features/inEditor/makeSchedule';
import { registerNotes } from './features/inEditor/notes';
import { registerProbeStatus } from './features/inEditor/probeStatus';
import { registerInsertRuntime } from './features/runtime/insertRuntime';
import { registerInsertSnippet } from './features/insertSnippet';
import { registerOpenSample } from './features/openSample';
import { registerPreviewCode } from './features/inEditor/previewCode';
import { registerPreviewFunction } from './features/inEditor/previewFunction';
import { registerSnippetCompletion } from './features/snippetCompletion';
import { registerWhatIsRead } from './features/whatIsRead';
import { ProbeStep } from './probeStep';
import { type Preview, registerPreview } from './preview/registerPreview';
import { KeptSettings } from './preview/takeAway/keptSettings';
import { ProjectVersions } from './projectVersions';
import { ScheduleIndex } from './scheduleIndex';

/** Called by VS Code when a document of one of our languages is opened or one of our commands is run. */
export function activate(context: vscode.ExtensionContext): WeightSchedulesApi & Pick<Preview, 'onDidRender' | 'onDidCompareLog'> {
  const { extensionUri, workspaceState } = context;
  const answers = new Answers(workspaceState);
  const versions = new ProjectVersions(workspaceState);
  const index = new ScheduleIndex(answers, versions);
  const probe = new ProbeStep();
  const preview = registerPreview({ extensionUri, provider: index, probe, answers, pictureSettings: new KeptSettings(workspaceState) });
  context.subscriptions.push(
    index,
    versions,
    probe,
    registerHover(index, probe),
    registerHoverCommands(index, probe),
    registerAnswerQuestions(index, answers),
    registerChooseVersion(index, versions),
    registerCompareRelease(index, preview),
    registerCheckInstalled({ index, preview, extension: context.extension }),
    registerDiagnostics(index),
    registerCompletion(index),
    registerInsertSnippet(index),
    registerInsertRuntime(extensionUri),
    registerSnippetCompletion(index),
    registerOpenSample(),
    registerWhatIsRead(index),
    registerPreviewFunction(index, answers),
    registerChangeReading(index),
    registerPreviewCode(index),
    registerNotes(index),
    registerMakeSchedule(index),
    registerProbeStatus(probe),
    registerContext(index),
    preview,
  );
  return { ...createApi(index), onDidRender: preview.onDidRender, onDidCompareLog: preview.onDidCompareLog };
}
