// The Python files around a config.
import * as vscode from 'vscode';
import { openDocument } from '../../documents';

const mostFiles = 300;
const others = '**/{node_modules,site-packages,dist-packages,.venv,venv,.git,build,dist}/**';

/** The Python files of the workspace, those nearest to a document first; those of its folder where no workspace can be searched. At most 300. */
export async function codeAround(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const files = folder && (await foundIn(folder));
  if (!files) return uri.scheme === 'untitled' ? [] : filesIn(vscode.Uri.joinPath(uri, '..'));
  const distance = new Map(files.map((file) => [file, distanceBetween(uri.path, file.path)]));
  return [...files].sort((a, b) => distance.get(a)! - distance.get(b)! || (a.path < b.path ? -1 : 1));
}

/** Undefined where the editor lacks the program that it searches with. */
async function foundIn(folder: vscode.WorkspaceFolder): Promise<readonly vscode.Uri[] | undefined> {
  try {
    return await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/*.py'), others, mostFiles);
  } catch {
    return undefined;
  }
}

/** The text of a file, as it stands in an editor where it does; "" where it cannot be read or is longer than so many bytes. */
export async function codeText(uri: vscode.Uri, maxSize: number): Promise<string> {
  const open = openDocument(uri);
  if (open) return open.getText();
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > maxSize ? '' : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}

async function filesIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  try {
    const names = (await vscode.workspace.fs.readDirectory(folder)).flatMap(([name]) => (name.endsWith('.py') ? [name] : []));
    return names.slice(0, mostFiles).map((name) => vscode.Uri.joinPath(folder, name));
  } catch {
    return [];
  }
}

/** How many folders one has to leave and to enter between two files. */
function distanceBetween(from: string, to: string): number {
  const [a, b] = [from.split('/'), to.split('/')];
  const shared = a.findIndex((part, index) => part !== b[index]);
  return a.length + b.length - 2 * (shared < 0 ? a.length : shared);
}
