import { type LanguageFrontEnd, stringPatterns } from '../frontEnd';

/** JSON, with comments or in lines. */
export const json: LanguageFrontEnd<'json'> = {
  name: 'json',
  languageIds: ['json', 'jsonc', 'jsonl'],
  fileEndings: ['json', 'jsonc', 'jsonl', 'ndjson'],
  bareWords: true,
  load: async () => (await import('./parseJson')).parseJson,
  writing: {
    key: (name) => `"${name}": `,
    keyInBrackets: (name) => `"${name}": `,
    word: (text) => `'${text}'`,
    quote: '"',
    quoteInBrackets: '"',
    total: '10000',
    switchWords: ['false', 'true'],
    tokens: String.raw`${stringPatterns.doubleQuoted}|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)`,
    valueSlot: undefined,
  },
};
