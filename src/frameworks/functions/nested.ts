// A function that stands in another one, which calls it and does not return it: it is read as if it stood by itself, where it needs nothing around it.
import type { Site } from '../../language/find/site';
import type { Candidate } from './callee';

/** A function by itself, and its text without the indentation. */
interface Alone {
  readonly candidate: Candidate;
  readonly text: string;
}

/** A function within another one as it is by itself; undefined for other functions. */
export function nestedAlone({ text, node: { range } }: Site, candidate: Candidate): Alone | undefined {
  const { kind, ownerParameters, ...callee } = candidate.callee;
  if (kind !== 'returned') return undefined;
  const indent = /[ \t]*$/.exec(text.slice(0, range.from))![0];
  const alone = text.slice(range.from, range.to).replaceAll(`\n${indent}`, '\n');
  return {
    candidate: {
      ...candidate,
      callee: { ...callee, kind: 'function', owner: undefined, ownerParameters: new Set() },
      others: candidate.others.filter(({ name }) => !ownerParameters.has(name)),
      called: callee.name,
    },
    text: `\n${alone}\n`,
  };
}
