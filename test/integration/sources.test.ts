import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Rendered } from '../../src/preview/rendered';
import { until } from '../fixtures/until';
import { chooseFirst, getApi, next, openText, type TestApi } from './helpers';

interface Repository {
  status(): Promise<void>;
}

interface GitApi {
  readonly state: string;
  openRepository(root: vscode.Uri): Promise<Repository | null>;
}

describe('choosing and comparing', () => {
  let api: TestApi;
  let folder: string;

  before(async () => {
    api = await getApi();
  });

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'weight-schedules-')));
  });

  afterEach(async () => {
    await run('stopComparing');
    await run('removeAdded');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (command: string) => vscode.commands.executeCommand(`weightSchedules.${command}`);
  const drawn = (...labels: string[]) => next<Rendered>(api.onDidRender, (rendered) => rendered.labels.join() === labels.join());

  async function openFile(name: string, text: string): Promise<vscode.TextEditor> {
    writeFileSync(join(folder, name), text);
    return vscode.window.showTextDocument(vscode.Uri.file(join(folder, name)), { viewColumn: vscode.ViewColumn.One, preview: false });
  }

  async function replace(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
    const at = editor.document.getText().indexOf(old);
    const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + old.length));
    assert.ok(await editor.edit((builder) => builder.replace(range, text)));
  }

  it('draws the saved file beside what is typed, until it is saved', async () => {
    const editor = await openFile('vae.yaml', 'kl: schedule(cosine, 0.5, 1000)\ngan: schedule(linear, 1, 1000)\n');
    const first = drawn('kl', 'gan');
    await run('preview');
    await first;
    const compared = drawn('kl', 'gan', 'kl (saved file)');
    await run('compareSaved');
    await replace(editor, '0.5', '0.75');
    await compared;
    const saved = drawn('kl', 'gan');
    assert.ok(await editor.document.save());
    await saved;
  });

  /** Commits the folder; undefined where Git is missing, or its extension is or does not open the repository. */
  async function openRepository(git: (...parameters: string[]) => boolean): Promise<Repository | undefined> {
    const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
    if (!extension || !git('init') || !git('add', '.') || !git('commit', '-m', 'A schedule')) return undefined;
    const gitApi = (await extension.activate()).getAPI(1);
    await until(
      'Git has started',
      () => gitApi.state,
      (state) => state === 'initialized',
    );
    const settings = vscode.workspace.getConfiguration('git');
    const name = 'openRepositoryInParentFolders';
    const before = settings.inspect(name)?.globalValue;
    // Older versions take a repository outside of the workspace for one in a parent folder.
    await settings.update(name, 'always', vscode.ConfigurationTarget.Global);
    try {
      return (await gitApi.openRepository(vscode.Uri.file(folder))) ?? undefined;
    } finally {
      await settings.update(name, before, vscode.ConfigurationTarget.Global);
    }
  }

  it('draws the last commit, where Git and its extension are there', async function () {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
    const git = (...parameters: string[]) => spawnSync('git', [...identity, ...parameters], { cwd: folder }).status === 0;
    const editor = await openFile('vae.yaml', 'kl: schedule(cosine, 0.5, 1000)\n');
    const first = drawn('kl');
    await run('preview');
    await first;
    const repository = await openRepository(git);
    await run('compareHead');
    if (!repository) {
      this.test!.title += ' (they are not, so only: the preview goes on without)';
      const still = drawn('kl');
      await replace(editor, '0.5', '0.75');
      await still;
      return;
    }
    const compared = drawn('kl', 'kl (last commit)');
    await replace(editor, '0.5', '0.75');
    assert.ok(await editor.document.save());
    await compared;
    const committed = drawn('kl');
    assert.ok(git('commit', '-am', 'A higher weight'));
    // Where no file watcher runs, the extension has to be told to look.
    await repository.status();
    await committed;
  });

  it('draws the base methods beside the schedule at the cursor', async () => {
    await openText('yaml', 'kl: schedule(cosine, 0.5|, 1000)\n');
    const compared = drawn('kl', ...['linear', 'cosine', 'power', 'exponential'].map((name) => `${name} (base method)`));
    await run('preview');
    await run('compareBase');
    await compared;
  });

  it('draws another file that is chosen from those open, and follows it', async () => {
    const other = await openFile('other.yaml', 'kl: schedule(linear, 1, 1000)\nold: schedule(linear, 1, 1000)\n');
    await openFile('vae.yaml', 'kl: schedule(cosine, 0.5, 1000)\n');
    const first = drawn('kl');
    await run('preview');
    await first;
    const compared = drawn('kl', 'kl (file other.yaml)', 'old (file other.yaml)');
    await chooseFirst(() => run('compareFile'));
    await compared;
    const typed = drawn('kl', 'kl (file other.yaml)');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(other.document.uri, new vscode.Position(1, 0), '# ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await typed;
    assert.ok(await other.document.save());
  });

  it('adds the schedules of another file, and stays with both', async () => {
    await openFile('vae.yaml', 'kl: schedule(cosine, 0.5, 1000)\n');
    const first = drawn('kl');
    await run('preview');
    await first;
    const followed = drawn('d_weight');
    const editor = await openFile('gan.yaml', 'd_weight: schedule(linear, 1, 500)\n');
    await followed;
    const both = drawn('kl', 'gan.yaml: d_weight');
    await run('addToPreview');
    await both;
    const typed = drawn('kl', 'gan.yaml: g_weight', 'gan.yaml: d_weight');
    await replace(editor, 'd_weight', 'g_weight: schedule(linear, 1, 5)\nd_weight');
    await typed;
    const alone = drawn('kl');
    await run('removeAdded');
    await alone;
    await run('lockPreview');
    const unlocked = drawn('other');
    await openText('yaml', 'other: schedule(linear, 1, 5)\n');
    await unlocked;
  });
});
