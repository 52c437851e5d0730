import assert from 'node:assert/strict';
import { Lexer as PublicLexer, Parser as PublicParser } from 'yaml';
import { Lexer } from '../../../../node_modules/yaml/browser/dist/parse/lexer.js';
import { Parser } from '../../../../node_modules/yaml/browser/dist/parse/parser.js';

describe('the lexer and the parser of the package yaml', () => {
  it('are those that it exports', () => {
    const message = 'yaml has other files for its lexer and parser: say their places in src/language/yaml/documents.ts and parser.d.ts.';
    assert.ok(Lexer === PublicLexer && Parser === PublicParser, message);
  });
});
