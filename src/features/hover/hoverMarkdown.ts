import { verdict } from '../../core/facts/verdict';
import { formatExact, formatList, formatStep, formatValue } from '../../core/format';
import { type Message, messageText, say, type Translate } from '../../core/message';
import type { Domain, Parameter, ParameterValue } from '../../core/parameter';
import { namedStep } from '../../core/unitText';
import { docsAddress } from '../../docsAddress';
import { type AskedQuestion, askedQuestions, takesAnswer } from '../../language/find/questions/askedQuestions';
import { baseValue, type FoundParameter, type FoundSchedule, parameterOf } from '../../language/find/found';
import { formulaOf, type Kind } from '../../language/find/kind';
import { severityOf } from '../../rules/reading';
import { escapeHtml, escapeMarkdown, htmlCode } from '../markdown';
import type { HoveredArgument } from './argumentAt';
import { factsText } from './factsText';
import { anchor, originText, placeLink } from './originText';
import { verdictOf } from '../inEditor/shortText';
import { valueTable } from './valueTable';

/** What a hover shows besides the schedule itself. */
export interface HoverParts {
  /** The curve as a `data:` URI. */
  readonly image: string | undefined;
  readonly width: number;
  readonly height: number;
  /** What can be done from here: what the link says, and its `command:` URI. */
  readonly links: readonly { readonly text: Message; readonly uri: string }[];
  /** A `command:` URI that asks the question with this key. */
  readonly answerLink: (key: string) => string;
  /** As which release of its library the schedule is read, where that matters, and `command:` URIs that choose another and compare with one. */
  readonly release?: { readonly text: Message; readonly uri: string; readonly compareUri: string } | undefined;
  /** The probe step that the user keeps. */
  readonly probeStep?: number | undefined;
  /** The argument that the pointer is on. */
  readonly argument?: HoveredArgument | undefined;
  /** English where it is left out. */
  readonly translate?: Translate;
}

/** A schedule's hover as Markdown: what it does in its run, its values as text with its curve, where its numbers came from; the rest folded. */
export function hoverMarkdown(found: FoundSchedule, parts: HoverParts): string {
  const { argument, translate, image, width, height } = parts;
  const links = parts.links.map(({ text, uri }) => ({ text: messageText(text, translate), uri }));
  const variants = argument?.variants.map(({ value, schedule }, index) => ({
    title: messageText(say(index === 0 ? 'half: {value}' : 'double: {value}', { value: valueText(value, argument.parameter) }), translate),
    schedule,
  }));
  const head = [
    heading(found, parts),
    askedValues(found, parts),
    ...found.problems.map((problem) => `$(${icons[severityOf(problem)]}) ${escapeMarkdown(messageText(problem.message, translate))}`),
    ...openQuestions(found).map((question) => questionText(question, parts)),
  ];
  return [
    head.filter((line) => line !== '').join('  \n'),
    valueTable(found, { image, width, height, alt: altText(found, translate), links }, variants, translate),
    details(found, parts),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const icons = { error: 'error', warning: 'warning', information: 'info', hint: 'lightbulb' } as const;

/** The name and what it does, or what it would be where it has no curve. */
function heading(found: FoundSchedule, parts: HoverParts): string {
  const { translate } = parts;
  const name = `**${escapeMarkdown(found.label)}**`;
  if (!found.schedule) return found.definition ? `${name} — ${kindText(found, parts)}` : name;
  return `${name} — ${escapeMarkdown(messageText(verdictOf(found), translate))}`;
}

/** The name of a kind, and the formula of what is drawn. */
function kindText(found: FoundSchedule, { translate }: HoverParts): string {
  const { definition } = found;
  const { name = '', page } = definition ?? {};
  const link = page === undefined ? escapeHtml(name) : anchor(`${docsAddress}/${page}`, name);
  const place = definition?.place ? ` (${placeLink(definition.place, translate)})` : '';
  return definition ? `${link}${place}, ${htmlCode(formulaOf(definition, found.parameters))}` : '';
}

/** The same, in two where a long formula would take the line of a problem or a question. */
function kindTexts(found: FoundSchedule, parts: HoverParts): readonly string[] {
  const text = kindText(found, parts);
  const [name = '', formula = ''] = text.split(', <code>');
  return inSightAtMost(found) < 2 * lineLength && lengthOf(text) > lineLength ? [name, `<code>${formula}`] : [text];
}

const lengthOf = (html: string): number => html.replace(/<[^>]*>/g, '').length;

/** The values at the step that is asked for and at the one that is probe. */
function askedValues({ schedule, curves, totalSteps, step, unit }: FoundSchedule, { probeStep, translate }: HoverParts): string {
  if (!schedule) return '';
  const [quantity, at] = [curves[0]!.quantity, (t: number) => `**${formatValue(schedule.at(t))}**`];
  const asked =
    step === undefined ? [] : [say('At {place} the {quantity} is {value}.', { place: namedStep(step, unit), quantity, value: at(step) })];
  const hasProbe = probeStep !== undefined && totalSteps !== undefined;
  const probe = hasProbe ? [say('At {place} (probe): {value}', { place: namedStep(probeStep, unit), value: at(probeStep) })] : [];
  return [...asked, ...probe].map((message) => messageText(message, translate)).join(' &emsp;');
}

const openQuestions = (found: FoundSchedule): readonly AskedQuestion[] =>
  askedQuestions([found]).filter(({ answer }) => answer === undefined);

/** A question that is open, with the way to answer it, and what the hover shows meanwhile. */
function questionText(question: AskedQuestion, { answerLink, translate }: HoverParts): string {
  const { key, text, parameter } = question;
  // The steps of the values are in percent then, which says enough.
  const meanwhile = parameter.role === 'total' ? undefined : question.meanwhile;
  const link = takesAnswer(question) ? ` [${messageText(say('Answer'), translate)}](${answerLink(key)})` : '';
  const note = meanwhile ? ` ${escapeMarkdown(messageText(meanwhile, translate))}` : '';
  return `$(question) ${escapeMarkdown(messageText(say(text), translate))}${link}${note}`;
}

/** How many characters fit into a line beside a preview. */
const lineLength = 65;

/** How many characters can be in sight behind the values: two lines, of which a problem or a question takes one. A hover that is longer has to be scrolled. */
const inSightAtMost = (found: FoundSchedule): number =>
  found.problems.length + openQuestions(found).length === 0 ? 2 * lineLength : lineLength;

/** The argument that the pointer is on; else the kind with its formula, and what is given with where it came from: what fits, and what is left. */
function inSight(found: FoundSchedule, parts: HoverParts): { readonly shown: string; readonly left: readonly string[] } {
  if (parts.argument) return { shown: argumentText(parts.argument, parts), left: [] };
  const texts = [
    ...(found.schedule ? kindTexts(found, parts) : []),
    ...given(found).map((parameter) => parameterText(parameter, found.definition, parts)),
  ].filter((text) => text !== '');
  const upTo = (count: number) => texts.slice(0, count).reduce((sum, text) => sum + lengthOf(text) + 3, 0);
  const fitting = texts.filter((_, i) => i === 0 || upTo(i + 1) <= inSightAtMost(found)).length;
  return { shown: texts.slice(0, fitting).join(' · '), left: texts.slice(fitting) };
}

function given(found: FoundSchedule): readonly FoundParameter[] {
  const said = [parameterOf(found, 'selector'), parameterOf(found, 'probe')];
  const isSaid = (name: string) => found.definition?.parameters.some((parameter) => parameter.name === name && parameter.kind === 'other');
  return found.parameters.filter(
    (parameter) => !said.includes(parameter) && parameter.origin.kind !== 'default' && isSaid(parameter.name) !== true,
  );
}

function parameterText(
  { name, value, origin }: FoundParameter,
  definition: Pick<Kind, 'parameters'> | undefined,
  parts: HoverParts,
): string {
  const from = originText(origin, parts.answerLink, parts.translate);
  return `${htmlCode(name)} ${escapeHtml(
    valueText(
      value,
      definition?.parameters.find((parameter) => parameter.name === name),
    ),
  )}${from === '' ? '' : ` (${from})`}`;
}

/** What an argument is: its meaning, where its values may lie, and what it is when it is left out. */
function argumentText({ parameter, found }: HoveredArgument, parts: HoverParts): string {
  const { translate } = parts;
  const notes = [domainText(parameter), defaultText(parameter)].flatMap((message) => (message ? [messageText(message, translate)] : []));
  return `${parameterText(found, { parameters: [parameter] }, parts)} — ${escapeHtml([messageText(say(parameter.description), translate), ...notes].join('; '))}.`;
}

function domainText({ domain, choices }: Parameter): Message | undefined {
  if (choices) return say('one of {choices}', { choices: choices.join(', ') });
  if (!domain) return undefined;
  const { min, max, above, below, integer }: Domain = domain;
  const bounds = [
    ...(above === undefined ? [] : [`> ${formatExact(above)}`]),
    ...(min === undefined ? [] : [`≥ ${formatExact(min)}`]),
    ...(below === undefined ? [] : [`< ${formatExact(below)}`]),
    ...(max === undefined ? [] : [`≤ ${formatExact(max)}`]),
  ].join(', ');
  return integer ? say('a whole number {bounds}', { bounds }) : say('{bounds}', { bounds });
}

function defaultText({ default: value, optional, role }: Parameter): Message | undefined {
  if (typeof value === 'function') return say('by default a part of the whole');
  if (value !== undefined) return say('{value} when left out', { value: typeof value === 'number' ? formatExact(value) : String(value) });
  return role === 'total' ? say('the run’s when left out') : optional ? say('may be left out') : undefined;
}

/** What the numbers are and where they came from, and folded behind it the parts, what else is known, what surprises, the defaults. */
function details(found: FoundSchedule, parts: HoverParts): string {
  const { translate, argument } = parts;
  const { shown, left } = inSight(found, parts);
  if (!found.schedule) return [shown, ...left].join(' · ');
  const selector = parameterOf(found, 'selector');
  const others = found.parameters.filter(
    (parameter) => parameter !== selector && (argument !== undefined || parameter.origin.kind === 'default'),
  );
  const lines = [
    argument ? kindText(found, parts) : left.join(' · '),
    ...found.parts.slice(0, mostParts).map((part) => `- ${partText(part, parts)}`),
    factsText(found, translate).map(escapeMarkdown).join(' '),
    found.definition?.note === undefined ? '' : `$(info) ${escapeMarkdown(messageText(say(found.definition.note), translate))}`,
    others.map((parameter) => parameterText(parameter, found.definition, parts)).join(' · '),
    releaseText(parts),
  ].filter((line) => line !== '');
  return lines.length === 0 ? shown : `<details><summary>${shown}</summary>\n\n${lines.join('\n\n')}\n\n</details>`;
}

function releaseText({ release, translate }: HoverParts): string {
  if (!release) return '';
  const link = (uri: string, text: Message) => anchor(uri, messageText(text, translate));
  const links = [link(release.uri, say('change')), link(release.compareUri, say('compare versions'))];
  return `${escapeHtml(messageText(release.text, translate))} ${links.join(' · ')}`;
}

const mostParts = 6;

/** A part of a composition: what it is, and what it does alone. */
function partText(part: FoundSchedule, parts: HoverParts): string {
  const { translate } = parts;
  const does = part.schedule
    ? escapeMarkdown(messageText(verdict(part.schedule, { target: baseValue(part), isRelative: part.totalSteps === undefined }), translate))
    : '';
  return `${kindText(part, parts)}: ${does}`;
}

/** A parameter's value as text: steps with separators, lists shortened. */
function valueText(value: ParameterValue, parameter: Parameter | undefined): string {
  const unit = parameter?.unit;
  if (typeof value === 'number')
    return unit === 'steps' || unit === 'epochs' || (unit === 'steps or fraction' && value >= 1) ? formatStep(value) : formatValue(value);
  return Array.isArray(value) ? formatList(value) : String(value);
}

/** The curve in words, for those who do not see it. */
function altText({ label, schedule }: FoundSchedule, translate: Translate | undefined): string {
  if (!schedule) return '';
  const end = schedule.totalSteps;
  const args = {
    label: label.slice(0, 200),
    from: formatValue(schedule.at(0)),
    to: formatValue(schedule.at(end)),
    steps: formatStep(end),
  };
  return messageText(say('Curve of {label}: from {from} to {to} in {steps} steps', args), translate);
}
