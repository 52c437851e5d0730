// The syntax of YAML, from a lexer and a parser that know no broken text.
import type { CST } from 'yaml';
// `yaml` exports these two as well, but with all that it makes of them. Where a release has moved the files, the build fails here: the new places
// go into these two lines and into parser.d.ts. Where they can no longer be imported, `import { Lexer, Parser } from 'yaml'` does the same.
import { Lexer } from '../../../node_modules/yaml/browser/dist/parse/lexer.js';
import { Parser } from '../../../node_modules/yaml/browser/dist/parse/parser.js';

/** The parser goes down one call per level: far more than any config, far less than the stack. */
const depthLimit = 400;

/** What the lexer sends in front of a document, and behind a collection that is not closed. */
const documentMark = '\u0002';
const collectionEnd = '\u0018';
const betweenDocuments = /^(?:[\s#%\ufeff]|---|\.\.\.)/;

/** The documents of a piece of text that starts at `offset`. What is nested too deeply ends the reading. */
export function* readDocuments(masked: string, offset: number): Generator<CST.Document> {
  const parser = new Parser();
  parser.offset = offset;
  for (const lexeme of new Lexer().lex(masked)) {
    // The parser ends the document at what it does not expect, and would leave out the rest.
    if (isAtEnd(parser) && lexeme !== documentMark && lexeme !== collectionEnd && !betweenDocuments.test(lexeme)) {
      yield* documents(parser.end());
      parser.next(documentMark).next();
    }
    const expected = isStrayBracket(lexeme, parser) ? ' ' : lexeme;
    yield* documents(parser.next(expected));
    if (parser.stack.length > depthLimit) break;
  }
  yield* documents(parser.end());
}

function* documents(tokens: Iterable<CST.Token>): Generator<CST.Document> {
  for (const token of tokens) if (token.type === 'document') yield token;
}

/** Whether the parser has nothing left open but a document whose value is complete. */
function isAtEnd({ stack }: Parser): boolean {
  const [document] = stack;
  return stack.length === 0 || (stack.length === 1 && document?.type === 'document' && document.value !== undefined);
}

function isStrayBracket(lexeme: string, { stack }: Parser): boolean {
  if (lexeme !== ']' && lexeme !== '}') return false;
  return !stack.some((token) => token.type === 'flow-collection' && token.end.length === 0);
}
