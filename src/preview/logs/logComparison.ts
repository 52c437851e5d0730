import * as vscode from 'vscode';
import { formatStep } from '../../core/format';
import { deviation, deviationText } from '../../logs/deviation';
import { decimate, valueExtent } from '../../logs/loggedPoints';
import type { LogAction, SavedLog, ToWebview } from '../../protocol';
import type { Curve } from '../model/curves';
import { messageOf } from '../messageOf';
import { changeColumns, chooseFirstPair } from './chooseColumns';
import { LogPairs } from './logPairs';
import { type LogFile, openLog, type OpenedLog, pickLog, readLogFile } from './openLog';

/** Where the comparison gets its plan from, and shows itself. */
export interface LogComparisonOptions {
  readonly document: () => vscode.TextDocument | undefined;
  /** The curves of the document, the one that the user is at first. */
  readonly curves: (document: vscode.TextDocument) => Promise<readonly Curve[]>;
  /** Opens the preview, or draws it again. */
  readonly show: () => Promise<void>;
  readonly post: (message: ToWebview) => void;
}

/** What of the curves is in sight. */
export interface LogView {
  readonly from: number;
  readonly to: number;
  /** The width of the plot in device pixels. */
  readonly columns: number;
}

interface Compared {
  /** The document whose plan it is compared with. */
  readonly uri: string;
  readonly file: LogFile;
  readonly log: OpenedLog;
  readonly pairs: LogPairs;
}

/** A finished comparison. */
export interface LogCompared {
  readonly uri: string;
  readonly log: string;
  /** For each curve that is logged, how far the log is from it. */
  readonly summaries: readonly string[];
}

const patience = 150;

/** Keeps a training log beside the plan of one document: what was logged, drawn over the curves, and how far it is from them. */
export class LogComparison implements vscode.Disposable {
  #compared: Compared | undefined;
  /** A log of an earlier window that is being read, or could not be, for a reason. */
  #left: { readonly saved: SavedLog; readonly failure?: string } | undefined;
  /** What the page was sent. */
  #sent = '';
  /** Counts what makes an ongoing comparison out of date. */
  #generation = 0;

  readonly #didCompare = new vscode.EventEmitter<LogCompared>();

  /** Fires when a log was compared with the plan as it stands. */
  readonly onDidCompare = this.#didCompare.event;

  constructor(private readonly options: LogComparisonOptions) {}

  /** Reads a log, asking for it where none is given, and shows it over the document's schedules. */
  async compare(given?: LogFile): Promise<void> {
    const document = this.options.document();
    const curves = document ? await this.options.curves(document) : [];
    if (!document || curves.length === 0) {
      void vscode.window.showInformationMessage('Open a file with schedules first: a training log is compared with them.');
      return;
    }
    const file = given ?? (await pickLog(document.uri));
    const log = file && (await openLog(file));
    if (!log) return;
    const pairs = new LogPairs(log.table);
    pairs.pairByName(curves);
    if (!curves.some(({ id }) => pairs.columnOf(id))) await chooseFirstPair(pairs, curves);
    this.#left = undefined;
    this.#compared = { uri: document.uri.toString(), file, log, pairs };
    await this.#refresh();
  }

  /** Reads the log again that an earlier window has left; where that cannot be done, the page says so and no more. */
  async restore(saved: SavedLog): Promise<void> {
    if (this.#compared) return;
    const left = { saved };
    this.#left = left;
    try {
      const file = { uri: vscode.Uri.parse(saved.uri) };
      const log = await readLogFile(file, vscode.ProgressLocation.Window);
      if (this.#left !== left) return;
      this.#left = undefined;
      if (log) this.#compared = { uri: saved.document, file, log, pairs: LogPairs.named(log.table, saved) };
    } catch (error) {
      if (this.#left === left) this.#left = { saved, failure: `It could not be read again: ${messageOf(error)}` };
    }
    await this.#refresh();
  }

  /** What the user asks for in the panel. */
  async receive(action: LogAction): Promise<void> {
    const compared = this.#compared;
    const document = this.options.document();
    if (action === 'choose') await this.compare();
    else if (action === 'reload' && compared) await this.#reload(compared);
    else if (action === 'reload' && this.#left) await this.restore(this.#left.saved);
    else if (action === 'columns' && compared && document) {
      await changeColumns(compared.pairs, await this.options.curves(document));
      await this.#refresh();
    } else if (action === 'remove') {
      this.#compared = undefined;
      this.#left = undefined;
      await this.#refresh();
    }
  }

  /** Has a new page told everything again. */
  reset(): void {
    this.#sent = '';
  }

  /** Sends the page what is logged for curves, as far as it is in sight, and compares them anew. */
  show(document: vscode.TextDocument | undefined, curves: readonly Curve[], view: LogView): void {
    const compared = this.#of(document);
    const generation = ++this.#generation;
    if (!compared) {
      this.#showLeft(document);
      return;
    }
    const { uri, log, pairs } = compared;
    const paired = curves.flatMap(({ id, schedule }) => {
      const column = pairs.columnOf(id);
      const points = pairs.pointsOf(id);
      return column && points ? [{ id, schedule, column: column.name, points }] : [];
    });
    const key = JSON.stringify([log.name, log.table.rowCount, view, pairs.step?.name, paired.map(({ id, column }) => [id, column])]);
    this.#send(key, () => ({
      type: 'log',
      log: {
        name: log.name,
        note: noteOn(log, pairs),
        saved: log.uri && { document: uri, uri: log.uri.toString(), ...pairs.names },
        series: paired.map(({ id, column, points }) => ({
          curve: id,
          column,
          points: decimate(points, view.from, view.to, view.columns),
          extent: valueExtent(points),
        })),
      },
    }));
    setTimeout(() => void this.#compareAll(paired, generation), patience);
  }

  dispose(): void {
    this.#generation++;
    this.#didCompare.dispose();
  }

  /** Tells why the log of an earlier window is not there, or that there is none; nothing while it may yet come. */
  #showLeft(document: vscode.TextDocument | undefined): void {
    const { saved, failure } = this.#left ?? {};
    const isHere = saved?.document === document?.uri.toString();
    if (saved && isHere && failure === undefined) return;
    const log =
      saved && isHere && failure !== undefined ? { note: '', series: [], name: saved.uri.split('/').at(-1)!, saved, failure } : undefined;
    this.#send(`none ${failure}`, () => ({ type: 'log', log }));
  }

  #of(document: vscode.TextDocument | undefined): Compared | undefined {
    return document && this.#compared?.uri === document.uri.toString() ? this.#compared : undefined;
  }

  async #reload({ uri, file, pairs, log: before }: Compared): Promise<void> {
    const log = await openLog(file);
    if (!log || this.#compared?.log !== before) return;
    this.#compared = { uri, file, log, pairs: LogPairs.named(log.table, pairs.names) };
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    this.#sent = '';
    await this.options.show();
  }

  /** Works in slices, so that a log of a million rows delays nobody, and ends as soon as it is out of date. */
  async #compareAll(
    paired: readonly Pick<Curve, 'id' | 'schedule'>[] & readonly { readonly points: Parameters<typeof deviation>[1] }[],
    generation: number,
  ): Promise<void> {
    const summaries: string[] = [];
    for (const { schedule, points } of paired) {
      const work = deviation(schedule, points);
      for (;;) {
        if (generation !== this.#generation) return;
        const { done, value } = work.next();
        if (done) {
          summaries.push(deviationText(value));
          break;
        }
        await new Promise<void>((resolve) => setTimeout(resolve, 0));
      }
    }
    this.options.post({ type: 'logSummaries', summaries });
    if (this.#compared) this.#didCompare.fire({ uri: this.#compared.uri, log: this.#compared.log.name, summaries });
  }

  #send(key: string, message: () => ToWebview): void {
    if (key === this.#sent) return;
    this.#sent = key;
    this.options.post(message());
  }
}

function noteOn({ table }: OpenedLog, { step }: LogPairs): string {
  const unreadable = table.unreadable > 0 ? `, ${formatStep(table.unreadable)} of them unreadable` : '';
  return `${formatStep(table.rowCount)} rows${unreadable}; steps ${step ? `from the column ${step.name}` : 'by counting the rows'}`;
}
