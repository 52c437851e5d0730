import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Changer, type VersionedChange } from '../../src/preview/change/changer';
import { FollowedText } from '../../src/preview/text/followedText';
import { TextReader } from '../../src/preview/text/textReader';
import { ScheduleIndex } from '../../src/scheduleIndex';
import { noAnswers } from '../fixtures/answers';
import { until } from '../fixtures/until';
import { openText } from './helpers';

describe('changing a parameter in the text', () => {
  let index: ScheduleIndex;
  let reader: TextReader;
  let changer: Changer;

  beforeEach(() => {
    index = new ScheduleIndex(noAnswers());
    reader = new TextReader(index);
    changer = new Changer(reader);
  });

  afterEach(async () => {
    index.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  const weight = (text: FollowedText, value: number, version = text.version): VersionedChange => ({
    schedule: 'kl',
    parameter: 'base_weight',
    value,
    version,
  });

  /** Takes the last edit back, as soon as the editor is ready for it. */
  const undo = (document: vscode.TextDocument) => {
    const { version } = document;
    const versionAfterUndo = async () => {
      await vscode.commands.executeCommand('undo');
      return document.version;
    };
    return until('the edit is undone', versionAfterUndo, (seen) => seen !== version);
  };

  for (const [language, before, after] of [
    ['python', 'kl = schedule("cosine", 0.5, 10_000)\n', 'kl = schedule("cosine", 0.75, 10_000)\n'],
    [
      'python',
      'TOP = 0.5\ndef kl(step, base_weight=TOP):\n    return base_weight * min(1, step / 100)\n',
      'TOP = 0.75\ndef kl(step, base_weight=TOP):\n    return base_weight * min(1, step / 100)\n',
    ],
    [
      'python',
      'def kl(step, base_weight=1.0):\n    return base_weight * min(1, step / 100)\n\nw = kl(3, base_weight=0.5)\n',
      'def kl(step, base_weight=1.0):\n    return base_weight * min(1, step / 100)\n\nw = kl(3, base_weight=0.75)\n',
    ],
    ['yaml', '# a\nkl: schedule(cosine, w=5.0e-1, T=100)\n', '# a\nkl: schedule(cosine, w=7.5e-1, T=100)\n'],
    [
      'json',
      '{"kl": {"method": "cosine", "base_weight": 0.5, "total_steps": 10}}',
      '{"kl": {"method": "cosine", "base_weight": 0.75, "total_steps": 10}}',
    ],
  ] as const) {
    it(`${language}: is one edit, which one undo takes back`, async () => {
      const { document } = await openText(language, before);
      const text = new FollowedText(document);
      assert.equal(await changer.keep(text, weight(text, 0.75)), undefined);
      assert.equal(document.getText(), after);
      await undo(document);
      assert.equal(document.getText(), before);
    });
  }

  it('is not merged with what was typed just before', async () => {
    const editor = await openText('yaml', '|kl: schedule(cosine, 0.5, 100)\n');
    await vscode.commands.executeCommand('type', { text: '#' });
    await vscode.commands.executeCommand('type', { text: '\n' });
    const typed = editor.document.getText();
    const text = new FollowedText(editor.document);
    assert.equal(await changer.keep(text, weight(text, 0.75)), undefined);
    await undo(editor.document);
    assert.equal(editor.document.getText(), typed);
  });

  it('touches nothing while it is tried', async () => {
    const { document } = await openText('yaml', 'kl: schedule(cosine, 0.5, 100)\n');
    const { version } = document;
    const text = new FollowedText(document);
    assert.equal(await changer.try(text, weight(text, 2)), undefined);
    assert.equal((await reader.read(text)).schedules[0]!.schedule!.at(100), 2);
    assert.equal(document.version, version);
    reader.endTrial();
    assert.equal((await reader.read(text)).schedules[0]!.schedule!.at(100), 0.5);
  });

  it('is dropped where somebody has typed since, and what was typed stays', async () => {
    const editor = await openText('yaml', 'kl: schedule(cosine, 0.5, 100)\n');
    const { document } = editor;
    const text = new FollowedText(document);
    const change = weight(text, 0.75);
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '# typed\n'));
    assert.match((await changer.keep(text, change))!, /has changed meanwhile/);
    assert.equal(document.getText(), '# typed\nkl: schedule(cosine, 0.5, 100)\n');
  });

  it('is made where only changes made here lie between', async () => {
    const { document } = await openText('yaml', 'kl: schedule(cosine, 0.5, 100)\n');
    const text = new FollowedText(document);
    const { version } = text;
    for (const value of [1.5, 2.5, 3.5]) assert.equal(await changer.keep(text, weight(text, value, version)), undefined);
    assert.equal(document.getText(), 'kl: schedule(cosine, 3.5, 100)\n');
  });

  it('ends a trial when the text changes', async () => {
    const editor = await openText('yaml', 'kl: schedule(cosine, 0.5, 100)\n');
    const text = new FollowedText(editor.document);
    await changer.try(text, weight(text, 2));
    await editor.edit((builder) => builder.insert(new vscode.Position(1, 0), 'lr: schedule(linear, 1, 10)\n'));
    const { schedules, isTrial } = await reader.read(text);
    assert.deepEqual([isTrial, schedules.length, schedules[0]!.schedule!.at(100)], [false, 2, 0.5]);
  });
});
