#!/bin/sh
# @lezer/python 1.1.19: `not` binds looser than `and` and `or`. `not a or b` is parsed as `not (a or b)`, `a and not b or c` as
# `a and (not (b or c))`: an editor that reads conditions off the tree gets the opposite of what Python computes (for a = b = True:
# Python gives True, the tree False). The tree of `(not a) or b`, with parentheses, is right.
# Output seen: "UnaryExpression(not,BinaryExpression(VariableName,or,VariableName))"
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund @lezer/python@1.1.19 >/dev/null
seen=$(node -e '
const { parser } = require("@lezer/python");
console.log(String(parser.parse("not a or b\n")).replace(/^Script\(ExpressionStatement\((.*)\)\)$/, "$1"));')
echo "$seen"
[ "$seen" = "UnaryExpression(not,BinaryExpression(VariableName,or,VariableName))" ]
