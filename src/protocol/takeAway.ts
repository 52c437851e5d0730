// What can be taken away from the page.
import type { LegendPlace } from '../core/drawing/legendPlace';

/** What a chart can be saved as; also the ending of its file. */
export type PictureFormat = 'png' | 'svg' | 'pdf' | 'tex';

/** What the values of schedules can be written as. */
export type DataFormat = 'csv' | 'json' | 'pgfplots' | 'table' | 'python';

/** The colours of a picture: those of the editor's theme, or others. */
export type PictureColors = 'editor' | 'light' | 'dark';

/** How pictures are made. */
export interface PictureSettings {
  readonly format: PictureFormat | 'pgfplots';
  /** As the user has written it; undefined for that of the chart. */
  readonly title: string | undefined;
  /** The size in `unit`, 96 pixels to the inch. */
  readonly width: number;
  readonly height: number;
  readonly unit: 'px' | 'in' | 'cm';
  /** In points. */
  readonly fontSize: number;
  readonly lineWidth: number;
  readonly legend: LegendPlace;
  readonly grid: boolean;
  /** The phases and the marks of the curve that the cursor is on. */
  readonly marks: boolean;
  /** What was logged. */
  readonly log: boolean;
  readonly colors: PictureColors;
  /** The pixels of a PNG file to the inch. */
  readonly resolution: number;
}

/** Which values to take away. */
export interface ExportWish {
  readonly format: DataFormat;
  /** The `id`s of the curves that are left out. */
  readonly hidden: readonly string[];
  readonly from: number;
  /** Undefined for the end of the longest curve. */
  readonly to: number | undefined;
}
