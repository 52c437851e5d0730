// The names in a function that stands within others, of which these have to say what they are: `warmup_steps`, `args.lr`, `hyp["lrf"]`, `len(loader)`.
import type { Outcome } from '../../../interpreter/outcome';
import { openNamespaceOf } from '../../../interpreter/modules/smallModules';
import { PyDict } from '../../../interpreter/values/pyDict';
import { PyRange } from '../../../interpreter/values/sequences';
import type { Value } from '../../../interpreter/values/value';
import type { Site } from '../../../language/find/site';
import { entriesNamed } from '../../../language/resolve/lookUp';
import type { Entry, Node } from '../../../language/tree/tree';
import { withoutComments } from '../pythonText';
import { isScope } from '../../../language/tree/walk';

/** Something that a function reads, as it is written, and how one gets there from the name that it begins with. */
export interface OpenName {
  readonly text: string;
  readonly root: string;
  readonly way: readonly Step[];
}

type Step = { readonly attribute: string } | { readonly item: string | number } | 'length';

const paths =
  /(len\(\s*)?(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_]*)((?:\.[\p{L}_][\p{L}\p{N}_]*|\[(?:"[^"\\\n\]]*"|'[^'\\\n\]]*'|\d+)\])*)(?![\p{L}\p{N}_])(\s*\))?(\s*[(.[]|\s*=(?!=))?/gu;
const steps = /\.([\p{L}_][\p{L}\p{N}_]*)|\["([^"]*)"\]|\['([^']*)'\]|\[(\d+)\]/gu;
const most = 12;

/** What a function of the file reads of the functions around it; undefined where it does more with that than reading numbers. */
export function openNames({ text, place }: Site, node: Node): readonly OpenName[] | undefined {
  const around = place.ancestors.slice(1).filter(({ scope, ofClass }) => scope === true && ofClass !== true);
  const isOuter = (name: string) => around.some((scope) => entriesNamed(scope, name).some(isValue));
  const isOwn = (name: string) => isScope(node) && (node.scopeName === name || entriesNamed(node, name).length > 0);
  return namesRead(text.slice(node.range.from, node.range.to), (name) => isOuter(name) && !isOwn(name));
}

/** Whether something that is bound may be a number: what is called or imported is none. */
export const isValue = ({ value }: Entry): boolean => value.kind !== 'import' && !isScope(value);

/** What a text reads of what some names stand for; undefined where it does more with that than reading numbers. */
export function namesRead(text: string, isOne: (name: string) => boolean): readonly OpenName[] | undefined {
  const found = new Map<string, OpenName>();
  for (const [, length, root, rest, closing, behind] of withoutComments(text).matchAll(paths)) {
    if (root === undefined || !isOne(root)) continue;
    if (behind !== undefined && /[([.]$/.test(behind)) return undefined;
    // The name of an argument: `f(warmup=10)`.
    if (behind !== undefined && rest === '') continue;
    const way: Step[] = Array.from(rest!.matchAll(steps), ([, attribute, double, single, index]) =>
      attribute !== undefined ? { attribute } : { item: index === undefined ? (double ?? single)! : Number(index) },
    );
    const isLength = length !== undefined && closing !== undefined;
    const written = isLength ? `len(${root}${rest})` : `${root}${rest}`;
    found.set(written, { text: written, root, way: isLength ? [...way, 'length'] : way });
  }
  return found.size > most ? undefined : [...found.values()];
}

/** Whether an outcome is an error of what was put in the place of something else, and lacks what that has. */
export const isLacking = (outcome: Outcome): boolean =>
  outcome.kind === 'raised' && /^(?:Attribute|Index|Key|Name|Type|UnboundLocal)Error$/.test(outcome.type);

/** The names that the ways begin with, bound to what has these numbers at their ends; undefined where they contradict each other. */
export function bindingsFor(all: readonly (readonly [OpenName, Value])[]): ReadonlyMap<string, Value> | undefined {
  const bindings = new Map<string, Value>();
  for (const root of new Set(all.map(([{ root: name }]) => name))) {
    const value = objectWith(all.filter(([open]) => open.root === root).map(([{ way }, end]) => [way, end] as const));
    if (value === undefined) return undefined;
    bindings.set(root, value);
  }
  return bindings;
}

type End = readonly [way: readonly Step[], value: Value];

function objectWith(ends: readonly End[]): Value | undefined {
  const [[[first], value]] = ends as [End];
  if (first === undefined) return ends.length === 1 ? value : undefined;
  if (first === 'length') return ends.length === 1 && typeof value === 'number' ? new PyRange(0, value, 1) : undefined;
  const inner = new Map<string | number, End[]>();
  const isAttribute = 'attribute' in first;
  for (const [[step, ...rest], end] of ends) {
    if (step === undefined || step === 'length' || 'attribute' in step !== isAttribute) return undefined;
    const key = 'attribute' in step ? step.attribute : step.item;
    inner.set(key, [...(inner.get(key) ?? []), [rest, end]]);
  }
  const values = Array.from(inner, ([key, list]) => [key, objectWith(list)] as const);
  if (values.some(([, each]) => each === undefined)) return undefined;
  if (isAttribute) return openNamespaceOf(new Map(values as (readonly [string, Value])[]));
  const dict = new PyDict({ epoch: -1 });
  values.forEach(([key, each]) => dict.entries.set(typeof key === 'string' ? `s${key}` : key, [key, each!]));
  return dict;
}
