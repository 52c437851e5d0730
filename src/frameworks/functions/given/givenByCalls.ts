import type { Site } from '../../../language/find/site';
import type { Evaluated } from '../../../language/resolve/value';
import { signatureAt } from '../signature';

/** The function around a site, and the names of its parameters in the order in which calls give them. */
function functionAround({ place: { ancestors }, text }: Site): { readonly name: string; readonly order: readonly string[] } | undefined {
  const around = ancestors.at(-1);
  if (around?.scope !== true || around.ofClass === true || around.scopeName === undefined || ancestors.length < 2) return undefined;
  const names = (signatureAt(text, around.range.from)?.parameters ?? []).map(({ name }) => name);
  return { name: around.scopeName, order: ancestors.at(-2)!.ofClass === true ? names.slice(1) : names };
}

/** The parameters of the function around a site. */
export const parametersAround = (site: Site): readonly string[] => functionAround(site)?.order ?? [];

/** What all calls of the function around a site give one of its parameters; undefined where they do not agree or do not say it. */
export function givenByCalls(site: Site, parameter: string): Evaluated | undefined {
  const { name, order } = functionAround(site) ?? {};
  if (name === undefined || order?.includes(parameter) !== true) return undefined;
  const values = site.calls(name).map((call): Evaluated | undefined => {
    const list = call.node.kind === 'call' ? call.node.arguments : [];
    if (list.some(({ spread }) => spread)) return undefined;
    const given = list.find((argument, index) => (argument.name?.text ?? order[index]) === parameter);
    return given && call.value(given.value);
  });
  const [first] = values;
  const isSame = (each: Evaluated | undefined) => each?.ok === true && first?.ok === true && each.value === first.value;
  return values.length > 0 && values.every(isSame) ? first : undefined;
}
