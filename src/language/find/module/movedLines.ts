// The line numbers in what was found, after lines came or went.
import { lineOf } from '../../text/lines';
import type { Difference } from '../../text/textDifference';
import type { Tree } from '../../tree/tree';
import type { FoundSchedule } from '../found';

/** Moves the line numbers in origins and messages behind an edit. */
export class MovedLines {
  readonly #first: number;
  readonly #last: number;
  readonly #delta: number;
  readonly #isMoved: boolean;

  constructor(before: Tree, after: Tree, { fromA, toA, fromB, toB }: Difference) {
    this.#isMoved = before.text.slice(fromA, toA).includes('\n') || after.text.slice(fromB, toB).includes('\n');
    [this.#first, this.#last] = this.#isMoved ? [lineOf(before, fromA), lineOf(before, toA)] : [0, 0];
    this.#delta = this.#isMoved ? lineOf(after, toB) - this.#last : 0;
  }

  /** Schedules with their line numbers moved; undefined where one is that of the edit itself, which may or may not have moved. */
  move(list: readonly FoundSchedule[]): readonly FoundSchedule[] | undefined {
    if (!this.#isMoved) return list;
    let isSure = true as boolean;
    const moved = (line: number): number => {
      if (line >= this.#first && line <= this.#last) isSure = false;
      return line > this.#last ? line + this.#delta : line;
    };
    const result = list.map((found) => ofSchedule(found, moved));
    return isSure ? result : undefined;
  }
}

function ofSchedule(found: FoundSchedule, move: (line: number) => number): FoundSchedule {
  return {
    ...found,
    parameters: found.parameters.map((parameter) => ({ ...parameter, origin: ofData(parameter.origin, move) })),
    stepsPerEpoch: ofData(found.stepsPerEpoch, move),
    run: ofData(found.run, move),
    problems: found.problems.map((problem) => ({ ...problem, message: ofData(problem.message, move) })),
    parts: found.parts.map((part) => ofSchedule(part, move)),
  };
}

/** Data with each line of this text in it moved; lines of other files stand beside their names. */
function ofData<T>(data: T, move: (line: number) => number): T {
  if (Array.isArray(data)) return data.map((item: unknown) => ofData(item, move)) as T;
  // A question is about a parameter of the definition, and speaks of no place.
  if (typeof data !== 'object' || data === null || 'question' in data) return data;
  const isOther = 'uri' in data || 'file' in data;
  const moved = (key: string, value: unknown): unknown => {
    if (isOther) return ofData(value, move);
    if (key === 'line' && typeof value === 'number') return move(value);
    return key === 'lines' && typeof value === 'string' ? value.replace(/\d+/g, (line) => String(move(Number(line)))) : ofData(value, move);
  };
  return Object.fromEntries(Object.entries(data).map(([key, value]: [string, unknown]) => [key, moved(key, value)])) as T;
}
