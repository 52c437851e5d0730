import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { root } from '../vscode/root';
import { until } from '../fixtures/until';
import { chooseFirst, getApi, next, openText, type TestApi } from './helpers';

const text = 'kl_weight: schedule(cosine, 0.5, 1000)\ngan_weight: schedule(linear, 0.3, 800)\n';

describe('taking schedules away', () => {
  let api: TestApi;
  let folder: vscode.Uri;
  const written: vscode.Uri[] = [];

  before(async () => {
    api = await getApi();
    folder = vscode.workspace.workspaceFolders![0]!.uri;
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of written.splice(0)) await vscode.workspace.fs.delete(uri, { recursive: true });
  });

  const target = (name: string) => {
    const uri = vscode.Uri.joinPath(folder, name);
    written.push(uri);
    return uri;
  };
  /** The oldest editor is installed without the program that it searches with. */
  const canSearch = async () => {
    try {
      await vscode.workspace.findFiles('**/*', undefined, 1);
      return true;
    } catch {
      return false;
    }
  };
  const read = async (uri: vscode.Uri) => Buffer.from(await vscode.workspace.fs.readFile(uri)).toString();

  for (const [format, expected] of [
    ['pgfplots', /^step,kl_weight,gan_weight\n0,0,0\n[^]*\n1000,0\.5,0\.3\n$/],
    ['csv', /^step,kl_weight,gan_weight\r\n0,0,0\r\n[^]*\r\n500,0\.24999999999999997,0\.1875\r\n[^]*\r\n1000,0\.5,0\.3\r\n$/],
    ['json', /^\{\n {2}"steps": \[0,1,2,[^]*"label": "gan_weight"/],
  ] as const) {
    it(`writes ${format} while no panel is open`, async () => {
      await openText('yaml', text);
      const uri = target(`out.${format}`);
      await vscode.commands.executeCommand('weightSchedules.export', { format, target: uri });
      assert.match(await read(uri), expected);
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      assert.equal(tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).length, 0);
    });
  }

  for (const [format, expected] of [
    ['svg', /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^]*fill="#1f1f1f"\/>[^]*>Training Steps<[^]*>kl_weight<[^]*>gan_weight</],
    ['pdf', /^%PDF-1\.4\n[^]*%%EOF\n$/],
    ['tex', /\\begin\{tikzpicture\}[^]*\\addlegendentry\{gan\\_weight\}/],
    ['png', /^\x89PNG/],
  ] as const) {
    it(`has the preview make ${format}, in the colours asked for`, async () => {
      await openText('yaml', text);
      const uri = target(`out.${format}`);
      await vscode.commands.executeCommand('weightSchedules.export', { format, colors: 'dark', target: uri });
      const bytes = await until('the picture is written', () =>
        vscode.workspace.fs.readFile(uri).then(
          (file) => file,
          () => undefined,
        ),
      );
      assert.match(Buffer.from(bytes!).toString('latin1'), expected);
    });
  }

  for (const [command, expected] of [
    ['weightSchedules.copyTable', /^Step\tkl_weight\tgan_weight\n0\t0\t0\n[^]*\n500\t0\.25\t0\.1875\n[^]*\n1000\t0\.5\t0\.3\n$/],
    [
      'weightSchedules.copyPython',
      /^from weight_schedules import schedule\n\nkl_weight = schedule\("cosine", base_weight=0\.5, total_steps=1000\)\ngan_weight = schedule\(/,
    ],
  ] as const) {
    it(`${command} fills the clipboard`, async () => {
      await openText('yaml', text);
      await vscode.env.clipboard.writeText('');
      await vscode.commands.executeCommand(command);
      const copied = await until('the copy is there', () => vscode.env.clipboard.readText());
      assert.match(copied, expected);
    });
  }

  it('writes nothing where there is no schedule', async () => {
    await openText('yaml', 'lr: 0.1\n');
    const uri = vscode.Uri.joinPath(folder, 'none.svg');
    // The message stays until it is read: nobody waits for it.
    await vscode.commands.executeCommand('weightSchedules.export', { format: 'svg', target: uri });
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(uri)));
  });

  for (const name of ['metrics.csv', 'trainer_state.json']) {
    it(`draws ${name} over the plan, and says how far it is`, async () => {
      const isCsv = name.endsWith('.csv');
      const { document } = await openText('yaml', isCsv ? text : 'optimizer:\n  learning_rate: schedule(linear, 5e-5, 250)\n');
      const log = target(name);
      await vscode.workspace.fs.writeFile(log, readFileSync(join(root, 'test', 'fixtures', 'logs', name)));
      const compared = next(api.onDidCompareLog, ({ summaries }) => summaries.length > 0);
      await vscode.commands.executeCommand('weightSchedules.compareLog', { log });
      const result = await compared;
      assert.equal(result.uri, document.uri.toString());
      assert.deepEqual(
        [...result.summaries],
        [
          isCsv
            ? 'Off by more than 1 % of the plan’s range from step 624 on. The largest deviation is 0.199166 at step 974 (planned 0.499166, logged 0.3).'
            : 'Off by more than 1 % of the plan’s range from step 274 on. The largest deviation is 5e-5 at step 999 (planned 5e-5, logged 0).',
        ],
      );
    });
  }

  it('follows a log that grows, and reads one anew that was replaced', async () => {
    await openText('yaml', 'kl_weight: schedule(linear, 1, 1000)\n');
    const log = target('live.csv');
    const rows = (count: number, value: (step: number) => number) =>
      Array.from({ length: count }, (_, i) => `${10 * i},${value(10 * i)}\n`).join('');
    const write = (text: string) => vscode.workspace.fs.writeFile(log, Buffer.from(`step,kl_weight\n${text}`));
    const told = (start: string) =>
      next(api.onDidCompareLog, ({ log: name, summaries }) => name === 'live.csv' && summaries[0]!.startsWith(start));
    const planned = rows(50, (step) => step / 1000);
    // What is written in pieces is cut in the middle of a number.
    await write(planned.slice(0, -2));
    const first = told('All 49 values');
    await vscode.commands.executeCommand('weightSchedules.compareLog', { log });
    await first;
    const all = told('All 50 values');
    await write(planned);
    await all;
    const left = told('Off by more than 1 % of the plan’s range from step 500 on.');
    await write(planned + '500,0.3\n510,0.3\n');
    await left;
    const anew = told('Off by more than 1 % of the plan’s range from step 20 on.');
    await write(rows(3, () => 0));
    assert.equal(
      (await anew).summaries[0],
      'Off by more than 1 % of the plan’s range from step 20 on. The largest deviation is 0.02 at step 20 (planned 0.02, logged 0).',
    );
  });

  it('compares several runs, of which one can be given again', async () => {
    await openText('yaml', 'kl_weight: schedule(linear, 1, 2000)\n');
    const logs = ['a.csv', 'b.csv'].map(target);
    for (const [i, log] of logs.entries()) await vscode.workspace.fs.writeFile(log, Buffer.from(`step,kl_weight\n0,${i}\n`));
    const told = (count: number) => next(api.onDidCompareLog, ({ summaries }) => summaries.length === count);
    const one = told(1);
    await vscode.commands.executeCommand('weightSchedules.compareLog', { log: logs[0] });
    await one;
    for (const log of [logs[1], logs[1]]) {
      const two = told(2);
      await vscode.commands.executeCommand('weightSchedules.compareLog', { log });
      assert.deepEqual(
        [...(await two).summaries].map((summary) => summary.slice(0, 10)),
        ['All 1 valu', 'Off by mor'],
      );
    }
  });

  it('offers the runs in the workspace, the latest first, and takes a folder for a run', async () => {
    await openText('yaml', 'lr: schedule(linear, 1, 3000)\n');
    const event = gunzipSync(readFileSync(join(root, 'test', 'fixtures', 'logs', 'tensorboard', 'torch-new-style.gz')));
    const run = target('runs');
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(run, 'first', 'events.out.tfevents.1'), event);
    const isCompared = (name: string) => next(api.onDidCompareLog, ({ log }) => log === name);
    if (await canSearch()) {
      const offered = isCompared('first');
      await chooseFirst(() => vscode.commands.executeCommand('weightSchedules.compareLog'));
      await offered;
    }
    const given = isCompared('first');
    await vscode.commands.executeCommand('weightSchedules.compareLog', { log: vscode.Uri.joinPath(run, 'first') });
    assert.equal((await given).summaries.length, 1);
  });

  it('offers the log of the samples, and draws it over the plan that it is of', async () => {
    await vscode.window.showTextDocument(vscode.Uri.file(join(root, 'samples', 'vae.yaml')), { viewColumn: vscode.ViewColumn.One });
    const log = target('training_log.csv');
    await vscode.workspace.fs.copy(vscode.Uri.file(join(root, 'samples', 'runs', 'vae', 'training_log.csv')), log, { overwrite: true });
    const compared = next(api.onDidCompareLog, ({ log: name }) => name === 'training_log.csv');
    if (await canSearch()) await chooseFirst(() => vscode.commands.executeCommand('weightSchedules.compareLog'));
    else await vscode.commands.executeCommand('weightSchedules.compareLog', { log });
    const { summaries } = await compared;
    assert.equal(summaries.length, 2);
    for (const summary of summaries) assert.match(summary, /Off by more than 1 % of the plan’s range from step 12,000 on\./);
  });

  it('compares anew when the plan is changed', async () => {
    const editor = await openText('yaml', 'kl_weight: schedule(cosine, 0.5|, 1000)\n');
    const log = target('growing.csv');
    await vscode.workspace.fs.writeFile(log, Buffer.from('step,kl_weight\n0,0\n500,0.3\n1000,0.6\n'));
    const first = next(api.onDidCompareLog, ({ log: name }) => name === 'growing.csv');
    await vscode.commands.executeCommand('weightSchedules.compareLog', { log });
    assert.match((await first).summaries[0]!, /^Off by more than 1 % of the plan’s range from step 500 on\./);
    const again = next(api.onDidCompareLog, ({ summaries }) => summaries[0]!.startsWith('All'));
    const { active } = editor.selection;
    await editor.edit((builder) => builder.replace(new vscode.Range(active.translate(0, -1), active), '6'));
    assert.equal((await again).summaries[0], 'All 3 values are within 1 % of the plan’s range.');
  });
});
