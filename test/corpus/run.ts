// `node out/test/corpus/run.js DIR`: checks the list of what must be found in real configs, which lie in DIR and not in the repository.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundSchedule } from '../../src/language/find/found';
import { languageOf, parse } from '../../src/language/index';
import { find } from '../fixtures/find';
import { originOf } from '../fixtures/origins';
import { type Case, cases, type Expected } from './found';
import { diagnoseFile } from '../../src/rules/index';
import { reading, severityOf } from '../../src/rules/reading';

/** A text with the lines of a case put into it. */
function insert(text: string, { before, text: added }: Case): string {
  const lines = text.replace(/\n?$/, '').split('\n');
  lines.splice(before === undefined ? lines.length : before - 1, 0, added);
  return `${lines.join('\n')}\n`;
}

function summary({ label, totalSteps: total, parameters, problems }: FoundSchedule): Expected & { readonly problems: readonly string[] } {
  const of = (name: string) => parameters.find((parameter) => parameter.name === name);
  const originText = (name: string) => originOf(of(name)) || undefined;
  const totalFrom = originText('total_steps');
  const weightFrom = originText('base_weight');
  return {
    label,
    total,
    ...(totalFrom !== undefined && { totalFrom }),
    weight: of('base_weight')?.value as number,
    ...(weightFrom !== undefined && { weightFrom }),
    problems: problems.filter((problem) => severityOf(problem) !== 'hint').map(({ code }) => code),
  };
}

/** Whether it is a schedule of our language: the file's trainer may have others. */
const isOwn = ({ definition }: FoundSchedule): boolean => definition === undefined || definition.source === 'schedule()';

async function check(folder: string, item: Case): Promise<void> {
  const text = readFileSync(join(folder, item.file), 'utf8');
  const language = languageOf('plaintext', item.file)!;
  const own = async (written: string) => (await find(language, written)).filter(isOwn);
  const ruled = diagnoseFile(await find(language, text), await parse(language, text), {}).filter(({ code }) => !(code in reading));
  assert.deepEqual(ruled, [], 'No rule says anything of the file as it stands.');
  assert.deepEqual(await own(text), [], 'There is no schedule of our language in the file as it stands.');
  const problems = item.found.total === undefined ? ['missing-total'] : [];
  assert.deepEqual((await own(insert(text, item))).map(summary), [{ ...item.found, problems }]);
}

async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error('Usage: node out/test/corpus/run.js DIR');
  let failed = 0;
  for (const item of cases) {
    try {
      await check(folder, item);
    } catch (error) {
      failed++;
      console.error(`${item.file}, ${item.text}\n${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  const files = new Set(cases.map(({ file }) => file)).size;
  console.log(`${cases.length - failed} passed, ${failed} failed (${files} files)`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
