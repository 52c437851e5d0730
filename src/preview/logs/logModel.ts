// Pure: a training log as the page shows it.
import { formatStep } from '../../core/format';
import { type Message, messageText, say, type Translate } from '../../core/message';
import type { GrowingPoints } from '../../logs/growingPoints';
import { nearestPoint } from '../../logs/loggedPoints';
import type { LogModel } from '../../protocol';
import type { Curve } from '../model/curves';
import type { LogPairs, LogPart } from './logPairs';
import { runsOf, type ComparedRun, type LogState } from './logState';
import type { OpenedLog } from './openLog';

/** A curve of the plan, and what was logged for it. */
export interface PlannedAndLogged extends Pick<Curve, 'id' | 'schedule'> {
  /** The place of its run. */
  readonly run: number;
  readonly pairs: LogPairs;
  readonly column: string;
  readonly points: GrowingPoints;
}

/** The curves for which something was logged, run by run in their order. */
export function loggedCurves(state: LogState, curves: readonly Curve[]): readonly PlannedAndLogged[] {
  return runsOf(state).flatMap(({ pairs }, run) =>
    curves.flatMap(({ id, schedule }) => {
      const column = pairs.columnOf(id);
      const points = pairs.pointsOf(id);
      return column && points ? [{ id, schedule, run, pairs, column: column.name, points }] : [];
    }),
  );
}

/** What was logged for each of these curves that has a log, as much as a part of the plot shows. */
export function loggedPart(state: LogState, curves: readonly Curve[], part: LogPart): readonly Float64Array[] {
  return loggedCurves(state, curves).map(({ id, pairs }) => pairs.drawn(id, part));
}

/** The same as it was logged, where what is drawn of it is smoothed. */
export function rawPart(state: LogState, curves: readonly Curve[], part: LogPart): readonly Float64Array[] | undefined {
  if (state.kind !== 'compared' || state.pairs.smoothing === 0) return undefined;
  return loggedCurves(state, curves).map(({ id, pairs }) => pairs.drawn(id, part, true));
}

/**
 * Of each run, the row of a curve's log that is nearest to a step; none before its first row and after its last one, and where nothing was logged.
 * Of several runs the name is told.
 */
export function loggedNear(
  state: LogState,
  curve: string,
  step: number,
): readonly { readonly step: number; readonly value: number; readonly run: string | undefined }[] {
  const runs = runsOf(state);
  const names = runs.length > 1 ? runNames(runs) : [];
  return runs.flatMap(({ pairs }, run) => {
    const points = pairs.pointsOf(curve);
    if (!points || !(points.steps.at(0)! <= step && points.steps.at(-1)! >= step)) return [];
    const index = nearestPoint(points, step);
    return [{ step: points.steps.at(index)!, value: points.values.at(index)!, run: names[run] }];
  });
}

/** The names of runs, with their folders where files are called the same. */
export function runNames(runs: readonly ComparedRun[]): readonly string[] {
  const names = runs.map(({ log }) => log.name);
  const isClear = new Set(names).size === names.length;
  return runs.map(({ log: { name, uri } }) =>
    isClear || uri === undefined ? name : uri.split('/').slice(-2).map(decodeURIComponent).join('/'),
  );
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
      const { document, more } = state;
      const { smoothing } = state.pairs;
      const runs = runsOf(state);
      const names = runNames(runs);
      const [saved, ...others] = runs.flatMap(({ log: { uri }, pairs }) =>
        uri === undefined ? [] : [{ document, uri, ...pairs.names, ...(smoothing > 0 && { smoothing }) }],
      );
      return {
        kind: state.kind,
        name: names.join(', '),
        note: [...new Set(runs.map(({ log, pairs }) => messageText(noteOn(log, pairs), translate)))].join(' · '),
        saved: saved && (others.length > 0 ? { ...saved, more: others } : saved),
        ...(more && { runs: names }),
        ...(smoothing > 0 && { smoothing }),
        series: loggedCurves(state, curves).map(({ id, run, pairs, column }) => ({
          curve: id,
          ...(more && { run: { place: run, name: names[run]! } }),
          column,
          points: pairs.drawn(id, axis),
          ...(smoothing > 0 && { raw: pairs.drawn(id, axis, true) }),
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
