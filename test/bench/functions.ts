// Benchmarks of typing in a training script of 2,000 lines with functions of the step, by where it is typed. Part of `npm run bench`.
import { hoverMarkdown } from '../../src/features/hover/hoverMarkdown';
import { frameworksFor } from '../../src/frameworks/frameworksFor';
import type { Memory } from '../../src/language/find/findSchedules';
import { parse } from '../../src/language/index';
import { findInTree } from '../fixtures/find';
import { trainingScript } from '../fixtures/trainingScript';

const text = trainingScript(2, 80);

/** Where something is typed, before the first of these words, and what. */
const places: readonly (readonly [place: string, before: string, typed: string])[] = [
  ['a function', ' / WARMUP)', '0'],
  ['a helper of functions', 'max(low, min', '1'],
  ['a class', '(self.end - self.start)', '1'],
  ['a constant of several', '_000\nWARMUP', '1'],
  ['a constant of a function', ', 4000, 8000', '1'],
  ['a loop', 'loss.backward', 'x'],
  ['a model', ' = self.layer_0(x)', 'h'],
  ['a comment', ' block 30', 'x'],
  ['a new line', '        self.layer_30', '\n'],
];
const [warmUp, rounds] = [10, 30];

async function main(): Promise<void> {
  let [tree, needed] = [await parse('python', text), await frameworksFor(text, 'python')];
  const memory: Memory = {};
  const found = findInTree('python', tree, { frameworks: needed.frameworks }, memory);
  const typing = async (before: string, typed: string): Promise<readonly number[]> => {
    const at = text.indexOf(before);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const now = text.slice(0, at) + typed.repeat(round + 1) + text.slice(at);
      const begin = performance.now();
      [tree, needed] = await Promise.all([parse('python', now, tree), frameworksFor(now, 'python', needed)]);
      findInTree('python', tree, { frameworks: needed.frameworks }, memory);
      if (round >= warmUp) times.push(performance.now() - begin);
    }
    return times.sort((a, b) => a - b);
  };
  for (const [, before, typed] of places) await typing(before, typed);
  console.log(`functions of the step: ${text.split('\n').length} lines, ${found.length} schedules`);
  console.log('typed in                      least   median    worst  (ms a character, reading and finding)');
  for (const [place, before, typed] of places) {
    const times = await typing(before, typed);
    const columns = [times[0]!, times[times.length >> 1]!, times.at(-1)!].map((each) => each.toFixed(2).padStart(9)).join('');
    console.log(`${place.padEnd(26)}${columns}`);
  }
  const parts = { image: '', width: 1, height: 1, previewLink: 'command:x', links: [], answerLink: () => 'command:answer' };
  const hover = (): readonly number[] =>
    found.map((one) => {
      const begin = performance.now();
      hoverMarkdown(one, parts);
      return performance.now() - begin;
    });
  hover();
  console.log(`a warm hover: ${Math.max(...hover()).toFixed(3)} ms at worst`);
}

void main();
