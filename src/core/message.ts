// What is said to the user, as data: one place makes text of it, in the user's language.

/** A sentence with places in braces, and what stands there. As in VS Code's translations, the English sentence is its own code. */
export interface Message {
  readonly sentence: string;
  readonly args?: Readonly<Record<string, string | number | Message>>;
}

/** How grave it is what is said. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Makes text of a sentence and its arguments: `vscode.l10n.t` in the extension host. */
export type Translate = (sentence: string, args: Record<string, string>) => string;

/** A message. */
export const say = (sentence: string, args?: Message['args']): Message => ({ sentence, ...(args && { args }) });

/** A message as text, in English where nothing translates it. */
export function messageText({ sentence, args = {} }: Message, translate: Translate = inEnglish): string {
  const texts: Record<string, string> = {};
  for (const name of Object.keys(args)) {
    const value = args[name]!;
    texts[name] = typeof value === 'object' ? messageText(value, translate) : String(value);
  }
  return translate(sentence, texts);
}

/** A sentence as it stands, with its arguments in place. */
export const inEnglish: Translate = (sentence, args) =>
  partsOf(sentence).reduce((text, part, index) => text + (index % 2 === 0 ? part : (args[part] ?? `{${part}}`)), '');

/** The texts and, between them, the names in braces of each sentence so far: there are some hundred, most of them said often. */
const knownParts = new Map<string, readonly string[]>();

function partsOf(sentence: string): readonly string[] {
  let parts = knownParts.get(sentence);
  if (!parts) knownParts.set(sentence, (parts = sentence.split(/\{(\w+)\}/)));
  return parts;
}

/** A combination that is refused, and why. */
export class Refusal extends RangeError {
  constructor(readonly reason: Message) {
    super(messageText(reason));
  }
}
