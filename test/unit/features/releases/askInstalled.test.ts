import assert from 'node:assert/strict';
import { join } from 'node:path';
import { messageText } from '../../../../src/core/message';
import { askInstalled, type AskedOutcome, refusalIn, webRefusal } from '../../../../src/features/releases/askInstalled';
import type { InstalledRequest } from '../../../../src/preview/compare/installedAnswers';
import type { PythonOutcome, PythonRun } from '../../../../src/process/pythonRun';
import { runPython } from '../../../../src/process/runPython';

const requests: readonly InstalledRequest[] = [
  { id: 's', library: 'torch', steps: [0, 1], call: { name: 'StepLR', arguments: { step_size: 1 }, integers: ['step_size'] } },
];

/** What comes of a run that ends so. */
const after = (outcome: PythonOutcome): Promise<AskedOutcome> =>
  askInstalled(() => Promise.resolve(outcome), {
    requests,
    interpreter: '/usr/bin/python3',
    script: 'check.py',
    onCancel: () => undefined,
  });

/** What is said after a run that ends so. */
async function saidAfter(outcome: PythonOutcome): Promise<string> {
  const asked = await after(outcome);
  assert.ok(asked.kind === 'failed', asked.kind);
  return messageText(asked.reason);
}

const ended = (output: string, errors = '', code = 0): PythonOutcome => ({ kind: 'ended', code, output, errors });

describe('the check against what is installed', () => {
  it('is refused where the workspace is not trusted, wherever that is', () => {
    const sentence = 'The check runs Python with the libraries of this workspace: trust the workspace first.';
    for (const remoteName of [undefined, 'ssh-remote'])
      for (const isLocal of [false, true]) assert.equal(messageText(refusalIn({ isTrusted: false, remoteName, isLocal })!), sentence);
  });

  it('is refused where Python is on a remote and the extension is not', () => {
    const window = { isTrusted: true, remoteName: 'ssh-remote', isLocal: true };
    assert.equal(
      messageText(refusalIn(window)!),
      'The Python of this window is on ssh-remote, and the extension is not: install it there.',
    );
    assert.equal(refusalIn({ ...window, isLocal: false }), undefined);
    assert.equal(refusalIn({ ...window, remoteName: undefined }), undefined);
  });

  it('is refused on the web', () => {
    assert.equal(
      messageText(webRefusal),
      'The check runs Python, which the web has not: open the folder on a computer or in a remote window.',
    );
  });

  it('sends the requests to the Python that was chosen, which has a minute', async () => {
    const runs: PythonRun[] = [];
    const onCancel = () => undefined;
    await askInstalled(
      (run) => {
        runs.push(run);
        return Promise.resolve({ kind: 'cancelled' });
      },
      { requests, interpreter: 'py', script: 'check.py', onCancel },
    );
    assert.deepEqual(runs, [{ interpreter: 'py', script: 'check.py', input: JSON.stringify(requests), milliseconds: 60_000, onCancel }]);
  });

  it('gives the answers', async () => {
    const printed = { python: '3.12.1', answers: [{ values: { lr: [1, 0.1] }, version: '9.9', raised: null }] };
    const asked = await after(ended(JSON.stringify(printed)));
    assert.ok(asked.kind === 'answered');
    assert.equal(asked.installed.python, '3.12.1');
    const answer = asked.installed.answers.get('s');
    assert.ok(answer?.kind === 'values');
    assert.deepEqual(answer.values.get('lr'), [1, 0.1]);
  });

  it('says nothing where the user cancelled it', async () => {
    assert.deepEqual(await after({ kind: 'cancelled' }), { kind: 'cancelled' });
  });

  it('says that there is no such Python, and where to choose one', async () => {
    assert.equal(
      await saidAfter({ kind: 'noInterpreter', message: 'spawn /usr/bin/python3 ENOENT' }),
      '/usr/bin/python3 cannot be run (spawn /usr/bin/python3 ENOENT). Choose a Python in the Python extension or in the setting weightSchedules.python.',
    );
  });

  it('says so of a Python that is not there, too', async () => {
    const interpreter = join(__dirname, 'no-such-python');
    const asked = await askInstalled(runPython, { requests, interpreter, script: 'check.py', onCancel: () => undefined });
    assert.ok(asked.kind === 'failed');
    assert.match(messageText(asked.reason), /no-such-python cannot be run \(.*ENOENT\)\. Choose a Python /);
  });

  it('says how long it waited', async () => {
    assert.equal(await saidAfter({ kind: 'timeout' }), '/usr/bin/python3 did not answer within 60 seconds and was stopped.');
  });

  it('says the error that a traceback ends with, where nothing is answered', async () => {
    const traceback = 'Traceback (most recent call last):\n  File "check.py", line 1\nMemoryError: no room\n';
    assert.equal(await saidAfter(ended('', traceback, 1)), '/usr/bin/python3 gave no answer that can be read. MemoryError: no room');
  });

  it('does not take anything else for an answer', async () => {
    for (const output of ['', 'Python 2.7.18', '{"python": "3.12", "answers": []}'])
      assert.match(await saidAfter(ended(output)), /^\/usr\/bin\/python3 gave no answer that can be read\./, output);
  });
});
