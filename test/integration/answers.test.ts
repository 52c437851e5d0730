import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, getApi, hoverText, next, openText, type TestApi } from './helpers';

const text = 'from torch.optim.lr_scheduler import StepLR\ns = StepLR(make(), 10, gamma=0.5)\n';

describe('answers to what a text does not say', () => {
  let api: TestApi;
  let file: vscode.Uri | undefined;

  before(async () => {
    api = await getApi();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (file) await vscode.workspace.fs.delete(file);
    file = undefined;
  });

  const answer = (uri: vscode.Uri, value: number | null) =>
    vscode.commands.executeCommand('weightSchedules.answer', { uri: uri.toString(), key: 's.lr', value });
  const values = async (document: vscode.TextDocument) => {
    const [found] = await api.getSchedules(document);
    return [found!.unknowns.length, found!.valueAt(0), found!.valueAt(10)];
  };

  it('give a schedule its values, are shown as the user’s, and can be changed and forgotten', async () => {
    const { document } = await openText('python', text);
    assert.deepEqual(await values(document), [1, undefined, undefined]);
    assert.match(
      await hoverText(document, 'StepLR(make'),
      /What is the learning rate of the optimizer\? \[Answer\]\(command:weightSchedules\.answer/,
    );
    await answer(document.uri, 0.4);
    assert.deepEqual(await values(document), [0, 0.4, 0.2]);
    assert.match(
      await hoverText(document, 'StepLR(make'),
      /<code>lr<\/code> 0\.4 \(you said, <a href="command&#58;weightSchedules\.answer[^"]*">change<\/a>/,
    );
    await answer(document.uri, 4);
    assert.deepEqual(await values(document), [0, 4, 2]);
    await answer(document.uri, null);
    assert.deepEqual(await values(document), [1, undefined, undefined]);
  });

  it('are drawn at once in the preview', async () => {
    const { document } = await openText('python', text);
    const first = next(api.onDidRender, ({ uri }) => uri === document.uri.toString());
    await vscode.commands.executeCommand('weightSchedules.preview');
    await first;
    const drawn = next(api.onDidRender, ({ uri }) => uri === document.uri.toString());
    await answer(document.uri, 0.4);
    assert.deepEqual((await drawn).labels, ['s']);
  });

  it('stay with their file when it is edited, closed and opened again, and are not those of another', async () => {
    file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'answers.test.py');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    const editor = await vscode.window.showTextDocument(file);
    await answer(file, 0.4);
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '# a comment\n'));
    assert.deepEqual(await values(editor.document), [0, 0.4, 0.2]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    assert.deepEqual(await values((await vscode.window.showTextDocument(file)).document), [0, 0.4, 0.2]);
    const { document: other } = await openText('python', text);
    assert.deepEqual(await values(other), [1, undefined, undefined]);
    await answer(file, null);
  });

  it('are asked for one by one, and an empty one changes nothing', async () => {
    const { document } = await openText('python', text);
    let isDone = false;
    void vscode.commands.executeCommand('weightSchedules.answer').then(() => (isDone = true));
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return isDone || undefined;
    }, 'an end of the questions');
    assert.deepEqual(await values(document), [1, undefined, undefined]);
  });
});
