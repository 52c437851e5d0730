import { parseSyntax } from '../../language/python/syntax';
import type { Statement } from './ast';
import { readBody } from './readBody';
import { readExpression } from './readExpression';

/** The statements of a Python text. Never throws: what is broken is a `broken` statement or expression. */
export const readModule = (text: string): readonly Statement[] =>
  readBody(parseSyntax(text).topNode, { text, depth: 0, read: readExpression, readBody });
