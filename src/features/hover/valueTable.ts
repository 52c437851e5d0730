import { formatStep, formatValue } from '../../core/format';
import type { Schedule } from '../../core/schedule';
import type { FoundSchedule } from '../../language/find/found';
import { escapeHtml } from '../markdown';
import { messageText, say, type Translate } from '../../core/message';

/** A column of values. */
interface Column {
  readonly title: string;
  readonly schedule: Schedule;
}

/** What stands at the left of the values. */
export interface TablePicture {
  /** As a `data:` URI. */
  readonly image: string | undefined;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** What can be done from here. */
  readonly links: readonly { readonly text: string; readonly uri: string }[];
}

/**
 * The values at the quarters of a schedule and at the end of its run, as an HTML table with the picture at its left: numbers, escaped words and command
 * links. As high as VS Code shows without scrolling.
 */
export function valueTable(found: FoundSchedule, picture: TablePicture, more: readonly Column[] = [], translate?: Translate): string {
  const { curves, schedule, totalSteps, unit, run, stepsPerEpoch } = found;
  if (!schedule) return '';
  const columns = [...curves.map(({ quantity, schedule: each }): Column => ({ title: quantity, schedule: each })), ...more];
  const end = schedule.totalSteps;
  const isRelative = totalSteps === undefined;
  const runEnd = !isRelative && run && Math.abs(run.value - end) > 1e-9 * end ? run.value : undefined;
  const steps = runEnd === undefined ? quarters(end) : withRunEnd(quarters(end), runEnd);
  const stepText = (step: number) => {
    if (isRelative) return `${formatStep((step / end) * 100)} %`;
    const isBeside = unit === 'epoch' && stepsPerEpoch;
    const args = { place: formatStep(step), step: isBeside ? formatStep(step * stepsPerEpoch.value) : '' };
    const place = say(isBeside ? '{place} (step {step})' : '{place}', args);
    return messageText(step === runEnd ? say('run ends {step}', { step: place }) : place, translate);
  };
  // Steps of a curve that is another length count the same, parts of a run do not.
  const valueAt = ({ schedule: each }: Column, step: number) => formatValue(each.at(isRelative ? (step / end) * each.totalSteps : step));
  const inOrder = steps.sort((a, b) => a - b);
  const values = columns.map((column) => inOrder.map((step) => valueAt(column, step)));
  const heads = [isRelative ? '' : unit, ...columns.map(({ title }, i) => held(escapeHtml(title), values[i]!))];
  const rows = [
    heads.map(cell),
    ...inOrder.map((step, row) => [cell(stepText(step)), ...values.map((column) => cell(`<b>${column[row]!}</b>`))]),
  ].map((cells) => cells.join(''));
  return `<table><tr>${pictureCell(picture, rows.length)}${rows.join('</tr><tr>')}</tr></table>`;
}

const quarters = (end: number) => [0, 0.25, 0.5, 0.75, 1].map((part) => part * end);

/** The steps with the end of the run, which takes the place of the one nearest to it between the ends: a row more would have to be scrolled. */
function withRunEnd(steps: readonly number[], runEnd: number): number[] {
  const distance = (step: number) => Math.abs(step - runEnd);
  const nearest = steps.slice(1, -1).reduce((best, step) => (distance(step) < distance(best) ? step : best));
  return [...steps.filter((step) => step !== nearest), runEnd];
}

/** Cells stand close together in a hover: wide blanks keep the numbers apart. */
const cell = (text: string) => `<td align="right">&nbsp;&nbsp;&nbsp;${text.replaceAll(' ', '&nbsp;')}</td>`;

/** A column's title with as many blanks as keep it wide enough for its numbers: browsers break `1e-5` behind the sign, and a hover's cells have no style. */
function held(title: string, values: readonly string[]): string {
  const longest = Math.max(0, ...values.filter((value) => value.includes('e-')).map(({ length }) => length));
  return ' '.repeat(Math.max(0, Math.ceil(blanksPerDigit * (longest - title.length)))) + title;
}

/** How many blanks are as wide as a bold digit. */
const blanksPerDigit = 2.5;

function pictureCell({ image, width, height, alt, links }: TablePicture, rows: number): string {
  if (image === undefined) return '';
  const anchors = links.map(({ text, uri }) => `<a href="${escapeHtml(uri)}">${escapeHtml(text)}</a>`).join(' &nbsp;·&nbsp; ');
  return `<td rowspan="${rows}"><img src="${image}" width="${width}" height="${height}" alt="${escapeHtml(alt)}"><br>${anchors}</td>`;
}
