import { type LanguageFrontEnd, stringPatterns } from '../frontEnd';

/** Shell scripts, which start trainings with options. */
export const shell: LanguageFrontEnd<'shell'> = {
  name: 'shell',
  languageIds: ['shellscript'],
  fileEndings: ['sh', 'bash', 'zsh', 'slurm', 'sbatch'],
  bareWords: true,
  load: async () => (await import('./parseShell')).parseShell,
  writing: {
    key: (name) => `--${name} `,
    keyInBrackets: (name) => `--${name} `,
    word: (text) => text,
    quote: '"',
    quoteInBrackets: '"',
    total: '10000',
    switchWords: ['False', 'True'],
    tokens: String.raw`${stringPatterns.doubleQuoted}|'[^'\n]*'?|(?<!\S)#[^\n]*`,
    valueSlot: /--?[A-Za-z][\w.-]*[ \t=]$/,
  },
};
