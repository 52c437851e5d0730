import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { messageText } from '../../../../src/core/message';
import { conventions } from '../../../../src/frameworks/own';
import { allProblems } from '../../../../src/language/find/allProblems';
import { type Language, parse } from '../../../../src/language/index';
import { readParents } from '../../../../src/language/resolve/readParents';
import { findInTree } from '../../../fixtures/find';

/** A config, and what test/reference/run_configs.py knows of its run by loading it. */
interface Case {
  readonly trainer: string;
  readonly files: Readonly<Record<string, string>>;
  readonly total?: number;
  /** At these parts of the run. */
  readonly values?: readonly number[];
  /** The key that keeps the length from being known. */
  readonly unknown?: string;
}

const parts = [0.1, 1 / 3, 0.5, 0.9, 1];
const file = process.env.RUN_CONFIGS ?? 'test/reference/run_configs.json';

async function differenceOf({ files, total, values, unknown }: Case): Promise<string | undefined> {
  const languageOf = (name: string) => (name.endsWith('.py') ? 'python' : (posix.extname(name).slice(1) as Language));
  const read = async (name: string) => ({ uri: name, tree: await parse(languageOf(name), files[name]!) });
  const main = await read(Object.keys(files).find((name) => name.startsWith('main.'))!);
  const parents = await readParents(main, conventions, async (from, path) => {
    const name = posix.join(posix.dirname(from), path);
    return name in files ? read(name) : undefined;
  });
  const [found, ...others] = findInTree(languageOf(main.uri), main.tree, { parents });
  if (!found?.schedule || others.length > 0) return 'There must be one schedule.';
  const said = allProblems(found).map(({ message }) => messageText(message));
  if (found.totalSteps !== total) return `${found.totalSteps} instead of ${total ?? unknown}: ${said.join(' ')}`;
  if (total === undefined) return said.some((text) => text.includes(unknown!)) ? undefined : `${unknown} is not named: ${said.join(' ')}`;
  const wrong = parts.findIndex((part, i) => Math.abs(found.schedule!.at(part * total) - values![i]!) > 1e-12);
  return wrong < 0 ? undefined : `${found.schedule.at(parts[wrong]! * total)} instead of ${values![wrong]}`;
}

describe('the length of a run', () => {
  it('is what loading the config says, or what keeps it from being known is named', async () => {
    // A file of many more is a line each.
    const text = readFileSync(file, 'utf8').trim();
    const cases = (text.startsWith('[') ? JSON.parse(text) : text.split('\n').map((line) => JSON.parse(line) as Case)) as readonly Case[];
    const differing: string[] = [];
    for (const one of cases) {
      const difference = await differenceOf(one);
      if (difference !== undefined) differing.push(`${one.trainer}: ${difference}\n${Object.entries(one.files).flat().join('\n')}`);
    }
    assert.deepEqual(differing.slice(0, 20), [], `${differing.length} of ${cases.length} configs differ.`);
  });
});
