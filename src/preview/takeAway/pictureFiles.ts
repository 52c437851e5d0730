import type { PictureFormat } from '../../protocol';
import type { FileKind } from './saveFile';

/** What a chart can be saved as. */
export const pictureFiles: Readonly<Record<PictureFormat, FileKind & { readonly detail: string }>> = {
  svg: {
    name: 'SVG picture',
    detail: 'The chart with its axes and legend, sharp at any size',
    extension: 'svg',
  },
  png: {
    name: 'PNG picture',
    detail: 'What the preview shows, 1,920 pixels wide; opens the preview',
    extension: 'png',
  },
};
