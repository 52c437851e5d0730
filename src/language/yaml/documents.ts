// The syntax of YAML. The package's parser gives up where a text is broken; here it goes on with the rest.
import type { CST } from 'yaml';
// `import { Lexer, Parser } from 'yaml'` does the same but brings 30 kB more. Where a release moves these files, the build fails here: put the new
// places into these two lines and into parser.d.ts.
import { Lexer } from '../../../node_modules/yaml/browser/dist/parse/lexer.js';
import { Parser } from '../../../node_modules/yaml/browser/dist/parse/parser.js';

/** The parser recurses once per level. No config is nested as deeply, and the stack has room for far more. */
const depthLimit = 400;

/** Signs that the lexer puts between lexemes: a document starts; a collection ends without its bracket. */
const documentMark = '\u0002';
const collectionEnd = '\u0018';
const betweenDocuments = /^(?:[\s#%\ufeff]|---|\.\.\.)/;

/** The documents of a piece of text that starts at `offset`. What is nested too deeply ends the reading. */
export function* readDocuments(masked: string, offset: number): Generator<CST.Document> {
  const parser = new Parser();
  parser.offset = offset;
  for (const lexeme of new Lexer().lex(masked)) {
    // The parser ends the document at an unexpected lexeme and drops the rest. A new document takes that rest.
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
