import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chooseFirst, getApi, hoverText, next, openText, type TestApi } from './helpers';

const text = 'def squash(a, b=4):\n    return a / (a + b)\n\n\ndef name(a):\n    return str(a)\n';
const preview = () => vscode.commands.executeCommand('weightSchedules.previewFunction');

describe('the preview of a function of the step', () => {
  let api: TestApi;

  before(async () => {
    api = await getApi();
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const found = async (document: vscode.TextDocument) =>
    (await api.getSchedules(document)).map((schedule) => [schedule.label, schedule.valueAt(4)]);

  it('shows the function that the cursor is in, once it is said which parameter is the step', async () => {
    const { document } = await openText('python', text.replace('return a', 'return |a'));
    assert.deepEqual(await found(document), []);
    const drawn = next(api.onDidRender, ({ uri, labels }) => uri === document.uri.toString() && labels.length > 0);
    await chooseFirst(preview);
    assert.deepEqual((await drawn).labels, ['squash']);
    assert.deepEqual(await found(document), [['squash', 0.5]]);
    assert.match(await hoverText(document, 'squash'), /\*\*squash\*\*/);
  });

  it('shows the expression that is selected, and asks for nothing where only one name can be the step', async () => {
    const editor = await openText('python', 'size = 8\nprint(items / size)\n');
    const { document } = editor;
    editor.selection = new vscode.Selection(1, 6, 1, 18);
    await chooseFirst(preview);
    assert.deepEqual(await found(document), [['items / size', 0.5]]);
  });

  it('is linked to by the name of a function of numbers, and by nothing else', async () => {
    const { document } = await openText('python', text);
    assert.match(await hoverText(document, 'squash'), /^\[Preview as a function of the step\]\(command:weightSchedules\.previewFunction/);
    assert.equal(await hoverText(document, 'name(a)'), '');
    assert.equal(await hoverText(document, 'return a'), '');
  });
});
