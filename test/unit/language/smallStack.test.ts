// Hosts differ in how much stack they have. This file is run a second time, in a thread that has little of it.
import assert from 'node:assert/strict';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { type Language, parse } from '../../../src/language/index';

const languages: readonly Language[] = ['python', 'yaml', 'json', 'toml', 'cfg', 'shell'];
const texts = ['(', '[', '-', 'a.', '{"a": ', 'a = ['].map((piece) => piece.repeat(5000));

async function parseAll(): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const language of languages)
    for (const text of texts)
      await parse(language, text).catch((error: unknown) => failures.push(`${language}, ${text.slice(0, 20)}: ${String(error)}`));
  return failures;
}

if (isMainThread) {
  describe('parse', () => {
    it('rejects no text, however deeply it is nested, where the stack is small', async () => {
      const worker = new Worker(__filename, { resourceLimits: { stackSizeMb: 0.5 } });
      const failures = await new Promise<unknown>((resolve, reject) => worker.once('message', resolve).once('error', reject));
      assert.deepEqual(failures, []);
    });
  });
} else void parseAll().then((failures) => parentPort!.postMessage(failures));
