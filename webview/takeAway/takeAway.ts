import { palettes } from '../../src/core/drawing/palette';
import { svgPicture } from '../../src/exports/svgPicture';
import type { DataFormat, FromWebview, PictureColors, PictureFormat, SavedState } from '../../src/protocol';
import type { ChartView } from '../chart/chartConfig';
import { copyPicture } from './copyPicture';
import { byId } from '../elements/dom';
import { buildExportMenu } from './exportMenu';
import { pictureOf } from './pictureOf';
import { pngOf } from './pngOf';
import { placePanel } from '../elements/toolbar';

export interface TakeAwayOptions {
  readonly post: (message: FromWebview) => void;
  readonly state: () => SavedState;
  readonly save: (state: Partial<SavedState>) => void;
  /** What is in sight. */
  readonly view: () => ChartView | undefined;
}

/** The pixels of a PNG file for each one of the picture. */
const sharpness = 2;

/** Takes what is in sight away: makes pictures of it, and asks the host for its values. */
export class TakeAway {
  constructor(private readonly options: TakeAwayOptions) {
    placePanel(byId('exportMenu'), byId('exportButton'));
    buildExportMenu(byId('exportMenu'), {
      save: (format) => void this.savePicture(format),
      copyPicture: () => void this.#copyPicture(),
      export: (format) => this.#export(format),
      colors: () => this.#colors,
      setColors: (pictureColors) => options.save({ pictureColors }),
    });
  }

  /** Has the host save a picture, in the colours that the user has chosen for pictures where none are given. */
  async savePicture(format: PictureFormat, colors = this.#colors): Promise<void> {
    const svg = this.#picture(colors);
    if (svg === undefined) return;
    const bytes = format === 'png' ? await pngOf(svg, sharpness) : new TextEncoder().encode(svg);
    this.options.post({ type: 'picture', format, bytes });
  }

  get #colors(): PictureColors {
    return this.options.state().pictureColors ?? 'editor';
  }

  async #copyPicture(): Promise<void> {
    const svg = this.#picture(this.#colors);
    const failure = await copyPicture(svg === undefined ? undefined : pngOf(svg, sharpness));
    this.options.post({ type: 'copiedPicture', failure });
  }

  #picture(colors: PictureColors): string | undefined {
    const view = this.options.view();
    return view && svgPicture(pictureOf({ ...view, theme: { ...view.theme, ...(colors !== 'editor' && palettes[colors]) } }));
  }

  #export(format: DataFormat): void {
    const { from, to } = this.options.state().axes.x ?? { from: 0, to: undefined };
    this.options.post({ type: 'export', format, hidden: [...(this.options.view()?.hidden ?? [])], from, to });
  }
}
