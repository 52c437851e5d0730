// MMEngine's `param_scheduler` in a config of Python, YAML or JSON, a mapping or a list of them, and `lr_config` and `momentum_config` of the MMCV before it.
import { say } from '../../core/message';
import type { ParameterValues } from '../../core/parameter';
import { buildFound } from '../../language/find/buildFound';
import type { FoundSchedule } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import type { DefinedCurve, MadeOf } from '../../language/find/kind';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { ListNode, MappingNode, Node } from '../../language/tree/tree';
import { claimUpdater } from './lrConfig';
import { initialValue, iterationsOfEpochs, iterationsPerEpoch, rateGroups } from './optimWrapper';
import { curvesOf, type MMDefinition, schedulerAt, wrapperOf } from './schedulers';
import { entryArguments } from '../shared/entryArguments';

const key = 'param_scheduler';

/** What MMEngine's runner changes of the optimizer while it trains. */
export const framework: Framework = {
  name: 'mmengine',
  reads: {
    field: 'libraries',
    library: 'MMEngine and MMCV',
    what: '`param_scheduler`, with warm-ups, momentum and `convert_to_iter_based`; `lr_config` and `momentum_config`',
    where: 'Python, YAML and JSON configs, with `_base_`',
  },
  marks: () => [key, 'lr_config', 'momentum_config'],
  recognise: (site) => {
    const { node } = site;
    const path = site.place.path.filter((part) => !part.startsWith('['));
    const updater = node.kind === 'mapping' && /^(lr|momentum)_config$/.exec(path.at(-1) ?? '');
    if (updater) return claimUpdater(site, node, updater[1] as 'lr' | 'momentum');
    const at = path.lastIndexOf(key);
    // Behind the key the optimizers of a model may have schedulers of their own.
    if (at < 0 || at < path.length - 2) return undefined;
    const wrapper = wrapperOf(path[at + 1]);
    const label = path.join('.');
    if (node.kind === 'list') return node.items.length > 1 ? claimAll(site, node, wrapper, label) : claimOnly(site, node, wrapper, label);
    return node.kind === 'mapping' ? claimOne(site, node, wrapper, label) : undefined;
  },
};

const ownKeys = ['type', 'param_name', '_scope_', '_delete_'];

function claimOne(site: Site, node: MappingNode, wrapper: string, label?: string): Claim | undefined {
  const definition = schedulerAt(site, wrapper);
  if (!definition) return undefined;
  const written = entryArguments(node.entries, (name) => !ownKeys.includes(name));
  return { definition, arguments: written, ...(label !== undefined && { label }) };
}

/** The only scheduler of a list: the key that tells what it is stands before the list, and may be far from what stands in it. */
function claimOnly(site: Site, { items: [item] }: ListNode, wrapper: string, label: string): Claim | undefined {
  return item?.kind === 'mapping' ? claimOne(site.inside(item), item, wrapper, label) : undefined;
}

/** Several schedulers, each of which goes on from what those before it made of the value. */
function claimAll(site: Site, node: ListNode, wrapper: string, label: string): Claim | undefined {
  const parts = node.items.map((item) => ({ item, found: partAt(site, item, wrapper) }));
  const found = parts.flatMap((part) => part.found ?? []);
  if (found.length === 0) return undefined;
  const definitions = found.map((part) => part.definition as MMDefinition);
  const quantities = [...new Set(definitions.map(({ quantity }) => quantity))];
  const initial = quantities.map((quantity) => initialValue(quantity, `${wrapper}.optimizer`));
  const needsEpochs = new Set(definitions.map(({ isPerEpoch }) => isPerEpoch)).size > 1 || definitions.some(countsIterations);
  // Where one counts iterations by itself, how many an epoch has matters for all.
  const perEpoch = definitions.every((each) => each.isPerEpoch || countsIterations(each)) ? iterationsOfEpochs : iterationsPerEpoch;
  const parameters = [...initial, ...(needsEpochs ? [perEpoch] : [])];
  // What all of them share the whole asks for, once.
  const open = found.map((part) => part.unknowns.filter(({ parameter }) => !parameters.some(({ name }) => name === parameter.name)));
  const isKnown = parts.every((part) => part.found?.problems.length === 0) && open.every(({ length }) => length === 0);
  const groups = rateGroups(site, wrapper);
  const made = (of: readonly MadeOf[], values: ParameterValues): readonly DefinedCurve[] => {
    const itemOf = (part: MadeOf, index: number) => definitions[index]!.itemOf({ ...valuesOf(part), ...values });
    return isKnown ? curvesOf(of.map(itemOf), values, groups) : [];
  };
  return {
    label,
    definition: {
      source: 'mmengine.optim',
      name: key,
      formula: 'each scheduler between its begin and its end',
      summary: 'Runs schedulers one after the other, or one on top of the other where they overlap',
      note: 'Each goes on from the value that it meets.',
      parameters,
      curves: (values) => made(found, values),
      remade: made,
    },
    arguments: [],
    problems: parts
      .filter((part) => !part.found)
      .map(({ item }) => problem('no-curve', say('What this scheduler does is not known, so there is no curve.'), item.range)),
    parts: found,
    madeOf: found.map((part, index) => ({ ...part, totalSteps: part.totalSteps ?? part.schedule?.totalSteps, unknowns: open[index]! })),
  };
}

const countsIterations = ({ parameters }: MMDefinition): boolean => parameters.includes(iterationsOfEpochs);

const valuesOf = ({ parameters }: MadeOf): ParameterValues => Object.fromEntries(parameters.map(({ name, value }) => [name, value]));

/** A scheduler of the list: it stands in it, or is called by its name there. */
function partAt(site: Site, item: Node, wrapper: string): FoundSchedule | undefined {
  const place = item.kind === 'mapping' ? site.inside(item) : site.follow(item);
  const claim = place?.node.kind === 'mapping' ? claimOne(place, place.node, wrapper) : undefined;
  return place && claim && buildFound(place, claim);
}
