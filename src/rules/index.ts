// What the editor's list of problems says besides what keeps a schedule from being read.
import { allProblems } from '../language/find/allProblems';
import type { FoundSchedule, Problem } from '../language/find/found';
import type { Rule } from './rule';
import { stepPastEnd } from './stepPastEnd';
import { swappedArguments } from './swappedArguments';

const rules: readonly Rule[] = [swappedArguments, stepPastEnd];

/** All that there is to say of a schedule and of its parts, in document order; of what is wrong with it already no rule says more. */
export function problemsOf(found: FoundSchedule, text: string): readonly Problem[] {
  const own = allProblems(found);
  const ofRules = [found, ...found.parts].flatMap((each) =>
    each.schedule && each.problems.length === 0 ? rules.flatMap(({ check }) => check(each, text)) : [],
  );
  return [...own, ...ofRules].sort((a, b) => a.range.from - b.range.from);
}
