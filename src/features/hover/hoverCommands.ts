import * as vscode from 'vscode';
import { copyScheduleCommand, copyValueCommand, setProbeCommand } from '../../commands';
import { formatExact } from '../../core/format';
import { messageText, say } from '../../core/message';
import { typedNumber } from '../../core/typed/typedNumber';
import { namedStep } from '../../core/unitText';
import { pythonText } from '../../exports/pythonText';
import { pointsWriter } from '../../frameworks/frameworksFor';
import type { ProbeStep } from '../../probeStep';
import type { FoundSchedule } from '../../language/find/found';
import { placeOf } from '../../preview/previewTarget';
import type { ScheduleIndex } from '../../scheduleIndex';
import { scheduleAt } from '../schedulesAt';

/** Adds the commands that hovers link to: they copy from the schedule that they are given or that the cursor is on, and set the probe step. */
export function registerHoverCommands(index: ScheduleIndex, probe: ProbeStep): vscode.Disposable {
  const chosen = async (argument: unknown): Promise<FoundSchedule | undefined> => {
    const { document, offset } = placeOf(argument);
    const found = document && offset !== undefined ? scheduleAt((await index.get(document)).schedules, offset) : undefined;
    if (!found?.schedule) void vscode.window.showInformationMessage(vscode.l10n.t('There is no schedule at the cursor.'));
    return found?.schedule && found;
  };
  const copy = async (text: string, message: string) => {
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(message, 4000);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(copyValueCommand, async (argument: unknown) => {
      const found = await chosen(argument);
      if (!found) return;
      const { schedule, unit, totalSteps } = found;
      const step = found.step ?? (totalSteps === undefined ? undefined : probe.step) ?? schedule!.totalSteps;
      const value = formatExact(schedule!.at(step));
      await copy(value, messageText(say('Copied {value}, the value at {place}', { value, place: namedStep(step, unit) }), vscode.l10n.t));
    }),
    vscode.commands.registerCommand(copyScheduleCommand, async (argument: unknown) => {
      const found = await chosen(argument);
      if (found) await copy(pythonText([found], await pointsWriter()), vscode.l10n.t('Copied the schedule as Python'));
    }),
    vscode.commands.registerCommand(setProbeCommand, async (argument: unknown) => {
      const given = typeof argument === 'object' && argument && 'step' in argument ? argument.step : undefined;
      if (typeof given === 'number') {
        probe.set(given);
        return;
      }
      const typed = await vscode.window.showInputBox({
        title: vscode.l10n.t('Probe step'),
        prompt: vscode.l10n.t('The step whose value hovers and the preview show. Empty: none.'),
        value: probe.step === undefined ? '' : String(probe.step),
        validateInput: (text) => (text.trim() === '' || typedNumber(text) >= 0 ? undefined : vscode.l10n.t('This is not a step.')),
      });
      if (typed !== undefined) probe.set(typed.trim() === '' ? undefined : typedNumber(typed));
    }),
  );
}
