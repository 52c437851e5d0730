import * as vscode from 'vscode';
import { messageText } from '../core/message';
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
      return schedules.flatMap((found) => toInfos(document, found));
    },
  };
}

/** An entry for each curve, in order; one without values where there is none. */
function toInfos(document: vscode.TextDocument, found: FoundSchedule): readonly ScheduleInfo[] {
  const { label, source, range, totalSteps, unit, unknowns } = found;
  const shared = {
    label,
    source,
    unit,
    range: toEditorRange(document, range),
    totalSteps,
    unknowns: unknowns.map(({ text }) => text),
    problems: allProblems(found).map((problem) => ({
      message: messageText(problem.message, vscode.l10n.t),
      range: toEditorRange(document, problem.range),
    })),
  };
  if (found.curves.length === 0) return [{ ...shared, quantity: 'weight', valueAt: () => undefined }];
  const isKnown = totalSteps !== undefined && unknowns.length === 0;
  return found.curves.map(({ quantity, schedule }) => ({
    ...shared,
    quantity,
    valueAt: (step) => (isKnown ? definedOrNone(schedule.at(step)) : undefined),
  }));
}

const definedOrNone = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);
