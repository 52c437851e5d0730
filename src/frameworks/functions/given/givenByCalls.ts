import type { ParameterValue } from '../../../core/parameter';
import type { Site } from '../../../language/find/site';
import { entriesNamed } from '../../../language/resolve/lookUp';
import type { Evaluated } from '../../../language/resolve/value';
import type { MappingNode, Node } from '../../../language/tree/tree';
import { signatureAt } from '../signature';

/** The names of the parameters of a function; `isMethod`: without the object. */
const parameterNames = (text: string, { range }: Node, isMethod: boolean): readonly string[] =>
  (signatureAt(text, range.from)?.parameters ?? []).slice(isMethod ? 1 : 0).map(({ name }) => name);

/** The function around a site, and the names of its parameters in the order in which calls give them. */
function functionAround({ place: { ancestors }, text }: Site): { readonly name: string; readonly order: readonly string[] } | undefined {
  const around = ancestors.at(-1);
  if (around?.scope !== true || around.ofClass === true || around.scopeName === undefined || ancestors.length < 2) return undefined;
  return { name: around.scopeName, order: parameterNames(text, around, ancestors.at(-2)!.ofClass === true) };
}

/** The parameters of the function around a site. */
export const parametersAround = (site: Site): readonly string[] => functionAround(site)?.order ?? [];

/** What all calls of the function around a site give one of its parameters; undefined where they do not agree or do not say it. */
export function givenByCalls(site: Site, parameter: string): Evaluated | undefined {
  const around = functionAround(site);
  return around && givenTo(site, around.name, around.order, parameter);
}

/** What the file says for an attribute of an object: its class, or what all calls of the class give the parameter that it is. */
export function attributeGiven(site: Site, owner: MappingNode, path: string): Evaluated | undefined {
  const own = site.value({ kind: 'name', name: `self.${path}`, range: site.node.range });
  if (own.ok || owner.scopeName === undefined) return own;
  const [set, ...others] = entriesNamed(owner, `self.${path}`);
  const made = entriesNamed(owner, '__init__').map(({ value }) => value);
  const [init] = made;
  if (set?.value.kind !== 'name' || others.length > 0 || made.length !== 1) return undefined;
  return givenTo(site, owner.scopeName, parameterNames(site.text, init!, true), set.value.name);
}

/** What an object has as an attribute when it is made: what its class, its `__init__` or all calls of the class give it. */
export function attributeAtFirst(site: Site, owner: MappingNode, attribute: string): Evaluated | undefined {
  const init = site.follow({ kind: 'name', name: 'self.__init__', range: site.node.range });
  if (init?.node.kind !== 'mapping' || owner.scopeName === undefined) return undefined;
  const [set, ...others] = entriesNamed(init.node, `self.${attribute}`).map(({ value }) => value);
  if (!set || others.length > 0) return undefined;
  const own = init.inside(set).value(set);
  if (own.ok || set.kind !== 'name') return own;
  return givenTo(site, owner.scopeName, parameterNames(site.text, init.node, true), set.name);
}

/** What the calls of the function around a site give one of its parameters, as it is written there; undefined for one that does not say it. */
export function argumentsByCalls(site: Site, parameter: string): readonly (WrittenArgument | undefined)[] {
  const around = functionAround(site);
  if (around?.order.includes(parameter) !== true) return [];
  const key = `arguments for ${parameter} of ${site.place.ancestors.at(-1)!.range.from}`;
  return site.once(key, () => argumentsTo(site, around.name, around.order, parameter));
}

/** What several calls say, where all of them say the same. */
export function agreed<T extends { readonly value: ParameterValue }>(said: readonly (T | undefined)[]): T | undefined {
  const [first] = said;
  return said.every((each) => JSON.stringify(each?.value) === JSON.stringify(first?.value)) ? first : undefined;
}

interface WrittenArgument {
  readonly call: Site;
  readonly node: Node;
}

const argumentsTo = (site: Site, called: string, order: readonly string[], parameter: string): readonly (WrittenArgument | undefined)[] =>
  site.calls(called).map((call) => {
    const list = call.node.kind === 'call' ? call.node.arguments : [];
    if (list.some(({ spread }) => spread)) return undefined;
    const given = list.find((argument, index) => (argument.name?.text ?? order[index]) === parameter);
    return given && { call, node: given.value };
  });

function givenTo(site: Site, called: string, order: readonly string[], parameter: string): Evaluated | undefined {
  if (!order.includes(parameter)) return undefined;
  const values = argumentsTo(site, called, order, parameter).map((given) => given?.call.value(given.node));
  const [first] = values;
  const isSame = (each: Evaluated | undefined) => each?.ok === true && first?.ok === true && each.value === first.value;
  return values.length > 0 && values.every(isSame) ? first : undefined;
}
