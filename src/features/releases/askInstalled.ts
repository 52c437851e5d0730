// Pure: the check against what is installed, without the editor: when it is refused, the run, and what is said where there are no answers.
import { type Message, say } from '../../core/message';
import { type InstalledAnswers, type InstalledRequest, readAnswers } from '../../preview/compare/installedAnswers';
import type { PythonOutcome, PythonRun, RunPython } from '../../process/pythonRun';

/** The longest run, in milliseconds. */
const longest = 60_000;

/** What decides whether Python may be run in a window. */
export interface CheckedWindow {
  readonly isTrusted: boolean;
  /** The remote that the window is connected to, where it is. */
  readonly remoteName: string | undefined;
  /** The extension runs on the computer of the window, not on the remote. */
  readonly isLocal: boolean;
}

/** Why nothing can be run in a window; undefined where something can. */
export function refusalIn({ isTrusted, remoteName, isLocal }: CheckedWindow): Message | undefined {
  if (!isTrusted) return say('The check runs Python with the libraries of this workspace: trust the workspace first.');
  if (remoteName === undefined || !isLocal) return undefined;
  return say('The Python of this window is on {remote}, and the extension is not: install it there.', { remote: remoteName });
}

/** Why nothing can be run on the web. */
export const webRefusal = say('The check runs Python, which the web has not: open the folder on a computer or in a remote window.');

/** What is asked, and of which Python. */
export interface Asked extends Pick<PythonRun, 'interpreter' | 'script' | 'onCancel'> {
  readonly requests: readonly InstalledRequest[];
}

/** How it went: the answers, the reason why there are none, or that the user wanted none. */
export type AskedOutcome =
  | { readonly kind: 'answered'; readonly installed: InstalledAnswers }
  | { readonly kind: 'failed'; readonly reason: Message }
  | { readonly kind: 'cancelled' };

/** Asks the libraries that a Python has; never rejects where `run` does not. */
export async function askInstalled(run: RunPython, { requests, ...asked }: Asked): Promise<AskedOutcome> {
  const outcome = await run({ ...asked, input: JSON.stringify(requests), milliseconds: longest });
  if (outcome.kind === 'cancelled') return outcome;
  const installed = outcome.kind === 'ended' ? readAnswers(outcome.output, requests) : undefined;
  return installed ? { kind: 'answered', installed } : { kind: 'failed', reason: reasonOf(outcome, asked.interpreter) };
}

/** Why a run gave no answers. */
function reasonOf(outcome: Exclude<PythonOutcome, { kind: 'cancelled' }>, interpreter: string): Message {
  switch (outcome.kind) {
    case 'noInterpreter':
      return say(
        '{interpreter} cannot be run ({reason}). Choose a Python in the Python extension or in the setting weightSchedules.python.',
        {
          interpreter,
          reason: outcome.message,
        },
      );
    case 'timeout':
      return say('{interpreter} did not answer within {seconds} seconds and was stopped.', { interpreter, seconds: longest / 1000 });
    case 'ended': {
      // A traceback ends with the error itself.
      const reason = outcome.errors.trim().split('\n').at(-1)!;
      return say('{interpreter} gave no answer that can be read. {reason}', { interpreter, reason });
    }
  }
}
