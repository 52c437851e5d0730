import { type Message, say } from '../../../core/message';
import type { Parameter } from '../../../core/parameter';
import type { Question } from '../../resolve/question';
import type { FoundSchedule } from '../found';

/** A question about a file's schedules, and what the user has answered. */
export interface AskedQuestion extends Question {
  /** Undefined while the question is open. */
  readonly answer: number | undefined;
  /** What is drawn while it is open. */
  readonly meanwhile: Message | undefined;
}

/** The questions about schedules, open and answered, each once, in document order. */
export function askedQuestions(list: readonly FoundSchedule[]): readonly AskedQuestion[] {
  const all = list.flatMap(questionsOf);
  return all.filter(({ key }, index) => all.findIndex((other) => other.key === key) === index);
}

/** Whether a number answers it: lists and words have to be written into the text. */
export const takesAnswer = ({ parameter }: Question): boolean => parameter.kind === 'number';

function questionsOf(found: FoundSchedule): readonly AskedQuestion[] {
  const { definition, schedule, unknowns, parameters, parts } = found;
  const open = unknowns.map((question) => ({
    ...question,
    answer: undefined,
    meanwhile: schedule && meanwhile(question.parameter, found),
  }));
  const answered = parameters.flatMap(({ origin, value }) =>
    origin.kind === 'answer' && typeof value === 'number' ? [{ ...origin.question, answer: value, meanwhile: undefined }] : [],
  );
  // A question keeps its place when it is answered.
  const own = (definition?.parameters ?? []).flatMap((parameter) => [...open, ...answered].filter((each) => each.parameter === parameter));
  // What the whole asks counts for its parts.
  const isOwn = ({ text, parameter }: Question) => own.some((each) => each.text === text || each.parameter.name === parameter.name);
  const ofParts = parts.flatMap(questionsOf).filter((question) => !isOwn(question));
  return [...own, ...ofParts, ...open];
}

function meanwhile({ role }: Parameter, found: FoundSchedule): Message | undefined {
  if (role === 'total') return say('Meanwhile the curve is drawn over 0–100 % of it.');
  if (role !== 'base') return undefined;
  return saysRate(found) ? say('Meanwhile the curve is drawn as if it were 1.') : say('Meanwhile the values are multiples of it.');
}

/** Whether a rate is written beside the one that is asked for, such as the lowest one: what is made of both are multiples of neither. */
const saysRate = ({ definition, parameters, parts }: FoundSchedule): boolean =>
  parameters.some(({ name, value }) => value !== 0 && definition?.parameters.find((each) => each.name === name)?.unit === 'rate') ||
  parts.some(saysRate);
