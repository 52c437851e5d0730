// Python's syntax as the interpreter reads it: plain data with source ranges.
import type { Range } from '../../language/tree/tree';

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '<<' | '>>' | '&' | '|' | '^';
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=' | 'in' | 'not in' | 'is' | 'is not';

/** What a literal stands for; a float is apart from an int although both are numbers. */
export type Literal =
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'none' | 'ellipsis' };

interface Ranged {
  readonly range: Range;
}

/** A part of an f-string: a text, or a value with its conversion (`!r`) and its format. */
export type TextPart =
  string | { readonly value: Expression; readonly conversion: string; readonly format: readonly TextPart[]; readonly range: Range };

/** `for target in source if conditions` in a comprehension. */
export interface Clause {
  readonly target: Expression;
  readonly source: Expression;
  readonly conditions: readonly Expression[];
}

export interface Argument {
  readonly kind: 'plain' | 'star' | 'doubleStar' | 'keyword';
  /** The keyword, where it is one. */
  readonly name?: string;
  readonly value: Expression;
}

export interface Parameter {
  readonly kind: 'positional' | 'plain' | 'star' | 'keyword' | 'doubleStar';
  readonly name: string;
  readonly range: Range;
  readonly byDefault?: Expression;
}

export interface Name extends Ranged {
  readonly kind: 'name';
  readonly name: string;
}
export interface Attribute extends Ranged {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
}
export interface Subscript extends Ranged {
  readonly kind: 'subscript';
  readonly object: Expression;
  readonly index: Expression;
}
export interface Call extends Ranged {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
}
export interface Lambda extends Ranged {
  readonly kind: 'lambda';
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}
export interface Comprehension extends Ranged {
  readonly kind: 'comprehension';
  readonly of: 'list' | 'set' | 'dict' | 'generator';
  readonly element: Expression;
  /** The value beside the key, of a dict. */
  readonly value?: Expression;
  readonly clauses: readonly Clause[];
}
export interface Binary extends Ranged {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Compare extends Ranged {
  readonly kind: 'compare';
  readonly first: Expression;
  readonly rest: readonly { readonly operator: Comparison; readonly operand: Expression }[];
}

export type Expression =
  | (Ranged & { readonly kind: 'literal'; readonly literal: Literal })
  | Name
  | Attribute
  | Subscript
  | (Ranged & { readonly kind: 'slice'; readonly lower?: Expression; readonly upper?: Expression; readonly step?: Expression })
  | Call
  | Binary
  | (Ranged & { readonly kind: 'unary'; readonly operator: '-' | '+' | '~' | 'not'; readonly operand: Expression })
  | Compare
  | (Ranged & { readonly kind: 'logical'; readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression })
  | (Ranged & { readonly kind: 'conditional'; readonly test: Expression; readonly then: Expression; readonly otherwise: Expression })
  | Lambda
  | (Ranged & { readonly kind: 'tuple' | 'list' | 'set'; readonly items: readonly Expression[] })
  | (Ranged & { readonly kind: 'starred'; readonly value: Expression })
  | (Ranged & { readonly kind: 'dict'; readonly entries: readonly { readonly key?: Expression; readonly value: Expression }[] })
  | Comprehension
  | (Ranged & { readonly kind: 'walrus'; readonly name: string; readonly value: Expression })
  | (Ranged & { readonly kind: 'format'; readonly parts: readonly TextPart[] })
  /** What is broken, or is not read: `await`, `yield`. */
  | (Ranged & { readonly kind: 'broken'; readonly reason: 'syntax' | 'unsupported' });

export type Pattern = Ranged &
  (
    | { readonly kind: 'value'; readonly value: Expression }
    | { readonly kind: 'capture'; readonly name: string | undefined; readonly pattern?: Pattern }
    | { readonly kind: 'or'; readonly patterns: readonly Pattern[] }
    | { readonly kind: 'sequence'; readonly patterns: readonly Pattern[] }
    | { readonly kind: 'star'; readonly name: string | undefined }
    | {
        readonly kind: 'mapping';
        readonly entries: readonly { readonly key: Expression; readonly pattern: Pattern }[];
        readonly rest: string | undefined;
      }
    | {
        readonly kind: 'class';
        readonly class: Expression;
        readonly positional: readonly Pattern[];
        readonly named: readonly { readonly name: string; readonly pattern: Pattern }[];
      }
    | { readonly kind: 'broken' }
  );

export interface FunctionDefinition extends Ranged {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
  readonly unsupported: boolean;
}
export interface ClassDefinition extends Ranged {
  readonly kind: 'class';
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
}
export interface Handler extends Ranged {
  readonly type?: Expression;
  readonly name?: string;
  readonly body: readonly Statement[];
}
export interface Case extends Ranged {
  readonly pattern: Pattern;
  readonly guard?: Expression;
  readonly body: readonly Statement[];
}
/** A name that an import binds: the module's path, and what of it (`*` where everything). */
export interface Imported extends Ranged {
  readonly path: string;
  readonly member?: string;
  readonly as: string;
  /** The module that is imported, where its package is bound: `import a.b` binds `a`. */
  readonly inner?: string;
}
export interface For extends Ranged {
  readonly kind: 'for';
  readonly target: Expression;
  readonly source: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
}
export interface Try extends Ranged {
  readonly kind: 'try';
  readonly body: readonly Statement[];
  readonly handlers: readonly Handler[];
  readonly otherwise: readonly Statement[];
  readonly last: readonly Statement[];
}

export type Statement =
  | (Ranged & { readonly kind: 'expression'; readonly value: Expression })
  | (Ranged & {
      readonly kind: 'assign';
      readonly targets: readonly Expression[];
      readonly value?: Expression;
      readonly annotation?: Expression;
    })
  | (Ranged & { readonly kind: 'update'; readonly target: Expression; readonly operator: BinaryOperator; readonly value: Expression })
  | (Ranged & { readonly kind: 'delete'; readonly targets: readonly Expression[] })
  | (Ranged & { readonly kind: 'pass' | 'break' | 'continue' })
  | (Ranged & { readonly kind: 'return'; readonly value?: Expression })
  | (Ranged & { readonly kind: 'raise'; readonly value?: Expression })
  | (Ranged & { readonly kind: 'import'; readonly names: readonly Imported[] })
  | (Ranged & { readonly kind: 'global' | 'nonlocal'; readonly names: readonly string[] })
  | (Ranged & { readonly kind: 'assert'; readonly test: Expression; readonly message?: Expression })
  | (Ranged & {
      readonly kind: 'if';
      readonly test: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    })
  | (Ranged & {
      readonly kind: 'while';
      readonly test: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    })
  | For
  | Try
  | (Ranged & {
      readonly kind: 'with';
      readonly items: readonly { readonly value: Expression; readonly as?: Expression }[];
      readonly body: readonly Statement[];
    })
  | FunctionDefinition
  | ClassDefinition
  | (Ranged & { readonly kind: 'match'; readonly subject: Expression; readonly cases: readonly Case[] })
  /** What could not be read; `names` are those it may bind. */
  | (Ranged & { readonly kind: 'broken'; readonly names: readonly string[] });
