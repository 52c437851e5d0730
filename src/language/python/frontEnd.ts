import { type LanguageFrontEnd, stringPatterns } from '../frontEnd';

/** Python: scripts and the cells of notebooks. */
export const python: LanguageFrontEnd<'python'> = {
  name: 'python',
  languageIds: ['python'],
  fileEndings: ['py', 'pyi'],
  bareWords: false,
  load: async () => (await import('./parsePython')).parsePython,
  writing: {
    key: (name) => `${name} = `,
    keyInBrackets: (name) => `"${name}": `,
    word: (text) => `"${text}"`,
    quote: '',
    quoteInBrackets: '',
    total: '10_000',
    switchWords: ['False', 'True'],
    tokens: String.raw`${stringPatterns.tripleQuoted}|${stringPatterns.doubleQuoted}|'(?:[^'\\\n]|\\.)*'?|#[^\n]*`,
    valueSlot: /[^\s\w)\]}:][ \t]*$|\b(?:return|yield|in|and|or|not|if|else|lambda)[ \t]+$/,
  },
};
