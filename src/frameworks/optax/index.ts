// optax: calls of its schedules, wherever they stand.
import { say } from '../../core/message';
import type { Definition } from '../../language/find/definition';
import type { Claim, Framework } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import { literal } from '../../language/resolve/origin';
import type { CallNode } from '../../language/tree/tree';
import { installedCall } from '../shared/installed';
import { joinSchedules } from '../shared/joins';
import { argumentOf } from '../shared/optimizer';
import { pointsOf } from '../shared/pointsOf';
import { pieces, scalesName } from './pieces';
import { reduceOnPlateau } from './plateau';
import { rules } from './rules';
import { sgdr } from './sgdr';

const definitions: ReadonlyMap<string, Definition> = new Map(
  [...rules, ...pieces].map((each) => [
    each.name,
    {
      ...each,
      // A dict of steps is taken out of the arguments.
      takesNoMore: each.parameters.every(({ name }) => name !== scalesName),
      installed: (values) => installedCall(each, values),
    },
  ]),
);
const joins: Readonly<Record<string, (site: Site, node: CallNode) => Claim>> = {
  join_schedules: (site, node) => joinSchedules('optax', site, node),
  sgdr_schedule: sgdr,
};
const modules = new Set(['optax', 'optax.schedules']);

/** The schedules of optax. */
export const framework: Framework = {
  name: 'optax',
  reads: {
    field: 'libraries',
    library: 'optax',
    what: 'every schedule, joined ones and those in `inject_hyperparams`, too',
    where: 'Python',
  },
  marks: () => [...definitions.keys(), ...Object.keys(joins), reduceOnPlateau.name],
  recognise: (site) => {
    const { node, callee = '' } = site;
    if (node.kind === 'call' && callee === 'optax.contrib.reduce_on_plateau')
      return { definition: reduceOnPlateau, arguments: node.arguments };
    const dot = callee.lastIndexOf('.');
    if (node.kind !== 'call' || !modules.has(callee.slice(0, Math.max(dot, 0)))) return undefined;
    const name = callee.slice(dot + 1);
    const definition = definitions.get(name);
    const claim = joins[name]?.(site, node) ?? (definition && ofCall(site, node, definition));
    return claim && named(site, claim);
  },
};

function ofCall(site: Site, node: CallNode, definition: Definition): Claim {
  const place = definition.parameters.findIndex((parameter) => parameter.name === scalesName);
  const dict = place < 0 ? undefined : argumentOf(node, scalesName, place);
  if (!dict || dict.kind === 'null') return { definition, arguments: node.arguments.filter(({ value }) => value !== dict) };
  const points = pointsOf(site, dict);
  const others = node.arguments.filter(({ value }) => value !== dict);
  if (points)
    return { definition, arguments: others, given: [{ name: scalesName, value: points, node: dict, origin: literal, literal: undefined }] };
  const unknown = problem('no-curve', say('The boundaries are not known here, so there is no curve.'), dict.range);
  return { definition: { ...definition, curves: () => [] }, arguments: others, problems: [unknown] };
}

/** A claim whose curves are called what the schedule is given for: `weight_decay=optax.linear_schedule(...)`. */
function named({ place }: Site, claim: Claim): Claim {
  const { definition } = claim;
  const word = place.path.at(-1) ?? '';
  const quantity = /momentum|^b1$/i.test(word) ? 'momentum' : /weight_?decay|(?:^|_)wd(?:_|$)/i.test(word) ? 'weight decay' : undefined;
  if (quantity === undefined || !definition) return claim;
  return {
    ...claim,
    definition: { ...definition, curves: (values) => definition.curves(values).map((curve) => ({ ...curve, quantity })) },
  };
}
