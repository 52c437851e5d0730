// Python's assignments: what they bind, and to what.
import type { SyntaxNode } from '@lezer/common';
import { isCommandLine, liftWords } from './options/argparse';
import { itemOf, makesObjects } from './options/classes';
import { convertExpression, convertItems } from './expressions';
import { annotated } from './scopes';
import type { ScopeWriter } from './scopeWriter';
import {
  anyAttribute,
  anyName,
  boundNames,
  childrenOf,
  dottedName,
  isBarren,
  isModuleItself,
  namesHandedOn,
  ownerOfAttributes,
  standingFor,
  rangeOf,
  type Source,
  textOf,
  unknown,
} from './source';
import type { NameNode, Node } from '../tree/tree';

/** Reads the assignments of one scope. */
export class Assignments {
  private readonly source: Source;

  constructor(
    private readonly scope: ScopeWriter,
    private readonly inClass: boolean,
  ) {
    this.source = scope.source;
  }

  /** `a = b = value`, `a: type = value`. */
  assign(node: SyntaxNode): void {
    const groups: SyntaxNode[][] = [[]];
    let typed = false;
    for (const child of childrenOf(node)) {
      if (child.name === 'AssignOp') groups.push([]);
      else if (child.name === 'TypeDef') {
        typed = true;
        for (const { value } of annotated(child, this.source, 0)) this.scope.add({ value });
      } else groups.at(-1)!.push(child);
    }
    if (groups.length < 2) {
      this.scope.expressions(groups[0]!);
      return;
    }
    const valueNodes = groups.pop()!.filter(({ type, from, to }) => !type.isError || from < to);
    const value = this.group(valueNodes, rangeOf(node, this.source).to);
    const isDefault = typed && this.inClass;
    const broken = groups.findIndex((targets) => targets.some(hasError));
    const recovered = broken < 0 ? {} : this.scope.lineKey(value.range.from);
    if (recovered.key) {
      // An unclosed bracket has swallowed the next line's target: `x = [f(),` and `y = 3` are two statements.
      const swallowing = this.group(groups[broken]!, value.range.from, { ...this.source, end: recovered.key.range.from });
      groups.slice(0, broken).forEach(([target], index) => target && this.bind(target, swallowing, index > 0, isDefault));
      this.scope.add({ ...recovered, value });
      return;
    }
    // A dict, a list or an object with two names is one: what the second name changes, the first has, too.
    const [first] = groups;
    const name = first?.length === 1 ? dottedName(first[0]!, this.source) : undefined;
    const isShared = groups.length > 1 && name !== undefined && /^(?:mapping|list)$/.test(value.kind);
    groups.forEach((targets, index) => {
      if (targets.length > 1) this.bindAll(targets, value, index > 0);
      else if (targets[0] && isShared && index > 0)
        this.bind(targets[0], { kind: 'name', name, range: rangeOf(targets[0], this.source) }, false, isDefault);
      else if (targets[0]) this.bind(targets[0], value, index > 0, isDefault);
    });
  }

  /** `a += value`. */
  update(node: SyntaxNode): void {
    const [target, , ...values] = childrenOf(node);
    if (target) this.bindUnknown([target], this.group(values, this.source.base + node.to));
  }

  /** Binds targets to what is not known; a schedule may be in `value` all the same, and they may stand for what has the names in `from`, or is in that. */
  bindUnknown(targets: readonly SyntaxNode[], value?: Node, from: readonly NameNode[] = []): void {
    const children = value && !isBarren(value) ? [value] : [];
    for (const target of targets.flatMap((node) => (node.name === 'MemberExpression' ? [node] : boundNames(node)))) {
      const text = dottedName(target, this.source);
      const range = rangeOf(target, this.source);
      this.scope.change(target, text !== undefined);
      if (text !== undefined)
        this.scope.add({
          key: { text, range },
          value: from.length > 0 ? standingFor(from, range) : unknown(value?.range ?? range, children),
        });
      else [convertExpression(target, this.source), ...children].forEach((child) => this.scope.add({ value: child }));
    }
  }

  /** The value of an assignment; several with commas are a tuple, none is unknown. */
  private group(nodes: readonly SyntaxNode[], end: number, source = this.source): Node {
    const [first] = nodes;
    if (!first) return unknown({ from: end, to: end });
    if (nodes.length === 1) return convertExpression(first, source);
    const range = { from: source.base + first.from, to: source.base + nodes.at(-1)!.to };
    return convertItems(nodes, range, source);
  }

  private bind(target: SyntaxNode, value: Node, again: boolean, isDefault: boolean): void {
    if (/^(?:Tuple|Array|Parenthesized)Expression$/.test(target.name)) {
      this.bindAll(
        childrenOf(target).filter(({ name }) => !/^[()[\]]$/.test(name)),
        value,
        again,
      );
      return;
    }
    const text = textOf(target, this.source);
    const owner = ownerOfAttributes(text);
    // `vars(cfg)["steps"] = 5` and `cfg.__dict__["steps"] = 5` are `cfg.steps = 5`; `globals()["steps"] = 5` is `steps = 5`.
    const [, item] = /^(?:vars\([\w.\s]*\)|globals\(\)|[\w.]+\.__dict__)\[\s*["'](\w+)["']\s*\]$/.exec(text) ?? [];
    const name = item === undefined ? dottedName(target, this.source) : owner === undefined ? item : `${owner}.${item}`;
    // Of `globals()[key] = 5` it may be any name.
    const ofModule = isModuleItself(text) ? /^(?:.*?[)\]])(?:\.(\w+)$|\[\s*["'](\w+)["']\s*\]$|\[)/.exec(text) : null;
    if (ofModule) {
      const named = ofModule[1] ?? ofModule[2];
      this.scope.add(anyName(named === undefined ? undefined : [named], rangeOf(target, this.source)));
    }
    if (owner !== undefined && item === undefined) this.scope.add(anyAttribute(owner, rangeOf(target, this.source)));
    if (name !== undefined && isHandedBack(name, value)) {
      this.scope.add({ value });
      return;
    }
    if (name === undefined) this.scope.add({ value: convertExpression(target, this.source) });
    this.scope.change(target, name !== undefined);
    // A command line is parsed under whatever name it has.
    if (value.kind === 'list' && (name === 'sys.argv' || isCommandLine(value))) liftWords(value, this.source);
    const key = { text: name ?? textOf(target, this.source).slice(0, 100), range: rangeOf(target, this.source) };
    // What is set by way of `globals()` is no name of the function that does so.
    if (ofModule && owner === undefined && text.startsWith('globals('))
      this.scope.lifted.push({ to: 'module', entry: { key, value, merged: true } });
    else this.scope.add({ key, value, ...(isDefault && { isDefault }), ...(again && { merged: true }) });
  }

  /** Unpacks a value into targets: pairwise where both are written out, else the names are bound to what is not known. */
  private bindAll(nodes: readonly SyntaxNode[], value: Node, again: boolean): void {
    const targets = nodes.filter(({ name }) => name !== ',');
    const items = value.kind === 'list' && !targets.some(({ name }) => name === '*') ? value.items : [];
    if (items.length === targets.length) targets.forEach((target, index) => this.bind(target, items[index]!, again, false));
    else if (makesObjects(value)) targets.forEach((target, item) => this.bind(target, itemOf(value, item), again || item > 0, false));
    else if (targets.length === 2 && isParsedKnown(value)) {
      this.bind(targets[0]!, value, again, false);
      this.bindUnknown([targets[1]!]);
    } else {
      this.bindUnknown(
        targets.filter((target) => !isHandedBack(dottedName(target, this.source), value)),
        undefined,
        namesHandedOn(value),
      );
      if (!again) this.scope.add({ value });
    }
  }
}

/** Calls that hand back what they are given, made ready for a loop or for several processes: `model, optimizer = accelerator.prepare(model, optimizer)`. */
const handsBack = /(?:^|\.)(?:prepare|setup)(?:_\w+)?$|\.initialize$|\.DistributedOptimizer$/;

/** Whether a call hands back what already has this name: the name still stands for it. */
const isHandedBack = (name: string | undefined, value: Node): boolean =>
  value.kind === 'call' &&
  handsBack.test(value.callee) &&
  value.arguments.some((each) => each.value.kind === 'name' && each.value.name === name);

/** `args, rest = parser.parse_known_args()`. */
const isParsedKnown = (value: Node): boolean => value.kind === 'call' && value.callee.endsWith('parse_known_args');

/** Whether the node is an error or directly contains one, of a call in its arguments. */
function hasError(node: SyntaxNode): boolean {
  return node.type.isError || childrenOf(node).some((child) => child.type.isError || (child.name === 'ArgList' && hasError(child)));
}
