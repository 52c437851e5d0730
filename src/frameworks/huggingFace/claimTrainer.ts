// The claim of a trainer's schedule, out of the values that stand beside each other in a mapping or a call.
import { say } from '../../core/message';
import type { Definition } from '../../language/find/definition';
import type { FoundParameter, Problem } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { problem, unknownWord } from '../../language/find/problems';
import { literal, type Origin } from '../../language/resolve/origin';
import { entryOf } from '../../language/resolve/lookUp';
import { asNumber } from '../../language/resolve/values';
import type { Argument, Node, Range } from '../../language/tree/tree';
import { kwargsAt } from './kwargs';
import { type Multiplier, multipliers } from './multipliers';
import { multiplierOf, type TrainerKind, trainerDefinition } from './trainerDefinitions';
import { withIgnored } from './ignored';
import { type RunKeys, totalOf, type ValueOf } from './total';

/** A trainer and its keys. */
export interface Trainer extends TrainerKind {
  readonly keys: RunKeys;
  /** A schedule of its own, by its name and the keys beside that, which are its parameters; undefined where it is one of transformers. */
  readonly own?: (name: string, valueOf: ValueOf) => Multiplier | undefined;
  /** What it calls some of the keys of transformers. */
  readonly renamed?: Readonly<Record</* its */ string, string>>;
  /** The keys that choose one of its own, each of which must be known. */
  readonly shapedBy?: readonly string[];
  /** Keys that change the schedule in a way that is not known here. */
  readonly unknownKeys?: readonly string[];
  /** A key that makes the number of batches depend on the data. */
  readonly packs?: string;
}

/** The schedule of this name with the arguments beside it; `selector` is where the name stands, undefined where it is the default. */
export function claimTrainer(site: Site, name: string, all: readonly Argument[], trainer: Trainer, selector?: Node): Claim {
  const { options } = site;
  const written = all.map((each) => calledAs(each, trainer.renamed));
  const named = (key: string) => written.find((each) => each.name?.text === key)?.value;
  const valueOf: ValueOf = (key) => {
    const node = named(key);
    const result = node && site.value(node);
    if (result?.ok !== true) return undefined;
    const value = typeof result.value === 'boolean' ? result.value : asNumber(result.value);
    // What is written there is called by its key.
    const line = site.text.slice(0, node!.range.from).split('\n').length;
    const origin: Origin = result.origin.kind === 'literal' ? { kind: 'name', name: key, place: { kind: 'line', line } } : result.origin;
    return value === undefined ? undefined : { value, origin };
  };
  const word: FoundParameter = {
    name: trainer.selector,
    value: name,
    node: selector,
    origin: selector ? literal : { kind: 'default' },
    literal: selector?.range,
  };
  const own = trainer.own?.(name, valueOf);
  const definition = ofResumed(trainerDefinition(name, trainer, options, own), named('resume_from_checkpoint'));
  const kwargs = kwargsAt(site, named('lr_scheduler_kwargs'));
  const multiplier = own ?? multiplierOf(name, options);
  if (!definition || !multiplier)
    return { definition: undefined, source: 'transformers', arguments: [], problems: [unknownName(name, (selector ?? site.node).range)] };
  const ownKeys = new Set(own?.parameters?.map((parameter) => parameter.name));
  const known = new Set(multiplier.parameters?.map((parameter) => parameter.name));
  const strange = own || multiplier.takesAny === true ? [] : kwargs.names.filter((each) => !known.has(each.text));
  // What takes anything reads only what it knows.
  const ignored = kwargs.arguments.filter(({ name: key, value }) => key && value.kind === 'number' && !known.has(key.text));
  const allNamed = (keys: readonly string[] = []) => keys.flatMap((key) => named(key) ?? []);
  const changed = [
    // What stays the same does so however long the run is.
    ...(name === 'constant' ? [] : allNamed(trainer.unknownKeys)),
    ...allNamed(name === 'cosine' || own ? trainer.shapedBy : []).filter((node) => node.kind !== 'null' && !site.value(node).ok),
    ...(own ? kwargs.names.filter((each) => !known.has(each.text)) : []),
    ...(kwargs.unknown ? [kwargs.unknown] : []),
  ];
  const isDrawn = strange.length === 0 && changed.length === 0;
  const steps = valueOf('max_steps')?.value;
  const isLimited = typeof steps === 'number' && steps > 0;
  const isPacked = trainer.packs !== undefined && valueOf(trainer.packs)?.value === true;
  const total = isLimited || isPacked ? undefined : totalOf(site, valueOf, trainer.keys);
  return {
    definition: isDrawn
      ? withIgnored(definition, ignored)
      : { ...(kwargs.unknown ? withoutCheck(definition) : definition), curves: () => [] },
    arguments: [
      ...written.filter(
        ({ name: key, spread }) =>
          spread !== undefined ||
          (key !== undefined && (isOwnKey(key.text) || ownKeys.has(key.text)) && (key.text !== 'max_steps' || isLimited)),
      ),
      ...kwargs.arguments.filter(({ name: key }) => key && known.has(key.text)),
      ...(isDrawn ? ignored : []),
    ],
    given: [word, ...(total ? [total] : []), ...kwargs.given.filter((each) => known.has(each.name))],
    isOpen: true,
    problems: [
      ...strange.map(({ text, range }) =>
        problem(
          'unknown-argument',
          say('{kind} takes no {argument}: transformers raises a TypeError.', { kind: name, argument: text }),
          range,
        ),
      ),
      ...changed.map(({ range }) => problem('no-curve', say('This changes the schedule, so there is no curve.'), range)),
    ],
  };
}

/** An argument by the name that transformers has for it. */
function calledAs(argument: Argument, renamed: Trainer['renamed'] = {}): Argument {
  const text = argument.name && renamed[argument.name.text];
  return text === undefined ? argument : { ...argument, name: { text, range: argument.name!.range } };
}

const resumed =
  'A run that goes on from a checkpoint keeps the learning rate that was saved there, and its first update the last rate: what is changed here counts for the rest alone.';

/** What a run that goes on makes of its schedule (transformers 5.24). */
function ofResumed(definition: Definition | undefined, checkpoint: Node | undefined): Definition | undefined {
  const isResumed = checkpoint !== undefined && checkpoint.kind !== 'null' && !(checkpoint.kind === 'boolean' && !checkpoint.value);
  return definition && isResumed
    ? { ...definition, note: definition.note === undefined ? resumed : `${definition.note} ${resumed}` }
    : definition;
}

/** What is not known cannot be missing. */
const withoutCheck = (definition: Definition): Definition => ({ ...definition, check: () => [] });

const isOwnKey = (key: string): boolean => ['learning_rate', 'max_steps', 'warmup_steps', 'warmup_ratio'].includes(key);

/** Whether a mapping has one of these keys. */
export const hasOneOf = (mapping: Extract<Node, { kind: 'mapping' }>, keys: readonly string[]): boolean =>
  keys.some((key) => entryOf(mapping, key) !== undefined);

function unknownName(name: string, range: Range): Problem {
  const all = Object.keys(multipliers);
  const near = all.filter((each) => name.startsWith(each) || each.startsWith(name));
  const otherwise = say('Unknown kind of schedule: {word}. transformers has {all}.', { word: name, all: all.join(', ') });
  return unknownWord('method', name, near, range, range, otherwise);
}
