import { messageText, type Translate } from '../../core/message';
import type { Schedule } from '../../core/schedule';
import { DeviationSoFar, deviationMessage } from '../../logs/deviation';
import type { GrowingPoints } from '../../logs/growingPoints';
import { inSlices } from '../../logs/inSlices';
import type { Curve } from '../model/curves';
import { loggedCurves, type PlannedAndLogged } from './logModel';
import type { LogState } from './logState';
import type { OpenedLog } from './openLog';

/** How long the curves have to stay as they are before a log is compared with them, in milliseconds. */
const rest = 150;
/** Some functions of the step take long for each value. */
const valuesAtATime = 500;

/** How far the points of a log were compared with a plan. */
interface Comparison {
  readonly schedule: Schedule;
  readonly points: GrowingPoints;
  readonly order: number;
  readonly soFar: DeviationSoFar;
}

/** Says how far logs are from their plans, some time after the plans have changed. */
export class LogSummaries {
  /** Counts what makes an ongoing comparison out of date. */
  #generation = 0;
  #comparisons: ReadonlyMap</* run and id of a curve */ string, Comparison> = new Map();
  #known: { readonly log: OpenedLog; readonly columns: string; readonly sentences: readonly string[] } | undefined;

  constructor(
    private readonly onFound: (sentences: readonly string[]) => void,
    /** English where it is left out. */
    private readonly translate?: Translate,
  ) {}

  /** Compares a log with curves anew, and returns what was found last of the same columns: it holds until there is something newer. */
  start(state: LogState, curves: readonly Curve[]): readonly string[] | undefined {
    const generation = ++this.#generation;
    if (state.kind !== 'compared') return undefined;
    const logged = loggedCurves(state, curves);
    setTimeout(() => void this.#run(state.log, logged, generation), rest);
    const known = this.#known;
    return known?.log === state.log && known.columns === columnsOf(logged) ? known.sentences : undefined;
  }

  stop(): void {
    this.#generation++;
  }

  /** Works in slices, so that a log of a million rows delays nobody, and does not compare again what was compared with the same plan. */
  async #run(log: OpenedLog, logged: readonly PlannedAndLogged[], generation: number): Promise<void> {
    const isCancelled = () => generation !== this.#generation;
    if (isCancelled()) return;
    const comparisons = logged.map(({ id, run, schedule, points }) => {
      const key = `${run} ${id}`;
      const known = this.#comparisons.get(key);
      const isSame = known?.schedule === schedule && known.points === points && known.order === points.order;
      return [key, isSame ? known : { schedule, points, order: points.order, soFar: new DeviationSoFar(schedule) }] as const;
    });
    this.#comparisons = new Map(comparisons);
    const sentences: string[] = [];
    for (const [, { points, soFar }] of comparisons) {
      await inSlices(soFar.advance(points, valuesAtATime), { isCancelled });
      if (isCancelled()) return;
      sentences.push(messageText(deviationMessage(soFar.result), this.translate));
    }
    // Nothing logged takes no time, and may be out of date all the same.
    if (isCancelled()) return;
    this.#known = { log, columns: columnsOf(logged), sentences };
    this.onFound(sentences);
  }
}

const columnsOf = (logged: readonly PlannedAndLogged[]): string => JSON.stringify(logged.map(({ id, run, column }) => [id, run, column]));
