// What the parameters of the function around an expression are, where all calls of it in the file say it: `args` in `def train(args)`.
import { namespaceOf } from '../../../interpreter/modules/smallModules';
import { Instance } from '../../../interpreter/values/instance';
import { PyList } from '../../../interpreter/values/sequences';
import { Unknown } from '../../../interpreter/values/unknown';
import type { Value } from '../../../interpreter/values/value';
import type { Site } from '../../../language/find/site';
import { parametersAround } from './givenByCalls';
import { valueGiven } from './valueGiven';
import { pyValue } from '../stepFunction';

const most = 12;

/** Those of the parameters around a site that a text reads and the file says, as the interpreter has them where it is read: by themselves, or by their attributes. */
export function parameterValues(site: Site, text: string, range = site.node.range): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  const value = (name: string) => valueGiven(site, { kind: 'name', name, range });
  for (const name of parametersAround(site).filter((each) => each !== 'self')) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}_.])${name}(?![\\p{L}\\p{N}_])(?:\\.([\\p{L}_][\\p{L}\\p{N}_]*))?`, 'gu');
    const uses = [...text.matchAll(pattern)].map(([, attribute]) => attribute);
    const attributes = new Set(uses.filter((attribute) => attribute !== undefined));
    if (uses.length === 0 || attributes.size > most) continue;
    if (attributes.size === 0) {
      const plain = value(name);
      if (plain) values.set(name, pyValue(plain.value));
      continue;
    }
    const known = [...attributes].map((attribute) => [attribute, value(`${name}.${attribute}`)] as const);
    // What is not known of it is something all the same.
    if (known.some(([, found]) => found))
      values.set(
        name,
        namespaceOf(
          new Map(known.map(([attribute, found]) => [attribute, found ? pyValue(found.value) : new Unknown('argument', attribute, range)])),
        ),
      );
  }
  return values;
}

/** Such values as a text: different ones have different texts. */
export const textOfValues = (values: ReadonlyMap<string, Value>): string =>
  JSON.stringify(
    [...values].map(([name, value]) => [name, value instanceof Instance ? [...value.attributes].map(plain) : plain(['', value])]),
  );

const plain = ([name, value]: readonly [string, Value]): readonly unknown[] => [
  name,
  value instanceof PyList ? value.items : value instanceof Unknown ? null : value,
];
