import * as vscode from 'vscode';
import { whatIsReadCommand } from '../commands';
import { readConfig } from '../config';
import { messageText } from '../core/message';
import { docsAddress } from '../docsAddress';
import { languageOf } from '../language/index';
import { activeDocument } from '../notebookCells';
import type { ScheduleIndex } from '../scheduleIndex';
import { readList, type ReadRow, whyNothing } from './readList';

interface Choice extends vscode.QuickPickItem {
  readonly row?: ReadRow;
}

/** Adds the command that lists what is read in the active file and goes to what is chosen, or says why nothing is. */
export function registerWhatIsRead(index: ScheduleIndex): vscode.Disposable {
  return vscode.commands.registerCommand(whatIsReadCommand, async () => {
    const document = activeDocument();
    if (!document) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No file is open.'));
      return;
    }
    const { schedules, isTooLarge } = await index.get(document);
    if (schedules.length === 0) {
      const language = languageOf(document.languageId, document.uri.path);
      await sayWhy(messageText(whyNothing({ language, languages: readConfig(document.uri).languages, isTooLarge }), vscode.l10n.t));
      return;
    }
    const chosen = await vscode.window.showQuickPick(
      [...readList(schedules)].flatMap(([library, rows]): readonly Choice[] => [
        { label: library, kind: vscode.QuickPickItemKind.Separator },
        ...rows.map((row) => ({ label: row.found.label, description: row.kind, detail: messageText(row.text, vscode.l10n.t), row })),
      ]),
      { title: vscode.l10n.t('What is read in this file'), matchOnDescription: true, matchOnDetail: true },
    );
    if (chosen?.row) await reveal(document, chosen.row);
  });
}

async function reveal(document: vscode.TextDocument, { found: { range, keyRange } }: ReadRow): Promise<void> {
  const { from, to } = keyRange ?? range;
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(document.positionAt(from), document.positionAt(to)) });
}

async function sayWhy(text: string): Promise<void> {
  const all = vscode.l10n.t('What Can Be Read');
  if ((await vscode.window.showInformationMessage(text, all)) === all)
    await vscode.env.openExternal(vscode.Uri.parse(`${docsAddress}/frameworks.md`));
}
