// Marks: words of which one stands wherever a framework has a schedule. Some stand for many: `*_warmup_steps`, `lin_*`. Words that end with such
// a mark and are none all the same begin with a `!`.

/** Whether a mark is no word: it stands for many, says which are none of them, or has signs in it. */
export const isOpenMark = (mark: string): boolean => /\W/.test(mark);

/** A regular expression for the places of marks, without flags. Where words end with a mark, hyphens are as good as lines. */
export function markPattern(marks: readonly string[]): string {
  const endings = marks.filter((mark) => mark.startsWith('*_')).map((mark) => escape(mark.slice(2)).replaceAll('_', '[-_]'));
  const none = marks.filter((mark) => mark.startsWith('!')).map((mark) => `(?<!\\b${escape(mark.slice(1))})`);
  const others = marks.filter((mark) => !/^(?:\*_|!)/.test(mark)).map((mark) => escape(mark.replace(/\*$/, '')));
  // One look for all endings, at the line before them.
  return [...others, ...(endings.length > 0 ? [`[-_](?:${endings.join('|')})${none.join('')}(?![\\w-])`] : [])].join('|');
}

/** A text as a part of a regular expression. */
export const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
