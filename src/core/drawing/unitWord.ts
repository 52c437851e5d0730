import type { Unit } from '../schedule';

/** What an axis or a value counts, as the first word of a text: "Step", "Env step". */
export const unitWord = (unit: Unit): string => unit.charAt(0).toUpperCase() + unit.slice(1);

/** The title of an axis that counts it: "Training Steps". */
export const axisTitle = (unit: Unit): string => `Training ${unit.replace(/(?<!\w)\w/g, (letter) => letter.toUpperCase())}s`;
