// What a typed character costs in a Python text, by where it is typed.
import { frameworksFor } from '../../src/frameworks/frameworksFor';
import type { Memory } from '../../src/language/find/findSchedules';
import type { FoundSchedule } from '../../src/language/find/found';
import { parse } from '../../src/language/index';
import { findInTree } from '../fixtures/find';

/** Where something is typed, before the first of these words, and what. */
export type TypingPlace = readonly [place: string, before: string, typed: string];

const [warmUp, rounds] = [10, 30];

/** Types at each place in turn and prints what reading and finding take, in milliseconds a character. Returns the schedules of the text. */
export async function benchTyping(title: string, text: string, places: readonly TypingPlace[]): Promise<readonly FoundSchedule[]> {
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
  console.log(`${title}: ${text.split('\n').length} lines, ${found.length} schedules`);
  console.log('typed in                      least   median    worst  (ms a character, reading and finding)');
  for (const [place, before, typed] of places) {
    const times = await typing(before, typed);
    const columns = [times[0]!, times[times.length >> 1]!, times.at(-1)!].map((each) => each.toFixed(2).padStart(9)).join('');
    console.log(`${place.padEnd(26)}${columns}`);
  }
  return found;
}
