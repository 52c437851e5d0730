import { parseExpression } from '../../language/expressions/expression';
import type { Site } from '../../language/find/site';
import { asNumber } from '../../language/resolve/values';
import type { Node } from '../../language/tree/tree';

/** A dict of numbers by steps as [step, value] points, as it stands or behind a name; undefined where one of them is not known. */
export function pointsOf(site: Site, node: Node): readonly (readonly [number, number])[] | undefined {
  const target = node.kind === 'mapping' ? site : site.follow(node);
  const dict = node.kind === 'mapping' ? node : target?.node;
  if (!target || dict?.kind !== 'mapping' || dict.scope === true) return undefined;
  const numberOf = (value: Node): number | undefined => {
    const result = target.value(value);
    return result.ok ? asNumber(result.value) : undefined;
  };
  const points: (readonly [number, number])[] = [];
  for (const { key, value } of dict.entries) {
    // A call in a key stands before its entry, too.
    if (!key) continue;
    const step = asNumber(key.text) ?? numberOf(parseExpression(target.text, key.range));
    const number = numberOf(value);
    if (step === undefined || number === undefined) return undefined;
    points.push([step, number]);
  }
  return points;
}
