import { type LanguageFrontEnd, stringPatterns } from '../frontEnd';

/** YAML. */
export const yaml: LanguageFrontEnd<'yaml'> = {
  name: 'yaml',
  languageIds: ['yaml'],
  fileEndings: ['yaml', 'yml'],
  bareWords: true,
  load: async () => (await import('./parseYaml')).parseYaml,
  writing: {
    key: (name) => `${name}: `,
    keyInBrackets: (name) => `${name}: `,
    word: (text) => text,
    quote: '',
    quoteInBrackets: '"',
    total: '10000',
    switchWords: ['false', 'true'],
    tokens: String.raw`(?<![^\s[{,:])(?:${stringPatterns.doubleQuoted}|'[^'\n]*'?)|(?<!\S)#[^\n]*`,
    valueSlot: /^[ \t]*(?:- +)*(?:[^\s#:[{][^#:]*:[ \t]*|-[ \t]+)$/,
  },
};
