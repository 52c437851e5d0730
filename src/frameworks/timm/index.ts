// timm: its scheduler classes, `create_scheduler_v2`, and the YAML of its training script.
import { say } from '../../core/message';
import { nearest } from '../../core/nearest';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { byDefault, type FoundParameter } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import { literal } from '../../language/resolve/origin';
import { asNumber } from '../../language/resolve/values';
import type { Argument, CallNode, MappingNode, Node } from '../../language/tree/tree';
import { argumentOf } from '../shared/optimizer';
import { numberOf } from '../shared/parameters';
import { classes } from './classes';
import { factoryDefinitions } from './factory';
import type { Door } from './parameters';
import { forGroups, groupParameters } from './groups';
import { isOfOpenPoints } from '../openPoints';
import { entryArguments } from '../shared/entryArguments';

const factory = 'create_scheduler_v2';
const key = 'sched';
const [byUpdates, perEpoch] = ['sched_on_updates', 'updates_per_epoch'];
const module = /^timm\.scheduler(?:\.\w+)?$/;

const classNamed: ReadonlyMap<string, Definition> = new Map(classes.map((each) => [each.name, each]));
const ofFactory = factoryDefinitions({
  rates: groupParameters,
  adapt: forGroups,
  prefix: '',
  epochs: 'num_epochs',
  warmUp: 0,
  smaller: 0.1,
});

const byArguments = 'create_scheduler';
const argumentDoor: Door = {
  rates: groupParameters,
  adapt: forGroups,
  prefix: 'lr_',
  epochs: 'epochs',
  warmUp: 5,
  smaller: 0.1,
  filledIn: { epochs: 100, decay: 30, milestones: [30, 60] },
};
const ofArguments = byUnit(argumentDoor);

/** The rate of the training script: `lr`, or what it makes of `lr_base` and the batch. */
const scriptRate: DefinedParameter = { ...numberOf('lr', 'The learning rate', 'rate', { role: 'base' }), from: rateOfBatch };
/** The script's options have types, which make numbers of text. */
const readingNumbers = (definition: Definition): Definition => ({ ...definition, readsNumbers: true });
const ofScript = byUnit({ rates: [scriptRate], adapt: readingNumbers, prefix: 'lr_', epochs: 'epochs', warmUp: 5, smaller: 0.5 });

/** The definitions of a door where epochs are counted, and where `sched_on_updates` has updates counted. */
function byUnit(door: Door): (isByUpdates: boolean) => ReadonlyMap<string, Definition> {
  const [epochs, updates] = [factoryDefinitions(door), factoryDefinitions({ ...door, isByUpdates: true })];
  return (isByUpdates) => (isByUpdates ? updates : epochs);
}

/** The schedules of timm. */
export const framework: Framework = {
  name: 'timm',
  reads: {
    field: 'libraries',
    library: 'timm',
    what: 'its scheduler classes, `create_scheduler_v2`, `create_scheduler` and the YAML of its training script',
    where: 'Python, YAML',
  },
  marks: () => [...classNamed.keys(), factory, byArguments, key],
  recognise: (site) => {
    const { node, callee = '', options } = site;
    if (node.kind !== 'call') return options.bareWords ? ofRecipe(site) : undefined;
    const dot = callee.lastIndexOf('.');
    const name = callee.slice(dot + 1);
    if (!module.test(callee.slice(0, dot))) return undefined;
    const definition = classNamed.get(name);
    if (definition) return withNoise({ definition, arguments: node.arguments }, argumentOf(node, 'noise_range_t', -1));
    return name === factory
      ? ofCall(site, node)
      : name === byArguments
        ? ofNamespace(site, argumentOf(node, 'args', 0), argumentOf(node, perEpoch, 2))
        : undefined;
  },
};

function ofCall(site: Site, node: CallNode): Claim | undefined {
  const spread = node.arguments.find((each) => each.spread === '**')?.value;
  const kwargs = spread?.kind === 'call' && spread.callee.endsWith('scheduler_kwargs') ? spread : undefined;
  if (kwargs) return ofNamespace(site, argumentOf(kwargs, 'cfg', 0), argumentOf(node, perEpoch, -1));
  const selector = argumentOf(node, key, 1);
  const word = selector ? site.word(selector) : 'cosine';
  if (word === undefined || word === 'none') return undefined;
  const definition = ofFactory.get(word);
  if (!definition) {
    const [near] = nearest(word, [...ofFactory.keys()]);
    const message =
      near === undefined
        ? say('timm has no schedule {word}.', { word })
        : say('timm has no schedule {word}. Did you mean {near}?', { word, near });
    return { definition: undefined, source: 'timm', arguments: [], problems: [problem('unknown-method', message, selector!.range)] };
  }
  const sched: FoundParameter = { name: key, value: word, node: selector, origin: literal, literal: selector?.range };
  // The selector takes its place among the others, but is no argument of theirs.
  const others = node.arguments.filter(({ value }) => value !== selector);
  return withNoise({ definition, arguments: others, given: [sched] }, argumentOf(node, 'noise', -1));
}

/** `create_scheduler(args, optimizer)` or `create_scheduler_v2(optimizer, **scheduler_kwargs(args))`, where the file says what the arguments are: options of its command line, or a `Namespace`. */
function ofNamespace(site: Site, written: Node | undefined, updates: Node | undefined): Claim | undefined {
  const made = written?.kind === 'call' ? site.inside(written) : written && site.follow(written);
  const isNamespace = made?.node.kind === 'call' && /(?:^|\.)(?:Simple)?Namespace$/.test(made.node.callee);
  const attribute = (name: string): Node | undefined => {
    if (isNamespace) return argumentOf(made.node, name, -1);
    if (written?.kind !== 'name') return undefined;
    const asked: Node = { kind: 'name', name: `${written.name}.${name}`, range: written.range };
    const result = site.value(asked);
    return result.ok && result.value !== null ? asked : undefined;
  };
  const selector = attribute(key);
  const word = selector && (made && isNamespace ? made : site).word(selector);
  const onUpdates = attribute(byUpdates);
  const switched = onUpdates && (made && isNamespace ? made : site).value(onUpdates);
  const isByUpdates = switched?.ok === true && switched.value === true;
  const definition = word === undefined ? undefined : ofArguments(isByUpdates).get(word);
  if (!written || !selector || !definition) return undefined;
  const names = definition.parameters.filter(({ positional, name, isIgnored }) => positional !== undefined && isIgnored !== true && name !== key && name !== 'optimizer').map(({ name }) => name); // prettier-ignore
  const others = names.flatMap((name): readonly Argument[] => {
    const value = name === perEpoch && isByUpdates ? updates : attribute(name);
    return value && value.kind !== 'null' ? [{ name: { text: name, range: value.range }, value, range: value.range }] : [];
  });
  const sched: FoundParameter = byDefault(key, word!);
  return withNoise({ definition, arguments: others, given: [sched], isOpen: true }, attribute('lr_noise'));
}

/** `sched: cosine` among the other keys of the training script. */
function ofRecipe(site: Site): Claim | undefined {
  const { node, place } = site;
  const around = place.ancestors.at(-1);
  if (place.path.at(-1) !== key || !around || around.scope === true || node.kind !== 'string' || isOfOpenPoints(site)) return undefined;
  const isRecipe =
    ['lr', 'lr_base', 'epochs', 'warmup_epochs', 'min_lr', 'decay_epochs', 'opt'].filter((name) => entryOf(around, name)).length > 1;
  const onUpdates = entryOf(around, byUpdates)?.value;
  const definition = ofScript(onUpdates?.kind === 'boolean' && onUpdates.value).get(node.value);
  if (!definition || !isRecipe) return undefined;
  const others = entryArguments(around.entries, (name, value) => name !== key && value.kind !== 'null');
  const sched: FoundParameter = { name: key, value: node.value, node, origin: literal, literal: node.range };
  return withNoise({ definition, arguments: others, given: [sched], isOpen: true }, entryOf(around, 'lr_noise')?.value);
}

function withNoise(claim: Claim, noise: Node | undefined): Claim {
  if (!noise || noise.kind === 'null') return claim;
  const message = say('The noise is drawn at random while the training runs: the curve is without it.');
  return { ...claim, problems: [...(claim.problems ?? []), problem('random', message, noise.range)] };
}

/** lr_base by the size of the batch, or its root for optimizers that adapt their rates. */
function rateOfBatch(site: Site): FoundParameter | undefined {
  const around: MappingNode | undefined = site.place.ancestors.at(-1);
  const number = (name: string, initial: number): number | undefined => {
    const value = around && entryOf(around, name)?.value;
    if (!value || value.kind === 'null') return initial;
    const result = site.value(value);
    return result.ok ? asNumber(result.value) : undefined;
  };
  const word = (name: string): string => {
    const value = around && entryOf(around, name)?.value;
    return value?.kind === 'string' ? value.value : '';
  };
  const [base, size, batch, accumulated] = [
    number('lr_base', 0.1),
    number('lr_base_size', 256),
    number('batch_size', 128),
    number('grad_accum_steps', 1),
  ];
  if (base === undefined || size === undefined || batch === undefined || accumulated === undefined) return undefined;
  const ratio = (batch * accumulated * (site.options.run?.processes ?? 1)) / size;
  const isRoot = (word('lr_base_scale') || (/^ada|lamb/.test(word('opt')) ? 'sqrt' : 'linear')) === 'sqrt';
  return byDefault('lr', base * (isRoot ? Math.sqrt(ratio) : ratio));
}
