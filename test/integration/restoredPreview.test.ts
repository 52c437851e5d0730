import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { ProbeStep } from '../../src/probeStep';
import { KeptSettings } from '../../src/preview/takeAway/keptSettings';
import { PreviewManager } from '../../src/preview/previewManager';
import { FollowedDocument } from '../../src/preview/text/followedDocument';
import { previewViewType } from '../../src/preview/previewCommands';
import type { Rendered } from '../../src/preview/rendered';
import { ScheduleIndex } from '../../src/scheduleIndex';
import { FakeState, noAnswers } from '../fixtures/answers';
import { chooseFirst, getApi, next } from './helpers';

// It has a manager of its own to restore a panel; the packaged extension has no such seam.
const describeSources = process.env.WEIGHT_SCHEDULES_VSIX === undefined ? describe : () => undefined;

describeSources('a preview of its own', () => {
  let folder: string;
  let index: ScheduleIndex;
  let probe: ProbeStep;
  let manager: PreviewManager;
  let followed: FollowedDocument;

  beforeEach(async () => {
    await getApi();
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'weight-schedules-')));
    index = new ScheduleIndex(noAnswers());
    probe = new ProbeStep();
    const { extensionUri } = vscode.extensions.getExtension('weight-schedules.weight-schedules')!;
    followed = new FollowedDocument();
    manager = new PreviewManager({
      extensionUri,
      provider: index,
      probe,
      pictureSettings: new KeptSettings(new FakeState()),
      answers: noAnswers(),
      followed,
    });
  });

  afterEach(async () => {
    manager.dispose();
    followed.dispose();
    probe.dispose();
    index.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  const drawn = (...labels: string[]) => next<Rendered>(manager.onDidRender, (rendered) => rendered.labels.join() === labels.join());

  function write(name: string, text: string): vscode.Uri {
    writeFileSync(join(folder, name), text);
    return vscode.Uri.file(join(folder, name));
  }

  const open = (uri: vscode.Uri) => vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, preview: false });

  it('comes back with its file, its lock and what was added, and stays there', async () => {
    const vae = write('vae.yaml', 'kl: schedule(cosine, 0.5, 1000)\n');
    const gan = write('gan.yaml', 'd_weight: schedule(linear, 1, 500)\n');
    const other = write('other.yaml', 'lr: schedule(linear, 1, 10)\n');
    await open(other);
    const restored = drawn('kl', 'gan.yaml: d_weight');
    manager.sources.restore({ isLocked: true, added: [gan.toString(), 7] });
    manager.restore(vscode.window.createWebviewPanel(previewViewType, '', vscode.ViewColumn.Two), vae);
    await restored;
    const redrawn = drawn('kl', 'gan.yaml: d_weight');
    await open(gan);
    await open(other);
    manager.sources.added.remove('file:///none');
    assert.equal((await redrawn).uri, vae.toString());
    const followed = drawn('lr');
    manager.sources.added.clear();
    manager.sources.lock(false);
    await open(gan);
    await open(other);
    await followed;
  });

  it('comes back with nothing where nothing is known of it', async () => {
    await open(write('vae.yaml', 'kl: schedule(cosine, 0.5, 1000)\n'));
    const restored = drawn('kl');
    manager.sources.restore(undefined);
    manager.restore(vscode.window.createWebviewPanel(previewViewType, '', vscode.ViewColumn.Two), undefined);
    await restored;
    const followed = drawn('d_weight');
    await open(write('gan.yaml', 'd_weight: schedule(linear, 1, 500)\n'));
    await followed;
  });

  it('adds a file that is chosen from those open, and stays with both', async () => {
    await open(write('gan.yaml', 'd_weight: schedule(linear, 1, 500)\n'));
    await open(write('vae.yaml', 'kl: schedule(cosine, 0.5, 1000)\n'));
    const first = drawn('kl');
    await manager.show();
    await first;
    const both = drawn('kl', 'gan.yaml: d_weight');
    await chooseFirst(() => manager.sources.addFile());
    await both;
  });
});
