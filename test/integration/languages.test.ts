import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, getApi, hoverText, openText } from './helpers';

/** A config in each language, with the place to hover. */
const configs: readonly (readonly [string, string, string])[] = [
  ['python', 'TOTAL = 10_000\nkl_weight = schedule("cosine", 0.5, TOTAL)\n', 'cosine'],
  ['yaml', 'loss:\n  kl_weight: schedule(cosine, 0.5, 10000)\n', 'cosine'],
  ['json', '{ "kl_weight": "schedule(\'cosine\', 0.5, 10000)" }\n', 'cosine'],
  ['jsonc', '{ "kl_weight": "schedule(\'cosine\', 0.5, 10000)", } // c\n', 'cosine'],
];

describe('schedules in each language', () => {
  for (const [language, text, at] of configs) {
    it(`${language}: the API, and a hover on the call and on its key`, async () => {
      const { document } = await openText(language, text);
      const schedules = await (await getApi()).getSchedules(document);
      assert.equal(schedules.length, 1);
      const [schedule] = schedules;
      assert.match(schedule!.label, /kl_weight$/);
      assert.equal(schedule!.source, 'schedule()');
      assert.equal(schedule!.totalSteps, 10_000);
      assert.ok(Math.abs(schedule!.valueAt(5_000)! - 0.25) < 1e-15);
      assert.match(document.getText(schedule!.range), /^schedule\(.*\)$/);
      for (const place of [at, 'kl_weight']) {
        const hover = await hoverText(document, place);
        assert.match(hover, /<b>0\.25<\/b>/, `at ${place}: ${hover}`);
        assert.match(hover, /data:image\/svg\+xml;base64,/);
      }
    });
  }

  it('toml: a file is known by its name, although VS Code has no TOML', async () => {
    const [folder] = vscode.workspace.workspaceFolders!;
    const uri = vscode.Uri.joinPath(folder!.uri, 'known-by-name.toml');
    const text = '[loss]\nkl_weight = "schedule(\'cosine\', 0.5, 10_000)"\n';
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      const [schedule] = await (await getApi()).getSchedules(document);
      assert.equal(schedule!.label, 'loss.kl_weight');
      assert.match(await hoverText(document, 'cosine'), /<b>0\.25<\/b>/);

      const editor = vscode.window.activeTextEditor!;
      await editor.edit((builder) => builder.insert(document.positionAt(text.length), 'sch'));
      const end = document.positionAt(document.getText().length);
      const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, end);
      assert.match(rowOf(list, 'schedule-power')!, /^\$\{1:weight\} = "schedule\('power'/);
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('cfg: a file is known by its name, since its language is that of many others', async () => {
    const [folder] = vscode.workspace.workspaceFolders!;
    const text =
      '[training.optimizer.learn_rate]\n@schedules = "warmup_linear.v1"\nwarmup_steps = 50\ntotal_steps = 100\ninitial_rate = 0.5\n';
    for (const [name, count] of [
      ['spacy.cfg', 1],
      ['spacy.properties', 0],
    ] as const) {
      const uri = vscode.Uri.joinPath(folder!.uri, name);
      await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
      try {
        const document = await vscode.workspace.openTextDocument(uri);
        await vscode.window.showTextDocument(document);
        assert.equal((await (await getApi()).getSchedules(document)).length, count, name);
        if (count > 0) assert.match(await hoverText(document, 'warmup_steps'), /Rises from 0 to 0/);
      } finally {
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        await vscode.workspace.fs.delete(uri);
      }
    }
  });

  it('shell: the options of a command are read, and its curve is on the value of the option', async () => {
    const text =
      'LR=2e-5\npython train.py --per_device_train_batch_size 8 --learning_rate $LR --max_steps 1000 --lr_scheduler_type cosine\n';
    const { document } = await openText('shellscript', text);
    const [schedule] = await (await getApi()).getSchedules(document);
    assert.equal(schedule!.label, 'lr_scheduler_type');
    assert.match(await hoverText(document, 'cosine'), /Falls from 2e\\-5 to 0 by step 1,000/);
  });

  it('a key that refers to a schedule shows it, and leads to it', async () => {
    const { document } = await openText('yaml', 'kl: schedule(cosine, 0.5, 10000)\nbeta: ${kl}\n');
    const text = await hoverText(document, 'beta');
    assert.match(text, /<b>0\.25<\/b>/);
    assert.match(text, /Defined in \[line 1\]\(<untitled:[^>]*#L1>\)/);
    assert.deepEqual(
      (await (await getApi()).getSchedules(document)).map(({ label }) => label),
      ['kl'],
    );
  });

  it('a notebook: a cell uses the constants of the cells above it', async () => {
    const cell = (value: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, value, 'python');
    const data = new vscode.NotebookData([cell('TOTAL = 10_000'), cell('kl_weight = schedule("cosine", 0.5, TOTAL)')]);
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
    const { document } = notebook.cellAt(1);
    const [schedule] = await (await getApi()).getSchedules(document);
    assert.equal(schedule!.totalSteps, 10_000);
    await vscode.window.showNotebookDocument(notebook);
    assert.match(await hoverText(document, 'cosine'), /<b>0\.25<\/b>/);

    const edit = new vscode.WorkspaceEdit();
    edit.replace(notebook.cellAt(0).document.uri, new vscode.Range(0, 8, 0, 14), '500');
    await vscode.workspace.applyEdit(edit);
    assert.equal((await (await getApi()).getSchedules(document))[0]!.totalSteps, 500);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('a file over the size limit is left alone', async () => {
    const { document } = await openText('yaml', `${'# a long comment line\n'.repeat(50_000)}kl: schedule(linear, 1, 10)\n`);
    assert.deepEqual(await (await getApi()).getSchedules(document), []);
  });

  it('a language that is switched off is left alone, at once', async () => {
    const { document } = await openText('yaml', 'kl: schedule(linear, 1, 10)\n');
    const settings = vscode.workspace.getConfiguration('weightSchedules');
    try {
      await settings.update('languages', ['python'], vscode.ConfigurationTarget.Global);
      assert.deepEqual(await (await getApi()).getSchedules(document), []);
    } finally {
      await settings.update('languages', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.equal((await (await getApi()).getSchedules(document)).length, 1);
  });

  it('untitled text that is no training config gets nothing', async () => {
    const { document } = await openText('python', 'import schedule\nschedule.every(10).minutes.do(job)\n');
    assert.deepEqual(await (await getApi()).getSchedules(document), []);
    assert.doesNotMatch(await hoverText(document, 'every'), /weight/);
  });
});

describe('while a call is typed', () => {
  it('methods and parameters are offered, and the signature is shown', async () => {
    const { document, selection } = await openText('python', 'kl = schedule(|)\n');
    const { uri } = document;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      selection.active,
      '(',
      5,
    );
    const methods = list.items.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).slice(0, 4);
    assert.deepEqual(
      methods.map(({ label, insertText }) => [label, insertText]),
      ['linear', 'cosine', 'power', 'exponential'].map((name) => [name, `"${name}"`]),
    );
    assert.equal(methods[1]!.detail, 'w · (1 − cos(π t/T)) / 2');
    const { value } = methods[1]!.documentation as vscode.MarkdownString;
    assert.match(value, /!\[\]\(data:image\/svg\+xml;base64,/);
    const help = await vscode.commands.executeCommand<vscode.SignatureHelp>(
      'vscode.executeSignatureHelpProvider',
      uri,
      selection.active,
      '(',
    );
    assert.match(help.signatures[0]!.label, /^schedule\(method, base_weight=1, total_steps/);
    assert.equal(help.activeParameter, 0);
  });

  it('say at the length of a schedule how long its run is', async () => {
    const { document, selection } = await openText('yaml', 'trainer:\n  max_steps: 8000\nloss:\n  kl: schedule(cosine, 0.5, |)\n');
    const help = await vscode.commands.executeCommand<vscode.SignatureHelp>(
      'vscode.executeSignatureHelpProvider',
      document.uri,
      selection.active,
      ',',
    );
    const [signature] = help.signatures;
    assert.match(signature!.parameters[help.activeParameter]!.label as string, /^total_steps/);
    assert.match(signature!.documentation as string, /The run has 8,000 steps \(trainer\.max_steps, line 2\)/);
  });
});

describe('diagnostics', () => {
  it('say what is wrong, offer the fix, and go when it is mended', async () => {
    const { document } = await openText('python', 'kl = schedule("cosin", 0.5, 100)\n');
    const ours = () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Weight Schedules');
    const [diagnostic] = await eventually(() => (ours().length > 0 ? ours() : undefined), 'a diagnostic');
    assert.equal(diagnostic!.message, 'Unknown method: cosin. Did you mean cosine?');
    assert.equal(diagnostic!.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(diagnostic!.range), '"cosin"');

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic!.range,
    );
    const fix = actions.find(({ title }) => title === 'Change to cosine');
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), 'kl = schedule("cosine", 0.5, 100)\n');
    await eventually(() => (ours().length === 0 ? true : undefined), 'the end of the diagnostic');
  });
});

/** What a row of a completion list inserts. */
function rowOf({ items }: vscode.CompletionList, wanted: string): string | undefined {
  const found = items.find(({ label }) => (typeof label === 'string' ? label : label.label) === wanted);
  return (found?.insertText as vscode.SnippetString | undefined)?.value;
}

describe('schedules as they are typed', () => {
  const offers = async (language: string, marked: string) => {
    const { document, selection } = await openText(language, marked);
    return vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, selection.active);
  };

  it('have a row for each method, which writes a value where one is due, over the run', async () => {
    const list = await offers('yaml', 'max_steps: 70000\nkl: sched|\n');
    assert.match(rowOf(list, 'schedule-cosine')!, /^schedule\(cosine, base_weight=\$\{1:1\}, .*=\$\{3:70000\}\)/);
    const rows = list.items.filter(({ label }) => typeof label !== 'string' && label.label.startsWith('schedule-'));
    assert.equal(new Set(rows.map(({ label }) => (label as vscode.CompletionItemLabel).label)).size, rows.length);
    assert.equal((rows[0]!.label as vscode.CompletionItemLabel).description, 'w · t/T');
  });

  it('are entries on a line of their own', async () =>
    assert.match(rowOf(await offers('yaml', 'a: 1\nsch|\n'), 'schedule-linear')!, /^\$\{1:weight\}: schedule\(linear/));

  for (const text of ['x.sch|', 'x = "sch|"', 'x = 1  # sch|', 'skip|'])
    it(`are not offered in ${text}`, async () => assert.equal(rowOf(await offers('python', `${text}\n`), 'schedule-linear'), undefined));
});

describe('insert schedule snippet', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['python', 'x = 1\n|\n', /^weight = schedule\("cosine", base_weight=1, total_steps=10_000\)$/m],
    ['yaml', 'loss:\n  kl: |\n', /^ {2}kl: schedule\(cosine, base_weight=1, total_steps=10000\)$/m],
    ['yaml', 'max_steps: 70000\nkl: |\n', /^kl: schedule\(cosine, base_weight=1, total_steps=70000\)$/m],
    [
      'yaml',
      'trainer: {max_steps: 70000}\nkl: 0.5|  # at the end\n',
      /^kl: schedule\(cosine, base_weight=0\.5, total_steps=70000\) {2}# at the end$/m,
    ],
    ['python', 'max_steps = 70_000\nkl = |0.5\n', /^kl = schedule\("cosine", base_weight=0\.5, total_steps=70_000\)$/m],
    ['json', '{\n  "a": 1\n  |\n}\n', /"a": 1,\n {2}"weight": "schedule\('cosine', base_weight=1, total_steps=10000\)"\n\}/],
  ];
  for (const [language, marked, expected] of cases) {
    it(language, async () => {
      const { document } = await openText(language, marked);
      await vscode.commands.executeCommand('weightSchedules.insertSnippet', { method: 'cosine' });
      assert.match(document.getText(), expected);
      const [schedule] = await (await getApi()).getSchedules(document);
      assert.equal(schedule!.problems.length, 0);
    });
  }

  it('puts nothing into files in which schedules are not read', async () => {
    const { document } = await openText('ini', 'kl = |\n');
    await vscode.commands.executeCommand('weightSchedules.insertSnippet', { method: 'cosine' });
    assert.equal(document.getText(), 'kl = \n');
  });
});
