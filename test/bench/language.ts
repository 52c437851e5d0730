// Benchmarks of reading: generated files of each language, fresh and after one typed character, then what is made of them. Part of
// `npm run bench`; absolute times are those of the machine, the ratios are not.
import { palettes } from '../../src/core/drawing/palette';
import { offersAt } from '../../src/features/argumentHelp';
import { hoverMarkdown } from '../../src/features/hover/hoverMarkdown';
import { hoverPicture, pictureSize } from '../../src/features/hover/hoverPicture';
import { runAround } from '../../src/features/inEditor/runAround';
import { allConventions, offeredKinds } from '../../src/frameworks/frameworksFor';
import { diagnoseFile } from '../../src/rules/index';
import type { Memory } from '../../src/language/find/findSchedules';
import { type Language, parse } from '../../src/language/index';
import { callAtCursor } from '../../src/language/text/callAtCursor';
import { findInTree } from '../fixtures/find';
import { generate } from './generate';

/** Milliseconds: the median of some rounds, after others that warm up. `make` gives each round what it works on. */
async function median<T>(make: (round: number) => T | Promise<T>, run: (value: T) => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = -8; round < 15; round++) {
    const value = await make(round);
    const start = performance.now();
    await run(value);
    if (round >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}

const cell = (value: number): string => value.toFixed(value < 1 ? 3 : 1).padStart(9);

/** What a hover, the rules and the completion of a file of 1,000 lines may take, in milliseconds, once they ran before. */
const mostWarm = 2;

async function bench(language: Language, lines: number): Promise<void> {
  const text = generate[language](lines);
  // A digit typed into a number in the middle of the file, each round another one behind the last.
  const at = text.indexOf('0.', text.length >> 1) + 2;
  const typed = (round: number) => text.slice(0, at) + '1'.repeat(round + 9) + text.slice(at);
  const parts = { ...pictureSize(1), links: [], answerLink: () => 'command:answer' };

  const fresh = await median(typed, (next) => parse(language, next));
  let last = await parse(language, text);
  const update = await median(typed, async (next) => (last = await parse(language, next, last)));
  const find = await median(
    (round) => parse(language, typed(round)),
    (tree) => findInTree(language, tree),
  );
  const memory: Memory = {};
  const findTyped = await median(
    async (round) => (last = await parse(language, typed(round), last)),
    (tree) => findInTree(language, tree, {}, memory),
  );
  const schedules = findInTree(language, last);
  const hover = await median(
    (round) => schedules[(round + 9) % schedules.length]!,
    (found) => hoverMarkdown(found, { ...parts, image: hoverPicture(found, palettes.dark, undefined) }),
  );
  const rules = await median(
    () => schedules,
    (found) => diagnoseFile(found, last, {}),
  );
  const [kinds, conventions] = [await offeredKinds(), await allConventions()];
  // Behind the method of a call: what the call is, how long the run is around it, and what can be written there.
  const offers = await median(
    (round) => schedules[(round + 9) % schedules.length]!.range.from,
    (from) => {
      const end = last.text.indexOf(',', from) + 1;
      const call = callAtCursor(last.text.slice(0, end), end, ['schedule'])!;
      return offersAt(call, language, kinds, undefined, runAround(last, end, {}, conventions)?.value);
    },
  );
  const columns = [fresh, update, update / fresh, find, findTyped, findTyped / find, hover, rules, offers].map(cell).join('');
  const isSlow = lines <= 1000 && Math.max(hover, rules, offers) > mostWarm;
  const verdict = isSlow ? `  hover, rules or completion take more than ${mostWarm} ms` : '';
  console.log(`${language.padEnd(8)}${String(lines).padStart(6)}${String(schedules.length).padStart(6)}${columns}${verdict}`);
}

async function main(): Promise<void> {
  console.log(
    'language lines found    fresh    typed    ratio     find    typed    ratio    hover    rules   offers   (ms: reading, then finding, at first and after one typed character)',
  );
  for (const language of ['python', 'yaml', 'json', 'toml', 'cfg', 'shell'] as const)
    for (const lines of [1000, 10_000]) await bench(language, lines);
}

void main();
