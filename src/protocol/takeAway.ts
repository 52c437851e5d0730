// What can be taken away from the page.

/** What a chart can be saved as. */
export type PictureFormat = 'svg' | 'png';

/** What the values of schedules can be written as. */
export type DataFormat = 'csv' | 'json' | 'table' | 'python';

/** The colours that a picture can have, and what the user calls them. */
export const pictureColors = { editor: 'Colours of the editor', light: 'Light pictures', dark: 'Dark pictures' } as const;

/** The colours of a picture: those of the editor's theme, or others. */
export type PictureColors = keyof typeof pictureColors;

/** Which values to take away. */
export interface ExportWish {
  readonly format: DataFormat;
  /** The `id`s of the curves that are left out. */
  readonly hidden: readonly string[];
  readonly from: number;
  /** Undefined for the end of the longest curve. */
  readonly to: number | undefined;
}
