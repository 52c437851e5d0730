import type { FoundSchedule, Problem } from './found';

/** The problems of a schedule and of its parts, in document order. */
export function allProblems({ problems, parts }: FoundSchedule): readonly Problem[] {
  return [...problems, ...parts.flatMap(allProblems)];
}
