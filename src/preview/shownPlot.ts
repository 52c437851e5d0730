import type { FromWebview, SampledView } from '../protocol';
import { buildModel } from './model/buildModel';
import type { Reading } from './change/changer';
import { CurveStyles } from './model/curveStyles';
import type { Curve, Pointed } from './model/curves';
import type { FollowedText } from './text/followedText';
import type { KeptStep } from '../keptStep';
import type { LogComparison } from './logs/logComparison';
import { messageOf } from './messageOf';
import { previewDocument } from './previewDocument';
import type { PreviewPanel } from './previewPanel';
import { probe } from './model/probe';
import { sampleView } from './model/sampleView';
import type { Beside } from './sources/sources';

/** What a model was made from, and the `id` of the curve that is marked in it. */
export interface Shown {
  readonly uri: string | undefined;
  /** The version of the document. */
  readonly version: number | undefined;
  readonly active: string | undefined;
}

/** What there is to draw. */
export interface Drawing {
  readonly text: FollowedText | undefined;
  readonly reading: Reading | undefined;
  readonly pointed: Pointed;
  readonly beside: Beside;
}

/** What the page of a panel shows: the curves of the last model, and what it is told of them. */
export class ShownPlot {
  #shown: Shown = { uri: undefined, version: undefined, active: undefined };
  #curves: readonly Curve[] = [];
  #styles = new CurveStyles();
  #text: FollowedText | undefined;
  #axisEnd: number | undefined;
  /** What the page samples besides the overview. */
  #view: SampledView | undefined;

  constructor(
    private readonly panel: PreviewPanel,
    private readonly kept: KeptStep,
    private readonly logs: LogComparison,
  ) {}

  get shown(): Shown {
    return this.#shown;
  }

  get curves(): readonly Curve[] {
    return this.#curves;
  }

  /** Sends the page a model, and what belongs to it; nothing while no page is in sight. */
  draw({ text, reading, pointed, beside }: Drawing): void {
    const { size } = this.panel;
    if (!size) return;
    const document = text && previewDocument(text.document.uri);
    if (document?.uri !== this.#shown.uri) this.#styles = new CurveStyles();
    const { model, curves } = buildModel(reading?.schedules ?? [], size, pointed, beside.curves, this.#styles);
    this.#curves = curves;
    this.#text = text;
    this.#axisEnd = 'plot' in model ? model.plot.axisEnd : undefined;
    const active = model.kind === 'chart' ? model.plot.active : undefined;
    this.#shown = { uri: document?.uri, version: text?.document.version, active };
    this.panel.render(document, model);
    this.panel.post(beside.message);
    this.sendKept();
    this.#sendPart();
  }

  /** Says why there is nothing to draw. */
  fail(text: FollowedText | undefined, error: unknown): void {
    this.panel.render(text && previewDocument(text.document.uri), { kind: 'error', message: messageOf(error) });
  }

  /** Forgets what an earlier page had in sight. */
  reset(): void {
    this.#view = undefined;
  }

  /** Samples this part from now on, or only the overview. */
  view(view: SampledView | undefined): void {
    this.#view = view;
    this.#sendPart();
  }

  /** Answers for the values at a step. */
  probe({ revision, step }: Extract<FromWebview, { type: 'probe' }>): void {
    if (revision === this.panel.revision) this.panel.post({ type: 'values', ...probe(this.#curves, step, revision) });
  }

  /** Sends the values at the kept step. */
  sendKept(): void {
    const { size, revision } = this.panel;
    const { step } = this.kept;
    if (size && step !== undefined) this.panel.post({ type: 'kept', ...probe(this.#curves, step, revision) });
  }

  #sendPart(): void {
    const { size, revision } = this.panel;
    if (!size || this.#axisEnd === undefined) return;
    if (this.#view) this.panel.post(sampleView(this.#curves, this.#view, size, revision));
    const { from, to } = this.#view ?? { from: 0, to: this.#axisEnd };
    this.logs.show(this.#text?.document, this.#curves, { from, to, columns: Math.round(size.width * size.pixelRatio) });
  }
}
