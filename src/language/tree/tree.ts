// The neutral config tree: what every language front end makes of a text, and all that anything else sees of it.

import type { Message } from '../../core/message';

/** A span of the document's text in UTF-16 offsets, `to` exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

interface NodeBase {
  readonly range: Range;
}

/** A number literal. `value` is what the author meant, whatever a particular loader makes of it. */
export interface NumberNode extends NodeBase {
  readonly kind: 'number';
  readonly value: number;
}

/**
 * A string, or a plain scalar that is none of the other kinds.
 * `expression` is its text read as an expression, where it looks like one: `schedule(cosine, 1, 10)`, `10 * 1000`.
 */
export interface StringNode extends NodeBase {
  readonly kind: 'string';
  readonly value: string;
  readonly expression?: Node;
}

export interface BooleanNode extends NodeBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** `null`, `None`, `~`, or a key without a value. */
export interface NullNode extends NodeBase {
  readonly kind: 'null';
}

/**
 * An identifier, dotted or not, as it stands in an expression: `TOTAL`, `self.steps`, `math.pi`, `cosine`. Constant subscripts are part of it,
 * those that are words as if they were attributes: `cfg["betas"][0]` is `cfg.betas[0]`.
 */
export interface NameNode extends NodeBase {
  readonly kind: 'name';
  readonly name: string;
}

/**
 * A reference to another key of the document: `${trainer.max_steps}`, `${.steps}`, `*alias`.
 * `path` is as written, leading dots included; `target` is set where the front end resolved it itself (aliases).
 */
export interface ReferenceNode extends NodeBase {
  readonly kind: 'reference';
  readonly path: string;
  readonly target?: Node;
}

/** Operators before one operand, between two, `a if b else c`, and `format` for the texts and values of an f-string. */
export type Operator =
  | ('-' | '+' | '~' | 'not')
  | ('*' | '@' | '/' | '//' | '%' | '**' | '<<' | '>>' | '&' | '|' | '^')
  | ('<' | '<=' | '>' | '>=' | '==' | '!=' | 'is' | 'is not' | 'in' | 'not in' | 'and' | 'or')
  | ('if else' | 'format');

/** Operands in document order, and what joins them. */
export interface OperationNode extends NodeBase {
  readonly kind: 'operation';
  readonly operator: Operator;
  readonly operands: readonly Node[];
}

/** An argument of a call; its range covers the keyword too. `spread` marks `*args` and `**kwargs`. */
export interface Argument {
  readonly range: Range;
  readonly name?: { readonly text: string; readonly range: Range };
  readonly spread?: '*' | '**';
  readonly value: Node;
}

/** A call `callee(arguments)`, or a resolver `${callee:arguments}`. */
export interface CallNode extends NodeBase {
  readonly kind: 'call';
  /** The callee as written, dotted: `schedule`, `weights.schedule`. */
  readonly callee: string;
  readonly calleeRange: Range;
  readonly arguments: readonly Argument[];
  /** False where the closing bracket is missing: a half-typed call. */
  readonly closed: boolean;
}

export interface ListNode extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly Node[];
}

/** A key and its value; or, without a key, an expression that stands alone (a statement in Python). */
export interface Entry {
  readonly key?: { readonly text: string; readonly range: Range };
  readonly value: Node;
  /** The value is only a default: a function's parameter, a dataclass field, an argparse option. */
  readonly isDefault?: boolean;
  /** The entry came in by a merge key or a spread and stands elsewhere in the text: good for look-ups, not found twice. */
  readonly merged?: boolean;
  /** Of an attribute: whether it is set only where a condition is met, or in the turns of a loop. */
  readonly under?: 'condition' | 'loop';
  /** The attribute that has to be true for that, where it is all of the condition: `args.scale_lr`. */
  readonly flag?: string;
}

/**
 * Keys and values: a mapping or table of a config, a Python dict or `dict(...)` call, and also a Python scope
 * (`scope: true`: module, class, function), whose entries are its bindings in document order. A name that is bound twice
 * has two entries; a binding whose value is not known (loop variable, `x += 1`) has an unknown node as its value. What a function returns
 * is merged in under a key of its own.
 */
export interface MappingNode extends NodeBase {
  readonly kind: 'mapping';
  readonly entries: readonly Entry[];
  readonly scope?: boolean;
  /** The name of the function or the class whose scope it is. */
  readonly scopeName?: string;
  /** The scope is a class's: functions in it do not see its names, except as attributes of `self`. */
  readonly ofClass?: boolean;
  /** The names of the classes that a class is made from. */
  readonly bases?: readonly string[];
  /** What a function or class is handed to where it is defined: `gin.configurable`; behind what is called to have that stands `()`. */
  readonly decorators?: readonly string[];
  /** A custom tag, without `!`: `PiecewiseDecay`. */
  readonly tag?: string;
}

/** What an import binds a name to: a module, or a member of one. A relative module begins with its dots. */
export interface ImportNode extends NodeBase {
  readonly kind: 'import';
  readonly module: string;
  /** Undefined where the module itself is bound. */
  readonly member?: string;
  /** The module within it that is loaded without a name of its own: `a.b` by `import a.b`, which binds `a`. */
  readonly loaded?: string;
}

/** Anything else (a lambda, a slice, a comprehension, an error). Its children are still searched for schedules. */
export interface UnknownNode extends NodeBase {
  readonly kind: 'unknown';
  readonly children: readonly Node[];
  /** It is what stands at this place of the tuple or the list that its only child makes. */
  readonly item?: number;
}

export type Node =
  | NumberNode
  | StringNode
  | BooleanNode
  | NullNode
  | NameNode
  | ReferenceNode
  | OperationNode
  | CallNode
  | ListNode
  | MappingNode
  | ImportNode
  | UnknownNode;

/** One parsed text. A YAML file of several documents, or JSON lines, has several roots. */
export interface Tree {
  readonly text: string;
  readonly roots: readonly Node[];
  /** What the author should know of the text itself, such as a number that one loader reads as text. */
  readonly hints: readonly Hint[];
  /** The programs that a shell script starts. */
  readonly launches?: readonly Launch[];
  /** It is a cell of a notebook that does not run there: what it binds is not bound in the others, nor theirs in it. */
  readonly isApart?: boolean;
}

/** A command line that starts a program. */
export interface Launch {
  /** The whole of it. */
  readonly range: Range;
  /** Where the program is: `tools/train.py`; below the folder that the script goes to before, where it goes to one. */
  readonly program: { readonly path: string; readonly range: Range };
  /**
   * The options behind the program with what is written behind each: texts, and unknown nodes for what the script does not say. What stands behind
   * the `=` of an option is a word of its own.
   */
  readonly words: readonly (StringNode | UnknownNode)[];
  /** Options that only some conditions put there. */
  readonly perhaps: readonly string[];
}

/** A remark of a front end on the text, with an optional replacement of its range. */
export interface Hint {
  readonly code: 'pyyaml-number' | 'quote-call' | 'refused-key';
  readonly message: Message;
  readonly range: Range;
  readonly replacement?: string;
}
