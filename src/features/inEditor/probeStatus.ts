import * as vscode from 'vscode';
import { setProbeCommand } from '../../commands';
import { formatStep } from '../../core/format';
import type { ProbeStep } from '../../probeStep';

/** Shows the probe step in the status bar, where there is one; a click changes it. */
export function registerProbeStatus(probe: ProbeStep): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('weightSchedules.probe', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Probe step of schedules');
  item.command = setProbeCommand;
  item.tooltip = vscode.l10n.t('The step whose value hovers and the preview show');
  const update = () => {
    if (probe.step === undefined) item.hide();
    else {
      item.text = `$(graph-line) ${vscode.l10n.t('Step {step}', { step: formatStep(probe.step) })}`;
      item.show();
    }
  };
  update();
  return vscode.Disposable.from(item, probe.onDidChange(update));
}
