// The values of curves as data, with all of their digits: CSV, JSON, and a table for the clipboard.
import { unitWord } from '../core/drawing/unitWord';
import type { NamedCurve } from './namedCurve';
import { sampledSteps } from './sampledSteps';
import { stepUnit } from './stepUnit';

/** What a data file is made of: curves from one step to another. */
export interface Data {
  readonly curves: readonly NamedCurve[];
  readonly from: number;
  readonly to: number;
}

/** A CSV file (RFC 4180, CRLF): a column of steps (of epochs, with their steps beside them where these are known; of percent, where no total is known) and one for each curve; a cell is empty where a curve has no value. */
export function csvFile(data: Data): string {
  const { curves } = data;
  const { unit, isPercent, perStep } = stepUnit(curves);
  const perEpoch = unit === 'epoch' && !isPercent ? curves.find((curve) => curve.perEpoch !== undefined)?.perEpoch : undefined;
  const beside = (step: number) => (perEpoch === undefined ? [] : [Number((step * perEpoch).toPrecision(15))]);
  const names = [isPercent ? 'percent' : unit, ...(perEpoch === undefined ? [] : ['step'])];
  const header = [...names, ...curves.map(({ label }) => csvCell(harmless(label)))];
  const rows = stepsOf(data).map((step) => [step * perStep, ...beside(step), ...curves.map((curve) => valueText(curve, step))]);
  return [header, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/**
 * A CSV file for LaTeX's pgfplots: the same rows, with names of letters, digits and underscores, each of them once, and `nan` where a curve has no value.
 */
export function pgfplotsFile(data: Data): string {
  const { curves } = data;
  const { unit, isPercent, perStep } = stepUnit(curves);
  const names = new Set<string>();
  for (const label of [isPercent ? 'percent' : unit, ...curves.map((curve) => curve.label)]) {
    // TeX reads no letters but these in a name.
    const plain =
      label
        .replace(/[^A-Za-z0-9]+/g, '_')
        .replace(/^_(?=.)|_$/g, '')
        .slice(0, 60) || 'curve';
    let name = plain;
    for (let count = 2; names.has(name); count++) name = `${plain}_${count}`;
    names.add(name);
  }
  const rows = stepsOf(data).map((step) => [step * perStep, ...curves.map((curve) => valueText(curve, step) || 'nan')]);
  return [[...names], ...rows].map((row) => `${row.join(',')}\n`).join('');
}

/**
 * A JSON file: the steps (or percent, where no total is known), and for each schedule its values at them; null where it has none. One to
 * compare with says so.
 */
export function jsonFile(data: Data): string {
  const steps = stepsOf(data);
  const { unit, isPercent, perStep } = stepUnit(data.curves);
  const schedules = data.curves.map(({ label, description, schedule, isRelative, isReference }) => {
    const values = steps.map((step) => schedule.at(step));
    return { label, description, ...(isReference && { isReference }), totalSteps: isRelative ? null : schedule.totalSteps, values };
  });
  // One line for each list: thousands of lines help nobody.
  const fields = schedules.map((fields) =>
    Object.entries(fields)
      .map(([name, value]) => `      ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(',\n'),
  );
  const column = `${JSON.stringify(isPercent ? 'percent' : `${unit}s`)}: ${JSON.stringify(steps.map((step) => step * perStep))}`;
  return `{\n  ${column},\n  "schedules": [\n${fields.map((text) => `    {\n${text}\n    }`).join(',\n')}\n  ]\n}\n`;
}

/** The table of the preview as text for spreadsheets: cells with tabs between them, at every tenth of the way, with six digits as it shows them. */
export function tableText({ curves, from, to }: Data): string {
  const steps = Array.from({ length: 11 }, (_, i) => from + ((to - from) * i) / 10);
  const { unit, isPercent, perStep } = stepUnit(curves);
  const header = [isPercent ? 'Run (%)' : unitWord(unit), ...curves.map(({ label }) => harmless(label).replace(/[\t\r\n]+/g, ' '))];
  const short = (text: string) => (text === '' ? '' : String(Number(Number(text).toPrecision(6))));
  const rows = steps.map((step) => [step * perStep, ...curves.map((curve) => short(valueText(curve, step)))]);
  return [header, ...rows].map((row) => `${row.join('\t')}\n`).join('');
}

function stepsOf({ curves, from, to }: Data): readonly number[] {
  return sampledSteps(
    curves.map(({ schedule }) => schedule),
    from,
    to,
  );
}

function valueText({ schedule }: NamedCurve, step: number): string {
  const value = schedule.at(step);
  return Number.isFinite(value) ? String(value) : '';
}

/** A text that no spreadsheet takes for a formula. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
