// Pure: a training log as the page shows it.
import { formatStep } from '../../core/format';
import { type Message, messageText, say, type Translate } from '../../core/message';
import type { GrowingPoints } from '../../logs/growingPoints';
import { nearestPoint } from '../../logs/loggedPoints';
import type { LogModel } from '../../protocol';
import type { Curve } from '../model/curves';
import type { LogPairs, LogPart } from './logPairs';
import type { LogState } from './logState';
import type { OpenedLog } from './openLog';

/** A curve of the plan, and what was logged for it. */
export interface PlannedAndLogged extends Pick<Curve, 'id' | 'schedule'> {
  readonly column: string;
  readonly points: GrowingPoints;
}

/** The curves for which something was logged, in their order. */
export function loggedCurves(state: LogState, curves: readonly Curve[]): readonly PlannedAndLogged[] {
  if (state.kind !== 'compared') return [];
  return curves.flatMap(({ id, schedule }) => {
    const column = state.pairs.columnOf(id);
    const points = state.pairs.pointsOf(id);
    return column && points ? [{ id, schedule, column: column.name, points }] : [];
  });
}

/** What was logged for each of these curves that has a log, as much as a part of the plot shows. */
export function loggedPart(state: LogState, curves: readonly Curve[], part: LogPart): readonly Float64Array[] {
  return state.kind === 'compared' ? loggedCurves(state, curves).map(({ id }) => state.pairs.drawn(id, part)) : [];
}

/** The row of a curve's log that is nearest to a step; undefined before the first one and after the last one, and where nothing was logged. */
export function loggedNear(state: LogState, curve: string, step: number): { readonly step: number; readonly value: number } | undefined {
  const points = state.kind === 'compared' ? state.pairs.pointsOf(curve) : undefined;
  if (!points || !(points.steps.at(0)! <= step && points.steps.at(-1)! >= step)) return undefined;
  const index = nearestPoint(points, step);
  return { step: points.steps.at(index)!, value: points.values.at(index)! };
}

/** A log beside curves, with the points for the whole step axis; `summaries` are the sentences on its series, where they are known. */
export function logModel(
  state: LogState,
  curves: readonly Curve[],
  axis: LogPart,
  summaries?: readonly string[],
  translate?: Translate,
): LogModel {
  switch (state.kind) {
    case 'none':
    case 'reading':
      return { kind: state.kind };
    case 'unreadable':
      return { kind: state.kind, name: state.saved.uri.split('/').at(-1)!, saved: state.saved, reason: state.reason };
    case 'compared': {
      const { document, log, pairs } = state;
      return {
        kind: state.kind,
        name: log.name,
        note: messageText(noteOn(log, pairs), translate),
        saved: log.uri === undefined ? undefined : { document, uri: log.uri, ...pairs.names },
        series: loggedCurves(state, curves).map(({ id, column }) => ({
          curve: id,
          column,
          points: pairs.drawn(id, axis),
          extent: pairs.extentOf(id),
        })),
        summaries,
      };
    }
  }
}

function noteOn({ table }: OpenedLog, { step, firstStep }: LogPairs): Message {
  const args = { rows: formatStep(table.rowCount), unreadable: formatStep(table.unreadable), column: step?.name ?? '' };
  const rows = table.unreadable > 0 ? say('{rows} rows, {unreadable} of them unreadable', args) : say('{rows} rows', args);
  if (step && firstStep === 1) return say('{rows}; steps from the column {column}, less 1: it counts from 1', { ...args, rows });
  return step
    ? say('{rows}; steps from the column {column}', { ...args, rows })
    : say('{rows}; steps by counting the rows', { ...args, rows });
}
