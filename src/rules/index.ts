// What the editor's list of problems says of schedules.
import { allProblems } from '../language/find/allProblems';
import type { FoundSchedule } from '../language/find/found';
import { diagnosisOf } from './reading';
import type { Diagnosis, Rule } from './rule';
import { stepPastEnd } from './stepPastEnd';
import { swappedArguments } from './swappedArguments';

/** The rules for schedules that can be read. */
export const rules: readonly Rule[] = [swappedArguments, stepPastEnd];

/** All that there is to say of a schedule and of its parts, in document order; of what is wrong with it already no rule says more. */
export function diagnose(found: FoundSchedule, text: string): readonly Diagnosis[] {
  const ofReading = allProblems(found).map(diagnosisOf);
  const ofRules = [found, ...found.parts].flatMap((each) =>
    each.schedule && each.problems.length === 0 ? rules.flatMap((rule) => diagnosesOf(rule, each, text)) : [],
  );
  return [...ofReading, ...ofRules].sort((a, b) => a.range.from - b.range.from);
}

const diagnosesOf = ({ code, severity, check }: Rule, found: FoundSchedule, text: string): readonly Diagnosis[] =>
  check(found, text).map((remark) => ({ code, severity, fixes: [], ...remark }));
