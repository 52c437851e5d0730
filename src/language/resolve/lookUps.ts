// Which names were looked up for something, so that it can be told whether a change may concern it.

/** The names that something took, and the look-ups of what it was made of. Of undefined, all entries of a mapping. */
export type LookUps = readonly (string | undefined | LookUps)[];

export const noLookUps: LookUps = [];

/** Adds what was looked up for something before: a few names by themselves, as most were looked up here already. */
export function lookUpAgain(log: LookUpLog, lookUps: LookUps): void {
  if (lookUps.length > fewNames) log.push(lookUps);
  else for (const each of lookUps) log.push(each);
}

const fewNames = 8;

/** What is looked up from now on, in order. */
export type LookUpLog = (string | undefined | LookUps)[];

/** What was looked up since a log had this length. */
export function lookUpsSince(log: LookUpLog, length: number): LookUps {
  if (length === log.length) return noLookUps;
  const taken = log.length - length;
  if (taken > fewNames) return [...new Set(log.slice(length))];
  return log.slice(length).filter((each, index, all) => all.indexOf(each) === index);
}

/** Tells of look-ups whether any of these names is among them. What many have in common is gone through once. */
export function takesAny(names: ReadonlySet<string | undefined>): (lookUps: LookUps) => boolean {
  const known = new Map<LookUps, boolean>();
  /** The answer, or the look-ups whose answer it takes. */
  const answerOf = (lookUps: LookUps): boolean | LookUps => {
    for (const part of lookUps) {
      const answer = typeof part === 'object' ? known.get(part) : names.has(part);
      if (answer === undefined) return part as LookUps;
      if (answer) return true;
    }
    return false;
  };
  return (lookUps) => {
    // Long chains of names would be too deep for a recursion.
    const open = [lookUps];
    for (let last = open.at(-1); last; last = open.at(-1)) {
      const answer = known.get(last) ?? answerOf(last);
      if (typeof answer === 'object') open.push(answer);
      else {
        known.set(last, answer);
        open.pop();
      }
    }
    return known.get(lookUps)!;
  };
}
