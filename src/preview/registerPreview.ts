import * as vscode from 'vscode';
import type { ComparisonTarget } from './compare/comparison';
import type { LogCompared } from './logs/logComparison';
import { loadPreview } from './loadPreview';
import { previewCommands, previewViewType } from './previewCommands';
import type { PreviewManager } from './previewManager';
import type { PreviewServices } from './previewServices';
import { readTarget } from './previewTarget';
import type { Rendered } from './rendered';
import { FollowedDocument } from './text/followedDocument';

/** The preview as the rest of the extension sees it. */
export interface Preview extends vscode.Disposable {
  /** Shows the schedules beside something else. */
  readonly compareWith: (target: ComparisonTarget) => Promise<void>;
  /** Fires when the page has drawn what the text says. */
  readonly onDidRender: vscode.Event<Rendered>;
  /** Fires when a training log was compared with the plan. */
  readonly onDidCompareLog: vscode.Event<LogCompared>;
}

/**
 * Adds the preview panel, its commands, and its return after a reload of the window. Until it is first asked for nothing of it is loaded; only
 * the document that the user is at is followed.
 */
export function registerPreview(services: Omit<PreviewServices, 'followed'>): Preview {
  const followed = new FollowedDocument();
  const rendered = new vscode.EventEmitter<Rendered>();
  const logCompared = new vscode.EventEmitter<LogCompared>();
  let loaded: PreviewManager | undefined;
  const load = async () => {
    const createPreview = await loadPreview();
    const preview = createPreview({ ...services, followed });
    loaded = preview.manager;
    loaded.onDidRender((event) => rendered.fire(event));
    loaded.logs.onDidCompare((event) => logCompared.fire(event));
    return preview;
  };
  let loading: ReturnType<typeof load> | undefined;
  const preview = () => (loading ??= load());
  const registrations = vscode.Disposable.from(
    followed,
    rendered,
    logCompared,
    { dispose: () => loaded?.dispose() },
    ...previewCommands.map((id) =>
      vscode.commands.registerCommand(id, async (argument: unknown, more: unknown) => (await preview()).actions[id](argument, more)),
    ),
    vscode.window.registerWebviewPanelSerializer(previewViewType, {
      deserializeWebviewPanel: async (panel, state) => {
        const { manager } = await preview();
        manager.sources.restore(state);
        manager.restore(panel, readTarget(state)?.uri);
      },
    }),
  );
  const compareWith = async (target: ComparisonTarget) => (await preview()).manager.sources.compareWith(target);
  return Object.assign(registrations, { compareWith, onDidRender: rendered.event, onDidCompareLog: logCompared.event });
}
