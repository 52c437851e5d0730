import type { PictureFormat } from '../../protocol';
import type { FileKind } from './saveFile';

/** What a chart can be saved as. */
export const pictureFiles: Readonly<Record<PictureFormat, FileKind>> = {
  png: { name: 'PNG picture', extension: 'png' },
  svg: { name: 'SVG picture', extension: 'svg' },
  pdf: { name: 'PDF picture', extension: 'pdf' },
  tex: { name: 'PGF/TikZ for LaTeX', extension: 'tex' },
};
