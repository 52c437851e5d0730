import type { Translate } from '../core/message';
import type { FoundSchedule } from '../language/find/found';
import {
  assertNever,
  type Controls,
  type Detail,
  type FromWebview,
  type PageModel,
  type Plot,
  type PlotSize,
  type PreviewDocument,
  type SampledView,
  type StepValues,
  type ToWebview,
} from '../protocol';
import { shownHandles } from './change/handlesOf';
import { loggedPart, logModel, rawPart } from './logs/logModel';
import type { LogPart } from './logs/logPairs';
import type { LogState } from './logs/logState';
import type { LogSummaries } from './logs/logSummaries';
import { messageOf } from './messageOf';
import { buildModel, type SchedulesModel } from './model/buildModel';
import { CurveStyles } from './model/curveStyles';
import type { Curve, CursorPlace } from './model/curves';
import { pageQuestions } from './model/pageQuestions';
import { samplePicture, sampleView } from './model/sampleView';
import { valuesAt } from './model/valuesAt';
import type { OtherCurves } from './sources/sources';

/** What there is around the schedules of a document, whether or not they can be read. */
export interface PageFrame {
  readonly document: PreviewDocument | undefined;
  readonly sources: OtherCurves['sources'];
  readonly log: LogState;
}

/** What there is to show. */
export interface PageContent extends PageFrame {
  readonly schedules: readonly FoundSchedule[];
  readonly cursor: CursorPlace;
  readonly others: readonly Curve[];
  /** What is shown where there is nothing else. */
  readonly examples: readonly Curve[];
  readonly controls: Controls | undefined;
}

/** The messages by which the page says how it looks at the model. */
export type LookMessage = Extract<FromWebview, { type: 'ready' | 'resize' | 'view' | 'crosshair' | 'setProbe' | 'samplePicture' }>;

export interface ShownPageOptions {
  readonly post: (message: ToWebview) => void;
  /** The probe step that this window keeps. */
  readonly probe: { readonly step: number | undefined; set(step: number | undefined): void };
  readonly summaries: Pick<LogSummaries, 'start'>;
  /** English where it is left out. */
  readonly translate?: Translate;
}

/** What a page shows: sends it whole models, and what changes between them. Sends nothing while there is no page in sight. */
export class ShownPage {
  #size: PlotSize | undefined;
  #revision = 0;
  #view: SampledView | undefined;
  #model: PageModel | undefined;
  #log: LogState = { kind: 'none' };
  #curves: readonly Curve[] = [];
  #styles = new CurveStyles();

  constructor(private readonly options: ShownPageOptions) {}

  /** The room for the plot; undefined while there is no page to draw it. */
  get size(): PlotSize | undefined {
    return this.#size;
  }

  /** The revision of the model that was sent last. */
  get revision(): number {
    return this.#revision;
  }

  /** The curves behind the series of that model. */
  get curves(): readonly Curve[] {
    return this.#curves;
  }

  /** That model. */
  get model(): PageModel | undefined {
    return this.#model;
  }

  /** The `id` of the curve that is marked in it. */
  get active(): string | undefined {
    return this.#model?.kind === 'chart' ? this.#model.plot.active : undefined;
  }

  receive(message: LookMessage): void {
    switch (message.type) {
      case 'ready':
        this.#size = message.size;
        // What an earlier page had in sight is no longer.
        this.#view = undefined;
        if (message.probe !== undefined) this.options.probe.set(message.probe);
        break;
      case 'resize':
        this.#size = message.size;
        break;
      case 'view':
        this.#view = message.view;
        if (this.#hasPlot) this.options.post({ type: 'detail', revision: this.#revision, detail: this.#detail() });
        break;
      case 'crosshair':
        // The page asks again of what it draws next.
        if (this.#hasPlot && message.revision === this.#revision)
          this.options.post({ type: 'crosshair', revision: this.#revision, values: valuesAt(this.#curves, message.step, this.#log) });
        break;
      case 'samplePicture':
        this.options.post({ type: 'pictureSampled', detail: this.#detailOf(message.view, message.size, samplePicture) });
        break;
      case 'setProbe':
        this.options.probe.set(message.step);
        if (this.#hasPlot) this.options.post({ type: 'probe', revision: this.#revision, probe: this.#probe() });
        break;
      default:
        assertNever(message);
    }
  }

  /** Forgets the page: it is hidden, and will say `ready` when it is made again. */
  hide(): void {
    this.#size = undefined;
  }

  /** Sends a model of all that there is. */
  draw(content: PageContent): void {
    if (!this.#size) return;
    const { document, schedules, cursor, others, examples, log } = content;
    if (document?.uri !== this.#model?.document?.uri) this.#styles = new CurveStyles();
    const { model, curves } = buildModel(schedules, this.#size, cursor, {
      others,
      examples,
      styles: this.#styles,
      translate: this.options.translate,
    });
    this.#curves = curves;
    this.#log = log;
    this.#render(this.#pageModel(model, content));
  }

  /** Sends what was logged for the curves anew: the log has grown. */
  grow(): void {
    const model = this.#model;
    if (!model || !this.#hasPlot || !('plot' in model)) return;
    const { log } = this.#frame({ ...model, log: this.#log }, model.plot);
    const grown = { log, ...this.#readings() };
    this.#model = { ...model, ...grown };
    this.options.post({ type: 'log', revision: this.#revision, ...grown });
  }

  /** Sends the reason why there is nothing to draw. */
  fail(frame: PageFrame, error: unknown): void {
    if (!this.#size) return;
    this.#curves = [];
    this.#log = frame.log;
    this.#render({ ...this.#frame(frame), kind: 'error', message: messageOf(error) });
  }

  #render(model: PageModel): void {
    this.#model = model;
    this.options.post({ type: 'render', revision: ++this.#revision, model });
  }

  #pageModel(model: SchedulesModel, content: PageContent): PageModel {
    const { controls } = content;
    const questions = pageQuestions(content.schedules, this.options.translate);
    const handles = controls ? shownHandles(content.schedules, controls, this.#curves) : [];
    switch (model.kind) {
      case 'chart':
        return { ...model, ...this.#frame(content, model.plot), ...this.#readings(), handles, controls, questions };
      case 'examples':
        return { ...model, ...this.#frame(content, model.plot), ...this.#readings() };
      case 'problems':
        return { ...model, ...this.#frame(content), controls, questions };
    }
  }

  #frame({ document, sources, log }: PageFrame, plot?: Plot): Pick<PageModel, 'document' | 'sources' | 'log'> {
    const summaries = plot && this.options.summaries.start(log, this.#curves);
    return { document, sources, log: logModel(log, this.#curves, this.#part(0, plot?.axisEnd ?? 0), summaries, this.options.translate) };
  }

  #readings(): { readonly detail: Detail | undefined; readonly probe: StepValues | undefined } {
    return { detail: this.#detail(), probe: this.#probe() };
  }

  get #hasPlot(): boolean {
    return this.#size !== undefined && this.#model !== undefined && 'plot' in this.#model;
  }

  /** The points of the part that the page has in sight, where that is not all. */
  #detail(): Detail | undefined {
    const [view, size] = [this.#view, this.#size];
    return view && size && this.#detailOf(view, size);
  }

  #detailOf(view: SampledView, size: PlotSize, sampled = sampleView): Detail {
    const { from, to, more } = view;
    const viewOf = (id: string) => {
      const axis = more.find(({ curves }) => curves.includes(id));
      return axis ? { ...view, low: axis.from, high: axis.to } : view;
    };
    const series = this.#curves.map(({ id, schedule }) => sampled(schedule, viewOf(id), size));
    const part = this.#part(from, to, size);
    const raw = rawPart(this.#log, this.#curves, part);
    return { from, to, series, logged: loggedPart(this.#log, this.#curves, part), ...(raw && { raw }) };
  }

  #probe(): StepValues | undefined {
    const { step } = this.options.probe;
    return step === undefined ? undefined : valuesAt(this.#curves, step, this.#log);
  }

  #part(from: number, to: number, { width, pixelRatio } = this.#size ?? { width: 0, pixelRatio: 1 }): LogPart {
    // A noisy log that is drawn more finely than it can be seen makes a picture of megabytes.
    return { from, to, columns: Math.round(width * Math.min(pixelRatio, 3)) };
  }
}
