import { messageText, say, type Translate } from '../../core/message';
import { askedQuestions, takesAnswer } from '../../language/find/questions/askedQuestions';
import type { FoundSchedule } from '../../language/find/found';
import type { PageQuestion } from '../../protocol';

/** The questions about the schedules of a document, as the page shows them. */
export function pageQuestions(list: readonly FoundSchedule[], translate?: Translate): readonly PageQuestion[] {
  return askedQuestions(list)
    .filter(takesAnswer)
    .map(({ key, about, text, parameter: { name, unit, domain }, answer, meanwhile }) => {
      const note = meanwhile && messageText(meanwhile, translate);
      return { key, about, text: messageText(say(text), translate), note, name, unit, domain, answer };
    });
}
