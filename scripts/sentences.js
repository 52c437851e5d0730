// The sentences that are translated: what is given to `say`, `t` and `l10n.t`, and what tables of sentences, questions and parameters have.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const ts = require('typescript');

const sayers = new Set(['say', 't', 'markup', 'text']);
/** Properties of definitions that are shown. */
const shown = new Set(['description', 'summary', 'note', 'ask']);

/** Every English sentence of some folders, in alphabetical order. */
function sentencesIn(folders) {
  const found = new Set();
  for (const folder of folders)
    for (const file of readdirSync(folder, { recursive: true }))
      if (file.endsWith('.ts')) collect(ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.Latest), found);
  return [...found].sort();
}

function collect(node, found) {
  if (ts.isCallExpression(node) && node.arguments.length > 0 && sayers.has(nameOf(node.expression))) addLiterals(node.arguments[0], found);
  else if (ts.isPropertyAssignment(node) && shown.has(node.name.text)) addLiterals(node.initializer, found);
  else if (ts.isStringLiteral(node) && / /.test(node.text) && /\{[a-z]\w*\}|\?$/i.test(node.text)) found.add(node.text);
  ts.forEachChild(node, (child) => collect(child, found));
}

const nameOf = (node) => (ts.isPropertyAccessExpression(node) ? node.name.text : ts.isIdentifier(node) ? node.text : '');

/** The texts that an expression may come to. */
function addLiterals(node, found) {
  if (ts.isStringLiteralLike(node)) {
    if (/[a-z]{2}/i.test(node.text)) found.add(node.text);
  } else if (ts.isConditionalExpression(node)) {
    addLiterals(node.whenTrue, found);
    addLiterals(node.whenFalse, found);
  }
}

module.exports = { sentencesIn };
