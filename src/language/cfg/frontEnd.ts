import { type LanguageFrontEnd, stringPatterns } from '../frontEnd';

/** The configs of thinc and spaCy, which have the sections of an INI file and the values of JSON. */
export const cfg: LanguageFrontEnd<'cfg'> = {
  name: 'cfg',
  languageIds: ['properties', 'ini'],
  fileEndings: ['cfg'],
  needsEnding: true,
  bareWords: true,
  load: async () => (await import('./parseCfg')).parseCfg,
  writing: {
    key: (name) => `${name} = `,
    keyInBrackets: (name) => `"${name}": `,
    word: (text) => `'${text}'`,
    quote: '"',
    quoteInBrackets: '"',
    total: '10000',
    switchWords: ['false', 'true'],
    tokens: String.raw`${stringPatterns.doubleQuoted}|^[ \t]*[#;][^\n]*`,
    valueSlot: /=[ \t]*$/,
  },
};
