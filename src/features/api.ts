import type * as vscode from 'vscode';
import type { ScheduleInfo, WeightSchedulesApi } from '../api';
import { allProblems } from '../language/find/allProblems';
import type { FoundSchedule } from '../language/find/found';
import type { ScheduleIndex } from '../scheduleIndex';
import { toEditorRange } from '../documents';

/** The API over the schedule index. */
export function createApi(index: ScheduleIndex): WeightSchedulesApi {
  return {
    async getSchedules(document) {
      const { schedules } = await index.get(document);
      return schedules.map((found) => toInfo(document, found));
    },
  };
}

function toInfo(document: vscode.TextDocument, found: FoundSchedule): ScheduleInfo {
  const { label, source, range, totalSteps, schedule } = found;
  return {
    label,
    source,
    range: toEditorRange(document, range),
    totalSteps,
    valueAt: (step) => (totalSteps === undefined ? undefined : schedule?.at(step)),
    problems: allProblems(found).map((problem) => ({ message: problem.message, range: toEditorRange(document, problem.range) })),
  };
}
