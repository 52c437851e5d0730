import { type LanguageFrontEnd, stringPatterns } from '../frontEnd';

/** TOML. */
export const toml: LanguageFrontEnd<'toml'> = {
  name: 'toml',
  languageIds: ['toml'],
  fileEndings: ['toml'],
  bareWords: true,
  load: async () => (await import('./parseToml')).parseToml,
  writing: {
    key: (name) => `${name} = `,
    keyInBrackets: (name) => `${name} = `,
    word: (text) => `'${text}'`,
    quote: '"',
    quoteInBrackets: '"',
    total: '10_000',
    switchWords: ['false', 'true'],
    tokens: String.raw`${stringPatterns.tripleQuoted}|${stringPatterns.doubleQuoted}|'[^'\n]*'?|#[^\n]*`,
    valueSlot: /=[ \t]*$/,
  },
};
