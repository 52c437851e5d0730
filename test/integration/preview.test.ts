import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { getApi, next, openText, type TestApi } from './helpers';

describe('the preview', () => {
  let api: TestApi;

  before(async () => {
    api = await getApi();
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens beside the editor without taking the focus, and draws the schedules of the document', async () => {
    const { document } = await openText('yaml', 'kl: schedule(cosine, 0.5, 1000)\ngan: schedule(linear, 1, 1000)\n');
    const drawn = next(api.onDidRender, ({ labels }) => labels.length === 2);
    await vscode.commands.executeCommand('weightSchedules.preview');
    const { labels, points, uri } = await drawn;
    assert.deepEqual(labels, ['kl', 'gan']);
    assert.equal(uri, document.uri.toString());
    assert.ok(points > 4);
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  it('draws what is typed, unsaved, and follows to another document', async () => {
    const editor = await openText('python', 'kl = schedule("linear", 1, 100|)\n');
    const first = next(api.onDidRender, ({ labels }) => labels.join() === 'kl');
    await vscode.commands.executeCommand('weightSchedules.preview');
    await first;
    const typed = next(api.onDidRender, ({ version }) => version === editor.document.version);
    await editor.edit((builder) => builder.insert(editor.selection.active, '0'));
    assert.deepEqual((await typed).labels, ['kl']);
    assert.equal((await api.getSchedules(editor.document))[0]!.totalSteps, 1000);
    const followed = next(api.onDidRender, ({ labels }) => labels.join() === 'a,b');
    await openText('json', '{"a": "schedule(\'linear\', 1, 10)", "b": "schedule(\'power\', 1, 10)"}');
    await followed;
  });

  it('draws every digit that is typed', async function () {
    const editor = await openText('yaml', `${'# a config\n'.repeat(200)}kl: schedule(cosine, 0.5|, 1000)\n`);
    const first = next(api.onDidRender, ({ labels }) => labels.join() === 'kl');
    await vscode.commands.executeCommand('weightSchedules.preview');
    await first;
    const times: number[] = [];
    const before = editor.document.version;
    for (let digit = 0; digit < 20; digit++) {
      const drawn = next(api.onDidRender, ({ version }) => version === editor.document.version);
      const start = performance.now();
      await editor.edit((builder) => builder.insert(editor.selection.active, String(digit % 10)));
      const { version, labels, uri } = await drawn;
      times.push(performance.now() - start);
      assert.deepEqual([version, labels, uri], [before + digit + 1, ['kl'], editor.document.uri.toString()]);
    }
    const median = times.sort((a, b) => a - b)[times.length / 2]!;
    // Shown, not asserted: test machines are shared.
    this.test!.title += ` (from the edit to the drawn curve: median ${median.toFixed(0)} ms)`;
    const [schedule] = await api.getSchedules(editor.document);
    assert.equal(schedule!.valueAt(1000), Number('0.501234567890123456789'));
  });

  it('shows the four base curves where there is no schedule', async () => {
    await openText('yaml', 'lr: 0.1\n');
    const drawn = next(api.onDidRender);
    await vscode.commands.executeCommand('weightSchedules.preview');
    assert.deepEqual((await drawn).labels, ['linear', 'cosine', 'power', 'exponential']);
  });
});
