import { inEnglish, type Message, messageText } from '../../src/core/message';

let known: Readonly<Record<string, string>> | undefined;

/** The translations that the host has put into the page's main element, by their English sentences; none in English. */
function translations(): Readonly<Record<string, string>> {
  const written = typeof document === 'undefined' ? undefined : document.getElementById('page')?.dataset.translations;
  return (known ??= JSON.parse(written ?? '{}') as Readonly<Record<string, string>>);
}

/** A sentence of the page in the user's language, with its arguments in place. */
export function t(sentence: string, args: Readonly<Record<string, string | number>> = {}): string {
  const texts = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, String(value)]));
  return inEnglish(translations()[sentence] ?? sentence, texts);
}

/** A message in the user's language. */
export const textOf = (message: Message): string => messageText(message, t);
