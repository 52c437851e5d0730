import type { AxesState, LogModel, PageModel, ValueAxis, SavedLog, SavedState, Span } from '../src/protocol';
import { readPictureSettings } from './takeAway/pictureSettings';

const isStrings = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');
const isFinite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value ? (value as Readonly<Record<string, unknown>>) : {};

/** Both axes as they are when the user has chosen nothing. */
export const plainAxes: AxesState = {
  scale: 'linear',
  valueAxes: 'automatic',
  unit: 'steps',
  stepsPerEpoch: undefined,
  x: undefined,
  y: undefined,
  more: [],
};

/** The view state that a page left behind. It may come from another version of the extension, so nothing in it is taken for granted. */
export function readSavedState(state: unknown): SavedState {
  const { uri, hidden, tableOpen, controlsOpen, scope, pinned, isLocked, added, probe, log, axes, picture, hiddenLogs } = fields(state);
  return {
    uri: typeof uri === 'string' ? uri : undefined,
    hidden: isStrings(hidden) ? hidden : [],
    ...(isStrings(hiddenLogs) && { hiddenLogs }),
    tableOpen: tableOpen === true,
    controlsOpen: controlsOpen === true,
    probe: isFinite(probe) && probe >= 0 ? probe : undefined,
    scope: scope === 'cursor' || scope === 'pinned' ? scope : 'all',
    pinned: isStrings(pinned) ? pinned : [],
    isLocked: isLocked === true,
    added: isStrings(added) ? added : [],
    log: readLog(fields(log)),
    axes: readAxes(fields(axes)),
    ...(picture !== undefined && { picture: readPictureSettings(picture) }),
  };
}

/** What another model changes in the view state. The first one with curves brings the probe step of the window, unless the page has its own. */
export function stateAfter(state: SavedState, { document, sources, log, ...model }: PageModel, isFirst: boolean): Partial<SavedState> {
  const isOther = document?.uri !== state.uri;
  return {
    isLocked: sources.isLocked,
    added: sources.added.map(({ uri }) => uri),
    log: savedLog(log, state.log),
    probe: state.probe ?? (isFirst && 'probe' in model ? model.probe?.step : undefined),
    // What was hidden and in sight of another document says nothing of this one.
    ...(isOther && {
      uri: document?.uri,
      hidden: [],
      hiddenLogs: [],
      axes: { ...state.axes, x: undefined, y: undefined, more: [] },
    }),
    // A title of its own goes with its document; that there is to be none goes with all.
    ...(isOther && state.picture?.title && { picture: { ...state.picture, title: undefined } }),
  };
}

function savedLog(log: LogModel, before: SavedLog | undefined): SavedLog | undefined {
  if (log.kind === 'none') return undefined;
  return log.kind === 'reading' ? before : log.saved;
}

function readAxes({ scale, valueAxes, unit, stepsPerEpoch, x, y, more }: Readonly<Record<string, unknown>>): AxesState {
  return {
    scale: scale === 'log' ? scale : 'linear',
    valueAxes: valueAxes === 'one' || valueAxes === 'plots' ? valueAxes : 'automatic',
    unit: unit === 'percent' || unit === 'epochs' ? unit : 'steps',
    stepsPerEpoch: isFinite(stepsPerEpoch) && stepsPerEpoch > 0 ? stepsPerEpoch : undefined,
    x: readSpan(x),
    y: readSpan(y),
    more: Array.isArray(more) ? more.flatMap((each) => readAxis(each) ?? []) : [],
  };
}

function readSpan(value: unknown): Span | undefined {
  const { from, to } = fields(value);
  return isFinite(from) && isFinite(to) && from < to ? { from, to } : undefined;
}

function readAxis(value: unknown): ValueAxis | undefined {
  const { curves } = fields(value);
  const span = readSpan(value);
  return span && isStrings(curves) ? { ...span, curves } : undefined;
}

function readLog({ document, uri, step, values, smoothing, more }: Readonly<Record<string, unknown>>): SavedLog | undefined {
  if (typeof document !== 'string' || typeof uri !== 'string' || !Array.isArray(values)) return undefined;
  const isPair = (value: unknown): value is readonly [string, string] => isStrings(value) && value.length === 2;
  const others = Array.isArray(more) ? more.flatMap((each) => readLog(fields(each)) ?? []) : [];
  return {
    document,
    uri,
    step: typeof step === 'string' ? step : undefined,
    values: values.filter(isPair),
    ...(isFinite(smoothing) && smoothing > 0 && smoothing < 1 && { smoothing }),
    ...(others.length > 0 && { more: others }),
  };
}
