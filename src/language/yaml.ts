import { Lexer, Parser } from 'yaml';
import type { CST } from 'yaml';
import { maskYaml } from './maskYaml';
import type { Hint, Node, Tree } from './tree';
import { YamlComposer } from './yamlComposer';

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

function* readDocuments(masked: string): Generator<CST.Document> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(masked)) {
    for (const token of parser.next(lexeme)) if (token.type === 'document') yield token;
    if (parser.stack.length > depthLimit) break;
  }
  for (const token of parser.end()) if (token.type === 'document') yield token;
}

function hasLongLine(text: string): boolean {
  for (let at = 0; at + lineLimit < text.length;) {
    const end = text.lastIndexOf('\n', at + lineLimit);
    if (end <= at) return true;
    at = end;
  }
  return false;
}
