import { messageText, type Translate } from '../../core/message';
import { deviation, deviationMessage } from '../../logs/deviation';
import type { Curve } from '../model/curves';
import { loggedCurves, type PlannedAndLogged } from './logModel';
import type { LogState } from './logState';
import type { OpenedLog } from './openLog';

/** How long the curves have to stay as they are before a log is compared with them, in milliseconds. */
const rest = 150;

/** Says how far logs are from their plans, some time after the plans have changed. */
export class LogSummaries {
  /** Counts what makes an ongoing comparison out of date. */
  #generation = 0;
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

  /** Works in slices, so that a log of a million rows delays nobody. */
  async #run(log: OpenedLog, logged: readonly PlannedAndLogged[], generation: number): Promise<void> {
    const sentences: string[] = [];
    for (const { schedule, points } of logged) {
      const work = deviation(schedule, points);
      for (;;) {
        if (generation !== this.#generation) return;
        const { done, value } = work.next();
        if (done) {
          sentences.push(messageText(deviationMessage(value), this.translate));
          break;
        }
        await new Promise<void>((resolve) => setTimeout(resolve, 0));
      }
    }
    // Nothing logged takes no time, and may be out of date all the same.
    if (generation !== this.#generation) return;
    this.#known = { log, columns: columnsOf(logged), sentences };
    this.onFound(sentences);
  }
}

const columnsOf = (logged: readonly PlannedAndLogged[]): string => JSON.stringify(logged.map(({ id, column }) => [id, column]));
