// Classes of arguments that a script makes of a library's own: `class Arguments(TrainingArguments)`, whose fields have other defaults.
import type { Site } from '../../language/find/site';
import type { Argument, CallNode, MappingNode, Node, Range } from '../../language/tree/tree';
import { isScope, lastPart } from '../../language/tree/walk';

/** A class of the script with the full name of the library's class that it is made of. */
export interface ArgumentsClass {
  readonly callee: string;
  /** The defaults of its fields as arguments, those of the classes that it is made of included. */
  readonly fields: readonly Argument[];
  /** Its head, from `class` to the closing bracket. */
  readonly head: Range;
}

const mostHops = 8;
const headPattern = /^class\s+\w+\s*\(([^()]*)\)/;
/** `@dataclass` on a line before a class, with nothing but other decorators between. */
const decorated = /@(?:\w+\.)*dataclass\b(?:\([^()]*\))?[ \t]*(?:#.*)?\r?\n(?:[ \t]*@.*\n)*[ \t]*$/;

/** The class at a site whose first base leads to a class of a library; undefined where it does not. */
export function argumentsClass(site: Site, hops = 0): ArgumentsClass | undefined {
  const { node, text } = site;
  if (node.kind !== 'mapping' || node.ofClass !== true || hops > mostHops) return undefined;
  const [head = '', bases = ''] = headPattern.exec(text.slice(node.range.from, node.range.from + 400)) ?? [];
  const base = bases.split(',')[0]!.trim();
  if (!/^[\w.]+$/.test(base)) return undefined;
  const range = { from: node.range.from, to: node.range.from + head.length };
  const above = classNamed(site, base, hops + 1);
  const callee = above?.callee ?? calleeNamed(site, base, range);
  if (callee === undefined) return undefined;
  const own = fieldsOf(site, node);
  const isOwn = (name: string | undefined) => own.some((field) => field.name?.text === name);
  return { callee, fields: [...(above?.fields ?? []).filter(({ name }) => !isOwn(name?.text)), ...own], head: range };
}

/** The class of the script that a call makes an instance of. */
export function classOfCall(site: Site): ArgumentsClass | undefined {
  return site.node.kind === 'call' && site.callee === undefined ? classNamed(site, site.node.callee, 0) : undefined;
}

function classNamed(site: Site, name: string, hops: number): ArgumentsClass | undefined {
  const found = site.follow({ kind: 'name', name, range: site.node.range });
  return found && found.node !== site.node ? argumentsClass(found, hops) : undefined;
}

function calleeNamed(site: Site, name: string, range: Range): string | undefined {
  const call: CallNode = { kind: 'call', callee: name, calleeRange: range, range, arguments: [], closed: true };
  // A class may have the name of its base: `class TrainingArguments(transformers.TrainingArguments)`.
  return site.inside(call).callee;
}

/** The fields of a dataclass; other classes have none of their own. */
function fieldsOf(site: Site, node: MappingNode): readonly Argument[] {
  const { text } = site;
  // Asking for its own calls notes that its statement matters here, so that another decorator leads to another reading.
  site.calls(node.scopeName ?? '');
  if (!decorated.test(text.slice(Math.max(0, node.range.from - 200), node.range.from))) return [];
  return node.entries.flatMap(({ key, value, isDefault }): readonly Argument[] => {
    if (!key || isDefault !== true) return [];
    const given =
      value.kind === 'call' && lastPart(value.callee) === 'field'
        ? (value.arguments.find(({ name }) => name?.text === 'default')?.value ?? madeBy(value))
        : value;
    return given ? [{ name: key, value: given, range: { from: key.range.from, to: given.range.to } }] : [];
  });
}

/** What a lambda makes of a field: `field(default_factory=lambda: {...})`; the call itself where something else makes it. */
function madeBy(field: CallNode): Node | undefined {
  const factory = field.arguments.find(({ name }) => name?.text === 'default_factory')?.value;
  const [lambda] = factory?.kind === 'unknown' ? factory.children : [];
  const made = isScope(lambda) ? lambda.entries.find(({ key }) => !key)?.value : undefined;
  return made ?? (factory && field);
}
