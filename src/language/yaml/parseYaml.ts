import { Lexer, Parser } from 'yaml';
import type { CST } from 'yaml';
import { maskYaml } from './maskYaml';
import type { Hint, Node, Tree } from '../tree/tree';
import { YamlComposer } from './composer';

/** The parser goes down one call per level: far more than any config, far less than the stack. */
const depthLimit = 400;
/** The lexer is slow on lines that no person writes. */
const lineLimit = 200_000;

/**
 * Reads YAML into a neutral tree with one root per document. Never throws: broken parts are left out, and what is nested too deeply ends
 * the reading. Numbers are those that the author meant; hints tell where loaders read them otherwise.
 */
export function parseYaml(text: string): Tree {
  const hints: Hint[] = [];
  const roots: Node[] = [];
  if (hasLongLine(text)) return { text, roots, hints };
  for (const document of readDocuments(maskYaml(text))) {
    const root = new YamlComposer(text, hints).compose(document);
    if (root) roots.push(root);
  }
  return { text, roots, hints };
}

/** What the lexer sends in front of a document, and behind a collection that is not closed. */
const documentMark = '\u0002';
const collectionEnd = '\u0018';
const betweenDocuments = /^(?:[\s#%\ufeff]|---|\.\.\.)/;

function* readDocuments(masked: string): Generator<CST.Document> {
  const parser = new Parser();
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

function hasLongLine(text: string): boolean {
  for (let at = 0; at + lineLimit < text.length;) {
    const end = text.lastIndexOf('\n', at + lineLimit);
    if (end <= at) return true;
    at = end;
  }
  return false;
}
