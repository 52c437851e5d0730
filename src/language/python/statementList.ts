// The statements of a Python text.
import type { SyntaxNode, Tree as SyntaxTree } from '@lezer/common';
import type { Statement } from '../tree/statements';
import { lineEnd } from '../text/lineEnd';
import { lineStart } from '../text/lineStart';

/** The statements at the top of a text. */
export const statementList = (syntax: SyntaxTree, text: string): readonly Statement[] => statementsIn(syntax.topNode, text);

/** The statements in a node; those that share a line are one. */
function statementsIn(parent: SyntaxNode, text: string): readonly Statement[] {
  const list: SyntaxStatement[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.name === 'Comment' || node.name === ':' || node.from === node.to) continue;
    const statement = new SyntaxStatement(node, text);
    const last = list.at(-1);
    if (last && statement.from < last.to) list[list.length - 1] = last.with(statement);
    else list.push(statement);
  }
  return list;
}

class SyntaxStatement implements Statement {
  readonly from: number;
  readonly to: number;
  #body: readonly Statement[] | undefined;

  constructor(
    private readonly node: SyntaxNode | undefined,
    private readonly text: string,
    { from, to } = lines(node!, text),
  ) {
    this.from = from;
    this.to = to;
  }

  get kind(): Statement['kind'] {
    const name = this.#definition?.name;
    return name === 'FunctionDefinition' ? 'function' : name === 'ClassDefinition' ? 'class' : 'other';
  }

  get name(): string | undefined {
    const name = this.kind === 'other' ? undefined : this.#definition?.getChild('VariableName');
    return name ? this.text.slice(name.from, name.to) : undefined;
  }

  get body(): readonly Statement[] {
    return (this.#body ??= this.#readBody());
  }

  /** This one and another on the same line, as one. */
  with(other: SyntaxStatement): SyntaxStatement {
    return new SyntaxStatement(undefined, this.text, { from: this.from, to: Math.max(this.to, other.to) });
  }

  /** The function or class where it has decorators, else the statement itself. */
  get #definition(): SyntaxNode | undefined {
    return this.node?.name === 'DecoratedStatement' ? (this.node.lastChild ?? undefined) : this.node;
  }

  #readBody(): readonly Statement[] {
    const [body, ...others] = this.#definition?.getChildren('Body') ?? [];
    if (!body || others.length > 0 || this.node?.name === 'MatchStatement') return [];
    const list = statementsIn(body, this.text);
    const [first] = list;
    return first && first.from > body.from ? list : [];
  }
}

/** Whole lines, without blank ones at the end. */
function lines({ from, to }: SyntaxNode, text: string): { readonly from: number; readonly to: number } {
  let last = to;
  while (last > from && /\s/.test(text[last - 1]!)) last--;
  return { from: lineStart(text, from), to: lineEnd(text, last) };
}
