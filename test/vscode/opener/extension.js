// Run by `npm start` beside the extension: a window with nothing in it shows nobody what there is to see.
const vscode = require('vscode');

async function activate() {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  // A window that was used before comes back as it was left.
  if (!folder || vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) return;
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'vae.yaml'));
  await vscode.commands.executeCommand('weightSchedules.preview');
}

module.exports = { activate };
