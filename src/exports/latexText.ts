const letters =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** How LaTeX writes what it would take for something else, or does not know without further packages. */
const commands: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  '{': String.raw`\{`,
  '}': String.raw`\}`,
  $: String.raw`\$`,
  '&': String.raw`\&`,
  '#': String.raw`\#`,
  '%': String.raw`\%`,
  _: String.raw`\_`,
  '^': String.raw`\textasciicircum{}`,
  '~': String.raw`\textasciitilde{}`,
  '<': String.raw`\textless{}`,
  '>': String.raw`\textgreater{}`,
  '|': String.raw`\textbar{}`,
  // Some languages' packages give quotation marks and backticks a meaning of their own.
  '"': String.raw`\char34{}`,
  '`': String.raw`\char96{}`,
  '…': String.raw`\ldots{}`,
  '−': String.raw`\ensuremath{-}`,
  '×': String.raw`\ensuremath{\times}`,
  '·': String.raw`\ensuremath{\cdot}`,
  '≤': String.raw`\ensuremath{\leq}`,
  '≥': String.raw`\ensuremath{\geq}`,
  '→': String.raw`\ensuremath{\rightarrow}`,
  '∞': String.raw`\ensuremath{\infty}`,
};

/** Any text as LaTeX that shows it, in one line: no character of it is a command. */
export function latexText(text: string): string {
  return Array.from(text.replace(/\s+/g, ' ').replace(/\p{Cc}|\p{Cf}|\p{Surrogate}/gu, ''), (character) => {
    const greek = letters[character.codePointAt(0)! - 0x3b1];
    if (greek !== undefined) return greek === 'omicron' ? 'o' : `\\ensuremath{\\${greek}}`;
    return Object.hasOwn(commands, character) ? commands[character]! : character;
  }).join('');
}

/** Whether a text has letters that pdfLaTeX does not have without further packages. */
export function isForeign(text: string): boolean {
  return /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text.replace(/[α-ω]/g, ''));
}
