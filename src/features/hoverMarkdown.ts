import { formatStep, formatValue } from '../core/format';
import { messageText, say, type Translate } from '../core/message';
import type { ParameterValue } from '../core/parameter';
import { type AskedQuestion, askedQuestions, takesAnswer } from '../language/find/questions/askedQuestions';
import { type FoundSchedule, parameterOf } from '../language/find/found';
import { filesOf, type Origin, originMessage, placeMessage } from '../language/resolve/origin';
import type { FilePlace } from '../language/resolve/parents';
import { severityOf } from '../rules/reading';
import { factsText } from './factsText';
import { code, escapeMarkdown } from './markdown';

/** What a hover shows besides the schedule itself. */
export interface HoverParts {
  /** The curve as a `data:` URI. */
  readonly image: string | undefined;
  readonly width: number;
  readonly height: number;
  /** A `command:` URI that opens the preview on this schedule. */
  readonly previewLink: string;
  /** A `command:` URI that asks the question with this key. */
  readonly answerLink: (key: string) => string;
  /** The probe step that the user keeps in the preview. */
  readonly probeStep?: number | undefined;
  /** English where it is left out. */
  readonly translate?: Translate;
}

/** A schedule's hover as Markdown: what it is, its values as text, its curve, where its numbers came from, what is wrong. */
export function hoverMarkdown(found: FoundSchedule, parts: HoverParts): string {
  return [
    found.schedule ? `${heading(found)} &emsp;[$(graph-line) Preview](${parts.previewLink})` : heading(found),
    ...found.problems.map((problem) => `$(${icons[severityOf(problem)]}) ${escapeMarkdown(messageText(problem.message, parts.translate))}`),
    ...askedQuestions([found]).flatMap((question) => (question.answer === undefined ? [questionText(question, parts)] : [])),
    values(found, parts.probeStep),
    parts.image === undefined || !found.schedule
      ? undefined
      : `![${altText(found)}](${parts.image}|width=${parts.width},height=${parts.height})`,
    parameters(found, parts),
    factsText(found).map(escapeMarkdown).join(' '),
    found.definition?.note === undefined ? undefined : `$(info) ${escapeMarkdown(found.definition.note)}`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
}

const icons = { error: 'error', warning: 'warning', information: 'info', hint: 'lightbulb' } as const;

function heading({ label, definition }: FoundSchedule): string {
  return `**${escapeMarkdown(label)}**${definition ? ` — ${escapeMarkdown(definition.name)}, ${code(definition.formula)}` : ''}`;
}

/** The values at the step that is asked for and at the probe step, and a table at the quarters of the schedule. */
function values({ curves, totalSteps, step, unit }: FoundSchedule, probeStep: number | undefined): string | undefined {
  const [first] = curves;
  if (!first) return undefined;
  const at = (t: number) => formatValue(first.schedule.at(t));
  const asked = step === undefined ? '' : `At ${unit} ${formatStep(step)} the ${first.quantity} is **${at(step)}**.\n\n`;
  const hasProbe = probeStep !== undefined && totalSteps !== undefined;
  const probe = hasProbe ? `At ${unit} ${formatStep(probeStep)} (probe): **${at(probeStep)}**\n\n` : '';
  const quarters = [0, 0.25, 0.5, 0.75, 1];
  // Cells stand close together in a hover: wide blanks keep the numbers apart.
  const row = (cells: readonly string[]) => `| ${cells.join(' | &emsp;')} |`;
  const table = [
    row(['', ...quarters.map((part) => `${part * 100} %`)]),
    `| --- |${quarters.map(() => ' ---: |').join('')}`,
    ...(totalSteps === undefined ? [] : [row([unit, ...quarters.map((part) => formatStep(part * totalSteps))])]),
    ...curves.map(({ quantity, schedule }) =>
      row([`**${quantity}**`, ...quarters.map((part) => `**${formatValue(schedule.at(part * schedule.totalSteps))}**`)]),
    ),
  ];
  return asked + probe + table.join('\n');
}

/** A question that is open, with the way to answer it, and what the hover shows meanwhile. */
function questionText(question: AskedQuestion, { answerLink, translate }: HoverParts): string {
  const { key, text, meanwhile } = question;
  const link = takesAnswer(question) ? ` [${messageText(say('Answer'), translate)}](${answerLink(key)})` : '';
  const note = meanwhile ? ` ${escapeMarkdown(messageText(meanwhile, translate))}` : '';
  return `$(question) ${escapeMarkdown(text)}${link}${note}`;
}

function parameters(found: FoundSchedule, parts: HoverParts): string {
  const selector = parameterOf(found, 'selector');
  return found.parameters
    .filter((parameter) => parameter !== selector)
    .map(({ name, value, origin }) => {
      const from = originText(origin, parts);
      return `${code(name)} ${escapeMarkdown(valueText(name, value))}${from === '' ? '' : ` (${from})`}`;
    })
    .join(' · ');
}

/** Where a value came from; what it says of other files leads there, and an answer to where it is changed. */
function originText(origin: Origin, { answerLink, translate }: HoverParts): string {
  const message = originMessage(origin);
  const textOfPlace = (file: FilePlace) => escapeMarkdown(messageText(placeMessage({ kind: 'file', file }), translate));
  const places = new Map(filesOf(origin).map((file) => [textOfPlace(file), file]));
  const change = origin.kind === 'answer' ? `, [${messageText(say('change'), translate)}](${answerLink(origin.question.key)})` : '';
  return [...places].reduce(
    (text, [place, { uri, line }]) => {
      return text.replace(place, () => `[${place}](<${uri.replace(/[<>\\\n]/g, encodeURIComponent)}#L${line}>)`);
    },
    escapeMarkdown(message ? messageText(message, translate) : '') + change,
  );
}

/** A parameter's value as text: steps with separators, lists shortened. */
export function valueText(name: string, value: ParameterValue): string {
  if (typeof value === 'number') return /step|delay|^t$/i.test(name) ? formatStep(value) : formatValue(value);
  if (Array.isArray(value)) return JSON.stringify(value).slice(0, 100);
  return String(value);
}

/** The curve in words, for those who do not see it. */
function altText({ label, schedule }: FoundSchedule): string {
  if (!schedule) return '';
  const end = schedule.totalSteps;
  return escapeMarkdown(
    `Curve of ${label}: from ${formatValue(schedule.at(0))} to ${formatValue(schedule.at(end))} in ${formatStep(end)} steps`,
  );
}
