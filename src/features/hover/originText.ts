// Where a value came from, as a hover says it.
import { messageText, say, type Translate } from '../../core/message';
import { takesAnswer } from '../../language/find/questions/askedQuestions';
import { filesOf, type Origin, originMessage, placeMessage } from '../../language/resolve/origin';
import type { FilePlace } from '../../language/resolve/parents';
import { escapeHtml } from '../markdown';

/** Where a value came from; what it says of other files leads there, and an answer to where it is changed. */
export function originText(origin: Origin, answerLink: (key: string) => string, translate?: Translate): string {
  const message = originMessage(origin);
  const places = new Map(filesOf(origin).map((file) => [placeText(file, translate), placeLink(file, translate)]));
  const isNumber = origin.kind === 'answer' && takesAnswer(origin.question);
  const change = isNumber ? `, ${anchor(answerLink(origin.question.key), messageText(say('change'), translate))}` : '';
  return [...places].reduce(
    (text, [place, link]) => text.replace(place, () => link),
    escapeHtml(message ? messageText(message, translate) : '') + change,
  );
}

/** A place in another file. */
const placeText = (file: FilePlace, translate: Translate | undefined): string =>
  escapeHtml(messageText(placeMessage({ kind: 'file', file }), translate));

/** A link to a place in another file. */
export const placeLink = (file: FilePlace, translate: Translate | undefined): string =>
  `<a href="${escapeHtml(file.uri)}#L${file.line}">${placeText(file, translate)}</a>`;

/** A link as HTML. */
export const anchor = (uri: string, text: string): string => `<a href="${escapeHtml(uri)}">${escapeHtml(text)}</a>`;
