// Which frameworks a text needs: those one of whose marks stands in it. None is loaded before a text needs it.
import type { Askable } from '../language/find/asked/askable';
import type { Definition } from '../language/find/definition';
import type { FoundSchedule } from '../language/find/found';
import type { Framework } from '../language/find/framework';
import type { ReadOptions } from '../language/find/site';
import type { Convention } from '../language/resolve/convention';
import { isOpenMark, markPattern } from '../language/text/marks';
import { textDifference } from '../language/text/textDifference';
import type { Language } from '../language/index';
import type { Tree } from '../language/tree/tree';
import { frameworkFiles } from './all';
import type { ReadingFunction } from './functions/readers/functionsReading';
import type { throughPoints } from './schedule/throughPoints';

/** What is known of an earlier state of a text. */
export interface KnownFrameworks {
  readonly text: string;
  readonly frameworks: readonly Framework[];
  /** What loaders and trainers make of configs. */
  readonly conventions: readonly Convention[];
}

/** The kinds of schedules that are offered to whoever writes one, the plainest first. */
export const offeredKinds = async (): Promise<readonly Definition[]> =>
  (await import('./own')).ownFrameworks.flatMap(({ kinds = [] }) => kinds);

/** What loaders and trainers make of configs. */
export const allConventions = async (): Promise<readonly Convention[]> => (await import('./own')).conventions;

/** The functions of the Python runtime that are called there as they are in configs. */
export const runtimeFunctions = async (): Promise<readonly string[]> =>
  (await import('./own')).ownFrameworks.flatMap((framework) => framework.runtimeFunctions ?? []);

/** What writes a schedule through points of a curve, as Python. */
export const pointsWriter = async (): Promise<typeof throughPoints> => (await import('./own')).throughPoints;

/** The names that may be the step of what the user may ask for in a Python text: only one where that is certain. */
export const stepsOf = async (text: string, askable: Askable): Promise<readonly string[]> =>
  (await import('./functions/stepsOf')).stepsOf(text, askable);

/** The functions of a Python file that read the keys which a schedule of a config was read from, with the config's values. */
export async function functionsReading(
  config: Tree,
  found: FoundSchedule,
  code: string,
  options: ReadOptions,
): Promise<readonly ReadingFunction[]> {
  const { keysRead } = await import('./functions/readers/keysRead');
  const keys = keysRead(config, found);
  if (!keys?.names.every((name) => code.includes(name))) return [];
  return (await import('./functions/readers/functionsReading')).functionsReading(code, keys, options);
}

/** The shapes that made-up keys can be read as. */
export const shapesRead = async (): Promise<readonly string[]> => (await import('./keys/shapes')).shapeWords;

const fileOf: ReadonlyMap</* mark */ string, readonly number[]> = frameworkFiles.reduce((map, { marks }, index) => {
  for (const mark of marks) map.set(mark, [...(map.get(mark) ?? []), index]);
  return map;
}, new Map<string, readonly number[]>());

/** The marks that stand for many words, one expression for each framework that has some. */
const openMarks = frameworkFiles.flatMap(({ marks }, index) => {
  const open = marks.filter(isOpenMark);
  return open.length > 0 ? [{ index, pattern: new RegExp(markPattern(open)) }] : [];
});

/**
 * The frameworks that a text needs, our own first; what an earlier state of the text needed is kept, so that only what was added is looked
 * through. `isAsked`: the user says what in it is a function of the step.
 */
export async function frameworksFor(
  text: string,
  language: Language,
  earlier?: KnownFrameworks,
  isAsked = false,
): Promise<KnownFrameworks> {
  const { conventions, ownFrameworks } = await import('./own');
  const needed = new Set<number>(isAsked ? [frameworkFiles.findIndex(({ name }) => name === 'functions')] : []);
  const added = addedText(text, earlier?.text);
  for (const word of added.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []) fileOf.get(word)?.forEach((index) => needed.add(index));
  for (const { index, pattern } of openMarks) if (!needed.has(index) && pattern.test(added)) needed.add(index);
  for (const index of needed) if (![frameworkFiles[index]!.language ?? language].flat().includes(language)) needed.delete(index);
  const known = earlier?.frameworks ?? ownFrameworks;
  const isKnown = (index: number) => known.some(({ name }) => name === frameworkFiles[index]!.name);
  if ([...needed].every(isKnown)) return { text, frameworks: known, conventions };
  const wanted = frameworkFiles.filter((_, index) => needed.has(index) || isKnown(index));
  const others = await Promise.all(wanted.map(({ load }) => load()));
  const first = others.filter(({ isFirst }) => isFirst === true);
  return { text, frameworks: [...first, ...ownFrameworks, ...others.filter(({ isFirst }) => isFirst !== true)], conventions };
}

/** What an edit added, with what is beside it in its lines. */
function addedText(text: string, before: string | undefined): string {
  if (before === undefined) return text;
  const { fromB, toB } = textDifference(before, text);
  const start = /[^\n]*$/.exec(text.slice(Math.max(fromB - 100, 0), fromB))![0].length;
  const end = /^[^\n]*/.exec(text.slice(toB, toB + 100))![0].length;
  return text.slice(fromB - start, toB + end);
}
