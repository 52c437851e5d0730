import * as vscode from 'vscode';
import { inSlices } from '../../logs/inSlices';
import { assertNever, type FromWebview, type SavedLog, type ToWebview } from '../../protocol';
import { messageOf } from '../messageOf';
import type { Curve } from '../model/curves';
import { changeColumns, chooseFirstPair } from './chooseColumns';
import { LogPairs } from './logPairs';
import { logStateOf, runsOf, type ComparedRun, type LogState } from './logState';
import { LogSummaries } from './logSummaries';
import { type LogFile, openLog, pickLog, readLogFile } from './openLog';

/** How often is looked whether a log has grown, in milliseconds. */
const followInterval = 1_000;

type LogWish = Extract<FromWebview, { type: 'log' }>;

/** Where the comparison gets its plan from, and shows itself. */
export interface LogComparisonOptions {
  readonly document: () => vscode.TextDocument | undefined;
  /** The curves of the document, the one that the user is at first. */
  readonly curves: () => Promise<readonly Curve[]>;
  /** Opens the preview, or draws it again. */
  readonly show: () => Promise<void>;
  /** Draws what was logged again, as the log has grown. */
  readonly grow: () => void;
  /** Whether the preview is in sight: only then a log is followed. */
  readonly isInSight: () => boolean;
  readonly post: (message: ToWebview) => void;
}

/** A finished comparison. */
export interface LogCompared {
  /** Of the document. */
  readonly uri: string;
  readonly log: string;
  /** For each curve that is logged, how far the log is from it. */
  readonly summaries: readonly string[];
}

/** Keeps the training log that is compared with the plan of one document, and does with it what the user asks for. */
export class LogComparison implements vscode.Disposable {
  #state: LogState = { kind: 'none' };
  /** Counts what ends the following of a log. */
  #turn = 0;
  readonly #didCompare = new vscode.EventEmitter<LogCompared>();

  /** Compare the log with curves, and tell the page. */
  readonly summaries = new LogSummaries((sentences) => this.#tell(sentences), vscode.l10n.t);

  /** Fires when a log was compared with the plan as it stands. */
  readonly onDidCompare = this.#didCompare.event;

  /** The next document that is called like one without a file is another. */
  readonly #closing = vscode.workspace.onDidCloseTextDocument(({ isUntitled, uri }) => {
    if (!isUntitled || this.of(uri.toString()).kind === 'none') return;
    this.#state = { kind: 'none' };
    this.#turn++;
  });

  constructor(private readonly options: LogComparisonOptions) {}

  /** The log of a document, by its URI. */
  of(document: string | undefined): LogState {
    return logStateOf(this.#state, document);
  }

  /** Reads a log, asking for it where none is given, and shows it over the document's schedules. */
  async compare(given?: LogFile): Promise<void> {
    const document = this.options.document();
    const curves = document ? await this.options.curves() : [];
    if (!document || curves.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a file with schedules first: a training log is compared with them.'));
      return;
    }
    const file = given ?? (await pickLog(document.uri));
    const log = file && (await openLog(file));
    if (!log) return;
    const pairs = new LogPairs(log);
    pairs.pairByName(curves);
    if (!curves.some(({ id }) => pairs.columnOf(id))) await chooseFirstPair(pairs, curves);
    const uri = document.uri.toString();
    const before = runsOf(this.of(uri));
    pairs.smoothing = before[0]?.pairs.smoothing ?? 0;
    const others = before.filter((run) => run.log.uri === undefined || run.log.uri !== log.uri);
    await this.#show(stateOf(uri, [...others, { log, pairs }]));
  }

  /** Reads the log again that an earlier window has left; where that cannot be done, the page says so and no more. */
  async restore(saved: SavedLog): Promise<void> {
    if (this.#state.kind === 'compared') return;
    const reading: LogState = { kind: 'reading', saved };
    this.#state = reading;
    const state = await readAgain(saved);
    // Meanwhile the user may have chosen another one.
    if (this.#state === reading) await this.#show(state);
  }

  /** What the user asks for in the panel. */
  async receive({ action, run, smoothing = 0 }: Pick<LogWish, 'action' | 'run' | 'smoothing'>): Promise<void> {
    switch (action) {
      case 'choose':
        return this.compare();
      case 'smooth':
        return this.#smooth(smoothing);
      case 'columns':
        return this.#changeColumns();
      case 'reload':
        return this.#reload();
      case 'remove':
        return this.#remove(run);
      default:
        assertNever(action);
    }
  }

  dispose(): void {
    this.#turn++;
    this.#closing.dispose();
    this.summaries.stop();
    this.#didCompare.dispose();
  }

  async #changeColumns(): Promise<void> {
    const runs = runsOf(this.#state);
    if (runs.length === 0 || !this.options.document()) return;
    const run = runs.length === 1 ? runs[0] : await pickRun(runs);
    if (!run) return;
    await changeColumns(run.pairs, await this.options.curves());
    await this.#bringUpToDate();
  }

  async #reload(): Promise<void> {
    const before = this.#state;
    if (before.kind === 'unreadable' || before.kind === 'reading') return this.restore(before.saved);
    if (before.kind !== 'compared') return;
    const runs: ComparedRun[] = [];
    for (const run of runsOf(before)) {
      const log = run.log.uri === undefined ? undefined : await openLog({ uri: vscode.Uri.parse(run.log.uri) });
      if (!log) runs.push(run);
      else runs.push({ log, pairs: LogPairs.ofColumns(log, { ...run.pairs.names, smoothing: run.pairs.smoothing }) });
    }
    if (this.#state === before) await this.#show(stateOf(before.document, runs));
  }

  async #smooth(weight: number): Promise<void> {
    for (const { pairs } of runsOf(this.#state)) pairs.smoothing = weight;
    await this.#bringUpToDate();
  }

  #remove(run: number | undefined): Promise<void> {
    const state = this.#state;
    if (run === undefined || state.kind !== 'compared') return this.#show({ kind: 'none' });
    return this.#show(
      stateOf(
        state.document,
        runsOf(state).filter((_, place) => place !== run),
      ),
    );
  }

  async #show(state: LogState): Promise<void> {
    this.#state = state;
    await this.#bringUpToDate();
    if (this.#state === state) this.#follow();
  }

  /** Has all points that are drawn before they are drawn: a draw would make them at once. */
  async #bringUpToDate(): Promise<void> {
    const state = this.#state;
    for (const { pairs } of runsOf(state)) await inSlices(pairs.update(), { isCancelled: () => this.#state !== state });
    if (this.#state === state) await this.options.show();
  }

  /** Looks after a while whether the log has grown. */
  #follow(): void {
    const turn = ++this.#turn;
    const isOver = () => this.#turn !== turn;
    const followed = runsOf(this.#state).filter(({ log }) => log.live && log.uri !== undefined);
    if (followed.length === 0) return;
    const look = async () => {
      let hasGrown = false;
      for (const { log, pairs } of followed) {
        if (isOver() || !this.options.isInSight()) return;
        // A file that is gone or locked for the moment is looked for again.
        if (!(await log.live!.update({ isCancelled: isOver }).catch(() => false)) || isOver()) continue;
        await inSlices(pairs.update(), { isCancelled: isOver });
        hasGrown = true;
      }
      if (hasGrown && !isOver()) this.options.grow();
    };
    setTimeout(() => {
      if (isOver()) return;
      void look().then(() => !isOver() && this.#follow());
    }, followInterval);
  }

  #tell(summaries: readonly string[]): void {
    this.options.post({ type: 'logSummaries', summaries });
    if (this.#state.kind === 'compared') this.#didCompare.fire({ uri: this.#state.document, log: this.#state.log.name, summaries });
  }
}

function stateOf(document: string, [first, ...more]: readonly ComparedRun[]): LogState {
  return first ? { kind: 'compared', document, log: first.log, pairs: first.pairs, ...(more.length > 0 && { more }) } : { kind: 'none' };
}

async function pickRun(runs: readonly ComparedRun[]): Promise<ComparedRun | undefined> {
  const items = runs.map((run) => ({ label: run.log.name, run }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Choose the run whose columns to change') }))?.run;
}

async function readAgain(saved: SavedLog): Promise<LogState> {
  try {
    const runs: ComparedRun[] = [];
    for (const each of [saved, ...(saved.more ?? [])]) {
      const log = await readLogFile({ uri: vscode.Uri.parse(each.uri) }, vscode.ProgressLocation.Window);
      if (log) runs.push({ log, pairs: LogPairs.ofColumns(log, { ...each, smoothing: saved.smoothing ?? 0 }) });
    }
    return stateOf(saved.document, runs);
  } catch (error) {
    return { kind: 'unreadable', saved, reason: vscode.l10n.t('It could not be read again: {reason}', { reason: messageOf(error) }) };
  }
}
