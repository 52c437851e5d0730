// Runs a script of ours in the user's Python. The only file that needs Node.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PythonRun, RunPython } from './pythonRun';

/** So much of what a process prints is kept. */
const mostCharacters = 200_000_000;
const mostOfErrors = 10_000;

/** Runs a script with a text as its input, in an empty folder of its own, apart from the user's settings and folders for Python (`-I`). Never rejects. */
export const runPython: RunPython = async (run) => {
  const cwd = await mkdtemp(join(tmpdir(), 'weight-schedules-'));
  try {
    return await outcomeOf(run, cwd);
  } finally {
    await rm(cwd, { recursive: true, force: true }).catch(() => undefined);
  }
};

const outcomeOf = ({ interpreter, script, input, milliseconds, onCancel }: PythonRun, cwd: string): ReturnType<RunPython> =>
  new Promise((resolve) => {
    const child = spawn(interpreter, ['-I', script], { cwd, shell: false, windowsHide: true });
    let [output, errors] = ['', ''];
    const end = (outcome: Awaited<ReturnType<RunPython>>): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(outcome);
    };
    const timer = setTimeout(() => end({ kind: 'timeout' }), milliseconds);
    onCancel(() => end({ kind: 'cancelled' }));
    child.on('error', ({ message }) => end({ kind: 'noInterpreter', message }));
    child.on('close', (code) => end({ kind: 'ended', code, output, errors }));
    child.stdout.setEncoding('utf8');
    child.stderr.setEncoding('utf8');
    child.stdout.on('data', (text) => {
      if (output.length < mostCharacters) output += text;
    });
    child.stderr.on('data', (text) => (errors = (errors + text).slice(-mostOfErrors)));
    // A process that ends before it has read all is told from one that answers by what it prints.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
