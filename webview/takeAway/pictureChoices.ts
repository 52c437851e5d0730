import type { PictureSettings } from '../../src/protocol';
import { t } from '../elements/t';

type Choices<Name extends keyof PictureSettings> = Readonly<Record<PictureSettings[Name] & string, string>>;

/** What the settings of a picture can be that are chosen from a list, and what the user calls it. */
export const pictureChoices = (): {
  readonly format: Choices<'format'>;
  readonly unit: Choices<'unit'>;
  readonly legend: Choices<'legend'>;
  readonly colors: Choices<'colors'>;
} => ({
  format: {
    png: t('PNG picture'),
    svg: t('SVG picture'),
    pdf: t('PDF picture'),
    tex: t('PGF/TikZ for LaTeX'),
    pgfplots: t('CSV for pgfplots'),
  },
  unit: { px: t('Pixels'), in: t('Inches'), cm: t('Centimetres') },
  legend: {
    below: t('Below the plot'),
    'top left': t('Top left'),
    'top right': t('Top right'),
    'bottom left': t('Bottom left'),
    'bottom right': t('Bottom right'),
    lines: t('At the lines'),
    none: t('No legend'),
  },
  colors: { editor: t('As the editor'), light: t('Light'), dark: t('Dark') },
});
