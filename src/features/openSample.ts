import * as vscode from 'vscode';
import { openSampleCommand } from '../commands';

const sample = `# Put the pointer on a schedule, or run "Preview weight schedule" to see all of them.
trainer:
  max_steps: 100000

loss:
  # Fully on after a fifth of the run.
  kl_weight: schedule(cosine, 0.5, 20000)
  # Nothing at first, then a ramp.
  perceptual_weight: schedule(linear, 0.2, 30000, delay=10000)
  # Decays instead of growing.
  free_bits: schedule(power, 2.0, 50000, a=3, reverse=true)
`;

/** Adds the command that shows what there is to see to somebody who has no schedule yet. */
export function registerOpenSample(): vscode.Disposable {
  return vscode.commands.registerCommand(openSampleCommand, async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'yaml', content: sample }));
  });
}
