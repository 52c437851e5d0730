import { palettes } from '../../src/core/drawing/palette';
import { layOut } from '../../src/exports/layOut';
import { pdfPicture } from '../../src/exports/pdfPicture';
import { pgfPicture } from '../../src/exports/pgfPicture';
import type { Picture } from '../../src/exports/picture';
import { svgPicture } from '../../src/exports/svgPicture';
import type { DataFormat, Detail, FromWebview, PictureFormat, PictureSettings, SavedState, ToWebview } from '../../src/protocol';
import type { ChartView } from '../chart/chartConfig';
import { detailed } from '../chart/plotWindow';
import { byId } from '../elements/dom';
import { placePanel } from '../elements/toolbar';
import { copyPicture } from './copyPicture';
import { buildExportMenu } from './exportMenu';
import { PictureDialog } from './pictureDialog';
import { pictureOf } from './pictureOf';
import { pictureSize, readPictureSettings } from './pictureSettings';
import { pngOf } from './pngOf';

export interface TakeAwayOptions {
  readonly post: (message: FromWebview) => void;
  readonly state: () => SavedState;
  readonly save: (state: Partial<SavedState>) => void;
  /** The chart as it is shown; undefined where nothing is. */
  readonly view: () => ChartView | undefined;
}

/** Curves are sampled so many times as finely as on the screen, so that an enlarged picture shows no corners. TeX takes only some thousand points. */
const fineness: Readonly<Record<PictureFormat, number>> = { png: 8, svg: 16, pdf: 16, tex: 2 };

/** Exports the chart: makes pictures of it on the page, and asks the host to save them or the values. */
export class TakeAway {
  readonly #dialog: PictureDialog;
  /** Callbacks that wait for points, in the order in which these were asked for. */
  readonly #waiting: ((detail: Detail) => void)[] = [];

  constructor(private readonly options: TakeAwayOptions) {
    placePanel(byId('exportMenu'), byId('exportButton'));
    buildExportMenu(byId('exportMenu'), {
      ask: () => void this.#ask(),
      copyPicture: () => void this.#copy(),
      export: (format) => this.#export(format),
    });
    this.#dialog = new PictureDialog(byId('pictureDialog') as HTMLDialogElement, {
      keep: (picture) => {
        options.save({ picture });
        options.post({ type: 'pictureSettings', settings: picture });
      },
      save: (settings) => void this.#save(settings),
      copy: () => void this.#copy(),
    });
    document.addEventListener('copy', (event) => {
      const isText = event.target instanceof HTMLInputElement || !getSelection()?.isCollapsed;
      if (isText || this.#dialog.isOpen || !options.view()) return;
      event.preventDefault();
      void this.#copy();
    });
  }

  receive(message: Extract<ToWebview, { type: 'takePicture' | 'pictureSampled' }>): void {
    if (message.type === 'pictureSampled') this.#waiting.shift()?.(message.detail);
    else if (message.way === 'save') void this.#save({ ...this.#settings, ...message.settings });
    else if (message.way === 'copy') void hasFocus().then(() => this.#copy());
    else void this.#ask();
  }

  get #settings(): PictureSettings {
    return this.options.state().picture ?? readPictureSettings(JSON.parse(byId('page').dataset.picture ?? '{}'));
  }

  async #ask(): Promise<void> {
    const view = await this.#sampled(this.#settings);
    if (view) this.#dialog.open(this.#settings, (settings) => picture(view, settings), view.logged.length > 0);
  }

  /** Has the host save a picture, or the values that a picture is made of. */
  async #save(settings: PictureSettings): Promise<void> {
    const { format } = settings;
    if (format === 'pgfplots') {
      this.#export(format);
      return;
    }
    const view = await this.#sampled(settings);
    if (view) this.options.post({ type: 'picture', format, bytes: await pictureBytes(picture(view, settings), settings, format) });
  }

  async #copy(): Promise<void> {
    const settings = this.#settings;
    const bytes =
      this.options.view() &&
      this.#sampled(settings).then((view) => pictureBytes(picture(view!, { ...settings, format: 'png' }), settings, 'png'));
    this.options.post({ type: 'copiedPicture', failure: await copyPicture(bytes) });
  }

  /** What is in sight, as finely as a picture needs it. */
  async #sampled(settings: PictureSettings): Promise<ChartView | undefined> {
    const view = this.options.view();
    if (!view) return undefined;
    const { window, scale } = view;
    const { from, to } = window.x;
    this.options.post({
      type: 'samplePicture',
      view: { from, to, low: window.y.from, high: window.y.to, scale, more: window.more },
      size: { ...pictureSize(settings), pixelRatio: settings.format === 'pgfplots' ? 1 : fineness[settings.format] },
    });
    const detail = await new Promise<Detail>((resolve) => this.#waiting.push(resolve));
    return { ...view, ...detailed(view, detail) };
  }

  #export(format: DataFormat): void {
    const { from, to } = this.options.state().axes.x ?? { from: 0, to: undefined };
    this.options.post({ type: 'export', format, hidden: [...(this.options.view()?.hidden ?? [])], from, to });
  }
}

/** Resolves once the page has the focus, without which a browser lets nothing be copied, or after a second: then it says so. */
function hasFocus(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hasFocus()) resolve();
    addEventListener('focus', () => resolve(), { once: true });
    setTimeout(resolve, 1000);
  });
}

/** The picture of a view in the colours that were chosen for it; a picture for LaTeX has no ground of its own, but the paper's. */
function picture(view: ChartView, settings: PictureSettings): Picture {
  const { format } = settings;
  const colors = settings.colors === 'editor' && format === 'tex' ? 'light' : settings.colors;
  return pictureOf({ ...view, theme: { ...view.theme, ...(colors !== 'editor' && palettes[colors]) } }, settings);
}

/** A picture as the bytes of a file. */
async function pictureBytes(picture: Picture, { resolution }: PictureSettings, format: PictureFormat): Promise<Uint8Array> {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  switch (format) {
    case 'tex':
      return bytesOf(pgfPicture(picture));
    case 'pdf':
      return pdfPicture(layOut(picture));
    case 'svg':
      return bytesOf(svgPicture(layOut(picture)));
    case 'png':
      return pngOf(svgPicture(layOut(picture)), resolution / 96);
  }
}
