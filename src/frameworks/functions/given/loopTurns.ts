// How often a loop around an expression goes round, and what other expressions in its heads come to.
import type { Outcome } from '../../../interpreter/outcome';
import type { Site } from '../../../language/find/site';
import type { Range } from '../../../language/tree/tree';
import { filePart } from '../part/filePart';
import { moduleOf, numberOf } from '../stepFunction';
import { parameterValues } from './parameterValues';

/** A loop, by what stands before its body. */
export interface Loop {
  readonly head: string;
  readonly from: number;
}

interface Turns {
  readonly first: number;
  readonly turns: number | undefined;
}

const noTurns: Turns = { first: 0, turns: undefined };

/** With what a loop over a range begins, and how many turns it has; from 0 on where that is not known. All that a loop computes has the same. */
export const turnsOf = (site: Site, loop: Loop | undefined): Turns =>
  loop ? site.once(`turns of ${loop.from} in ${site.place.ancestors.at(-1)!.range.from}`, () => turnsIn(site, loop)) : noTurns;

function turnsIn(site: Site, loop: Loop): Turns {
  const [whole, given] = /\bin\s+(?:[\w.]+\(\s*)?range\(((?:[^()]|\([^()]*\))*)\)/.exec(loop.head) ?? [];
  const ends = given === undefined ? [] : given.split(/,(?![^()]*\))/);
  if (given === undefined || ends.length > 2) return noTurns;
  let from = loop.from + loop.head.indexOf(whole!) + whole!.length - 1 - given.length;
  const values = ends.map((end) => {
    const start = from + (/^\s*/.exec(end)?.[0].length ?? 0);
    from += end.length + 1;
    const range = { from: start, to: start + end.trim().length };
    const outcome = outcomeAt(site, range);
    return outcome && numberOf(outcome);
  });
  const last = values.at(-1);
  const first = values.length > 1 ? values[0] : 0;
  if (first === undefined) return noTurns;
  return { first, turns: last === undefined || last <= first ? undefined : last - first };
}

/** What an expression comes to where it stands. */
export function outcomeAt(site: Site, range: Range): Outcome | undefined {
  const part = filePart(site, range, true);
  return part && moduleOf(site, part).expression(part.inPart(range), parameterValues(site, site.text.slice(range.from, range.to), range));
}
