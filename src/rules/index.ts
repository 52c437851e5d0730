// What the editor's list of problems says of schedules.
import type { Severity } from '../core/message';
import { allProblems } from '../language/find/allProblems';
import type { FoundSchedule, Problem } from '../language/find/found';
import type { Tree } from '../language/tree/tree';
import { delayBehindEnd } from './delayBehindEnd';
import { isIgnored } from './ignored';
import { ignoredKey } from './ignoredKey';
import { jumpAtJoin } from './jumpAtJoin';
import { longerThanRun } from './longerThanRun';
import { longWarmUp } from './longWarmUp';
import { lostRate } from './lostRate';
import { lostWarmUp } from './lostWarmUp';
import { negativeRate } from './negativeRate';
import { neverReachesTarget } from './neverReachesTarget';
import { noRestart } from './noRestart';
import { overEarly } from './overEarly';
import { diagnosisOf, severityOf } from './reading';
import type { Diagnosis, FileRule, Rule } from './rule';
import { risesAgain } from './risesAgain';
import { shortCycle } from './shortCycle';
import { stepPastEnd } from './stepPastEnd';
import { stepsForEpochs } from './stepsForEpochs';
import { swappedArguments } from './swappedArguments';
import { twoWarmUps } from './twoWarmUps';
import { weightsSum } from './weightsSum';
import { zeroEpoch } from './zeroEpoch';

/** The rules for schedules that can be read. */
export const rules: readonly Rule[] = [
  swappedArguments,
  stepsForEpochs,
  overEarly,
  neverReachesTarget,
  longerThanRun,
  delayBehindEnd,
  jumpAtJoin,
  stepPastEnd,
  longWarmUp,
  twoWarmUps,
  lostWarmUp,
  risesAgain,
  zeroEpoch,
  negativeRate,
  shortCycle,
  noRestart,
  ignoredKey,
  lostRate,
];

/** The rules about several schedules of a file. */
export const fileRules: readonly FileRule[] = [weightsSum];

/** How grave the user wants problems to be, by their codes; those that are off are not shown. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** All that there is to say of a file, in document order, as the user wants it: other severities, and no lines that a comment excepts. */
export function diagnoseFile(schedules: readonly FoundSchedule[], tree: Tree, severities: Severities): readonly Diagnosis[] {
  const ofSchedules = schedules.flatMap((found) => diagnose(found, tree.text));
  const ofFile = schedules.length === 0 ? [] : fileRules.flatMap((rule) => diagnosesOf(rule, rule.check(schedules, tree)));
  return [...ofSchedules, ...ofFile].flatMap((diagnosis) => {
    const severity = severities[diagnosis.code] ?? diagnosis.severity;
    return severity === 'off' || isIgnored(diagnosis, tree.text) ? [] : [{ ...diagnosis, severity }];
  });
}

/** A remark on how something is written changes nothing of what it does. */
const isHint = (problem: Problem): boolean => severityOf(problem) === 'hint';

/** All that there is to say of a schedule and of its parts, in document order; of what is wrong with it already no rule says more. */
export function diagnose(found: FoundSchedule, text: string): readonly Diagnosis[] {
  const ofReading = allProblems(found).map(diagnosisOf);
  // A part is not the run's: what it is part of is.
  const ofRules = [found, ...found.parts.map((part) => ({ ...part, run: undefined }))].flatMap((each) =>
    each.schedule && each.problems.every(isHint) && isByRules(each)
      ? rules.flatMap((rule) => diagnosesOf(rule, rule.check(each, text)))
      : [],
  );
  return [...ofReading, ...ofRules].sort((a, b) => a.range.from - b.range.from);
}

/** Whether it is of a kind that has rules: what is only read, and what a text computes in its own way, may be meant as it is. */
const isByRules = ({ definition }: FoundSchedule): boolean => definition?.isReading !== true && definition?.written === undefined;

const diagnosesOf = (
  { code, severity, isUnused }: Pick<Rule, 'code' | 'severity' | 'isUnused'>,
  remarks: ReturnType<Rule['check']>,
): readonly Diagnosis[] => remarks.map((remark) => ({ code, severity, fixes: [], ...(isUnused && { isUnused }), ...remark }));
