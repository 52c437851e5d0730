// What whoever loads a config makes of it that its language does not say: data that frameworks and trainers hand in.
import { type Message, say } from '../../core/message';
import type { Evaluated } from './value';
import type { CallNode, MappingNode, Node } from '../tree/tree';

/** A file that a text names as its parent. */
export interface ParentLink {
  /** As it is shown. */
  readonly name: string;
  /** Where it may be, the likeliest first: paths relative to the folder of the file that names it. None where that cannot be told. */
  readonly paths: readonly string[];
  /** The keys under which the content of a file with this text is put, given those of the file that names it. */
  readonly mount: (text: string, around: readonly string[]) => readonly string[];
  /** The group of configs that it is in, from the root of all of them on. */
  readonly group: readonly string[];
  /** It wins over the file that names it. */
  readonly wins: boolean;
  /** Nobody minds if it is missing. */
  readonly isOptional: boolean;
}

/** The choices that a text puts in the place of those that its parents make, by what is chosen. */
export type Overrides = ReadonlyMap<string, Node>;

/** Where among the configs a text is put: what it names and overrides is meant from there on. */
export interface ConfigPlace {
  readonly group: readonly string[];
  readonly keys: readonly string[];
}

/** That of the text which the program loads. */
export const primaryPlace: ConfigPlace = { group: [], keys: [] };

/** What a resolver may ask about its call. */
export interface ResolverPlace {
  value(node: Node): Evaluated;
  /** A node as it is written. */
  text(node: Node): string;
}

/** What a key says of a run. */
export type RunRole =
  /** How many steps it has. */
  | 'total'
  /** That too, but such a name is often about something else: it counts where nothing better is around. */
  | 'vagueTotal'
  | 'epochs'
  /** Steps of the optimizer, as everywhere. */
  | 'stepsPerEpoch'
  /** The samples of an epoch. */
  | 'dataset'
  /** What all processes take in one step, accumulation included. */
  | 'globalBatch'
  /** What each process takes at once. */
  | 'batch'
  /** How many batches make one step. */
  | 'accumulation'
  /** The processes on all nodes; those on each; and the nodes. */
  | 'processes'
  | 'devices'
  | 'nodes'
  /** Whether several devices work on one batch: more than 1, or how they do it. */
  | 'shared'
  /** Whether a last, smaller batch is left out. */
  | 'dropLast'
  /** A mapping in which such keys stand when they are not beside the schedule. */
  | 'section';

/** What a trainer says of the length of its runs. */
export interface RunConvention {
  /** What its keys say, the plainest first. */
  readonly names?: Partial<Readonly<Record<RunRole, readonly string[]>>>;
  /** Keys that only its configs have. */
  readonly keys?: readonly string[];
  /** Calls that have such keys as their arguments, by the last part of what they call. */
  readonly calls?: RegExp;
  /** Which of their arguments say something of the run; all whose names do where it is left out. */
  readonly callKeys?: readonly string[];
  /** Such a call has a length by default: of several in one scope none is taken for the run of what stands beside them. */
  readonly isOnlyCall?: boolean;
  /** Keys whose texts say steps in their first group; anything else there is no count of steps. */
  readonly steps?: Readonly<Record<string, RegExp>>;
  /** Keys whose number another key multiplies. */
  readonly scales?: Readonly<Record<string, string>>;
  /** Where both of these keys say how long a run is: its epochs count, or whichever ends first. Any key of steps where there is none. */
  readonly limits?: { readonly steps?: string; readonly epochs: string; readonly counts: 'epochs' | 'first' };
  /** The keys of limits of an epoch's batches, the one that wins first: a whole number of them, or a share. */
  readonly batchLimits?: readonly string[];
  /** The keys of limits of an epoch's steps. */
  readonly stepLimits?: readonly string[];
  /** Keys that, where they are set, end a run before its limits. */
  readonly endsEarly?: readonly string[];
  /** Keys of totals that count the steps of an environment, of which a step of the optimizer may take several. */
  readonly environmentSteps?: readonly string[];
  /** Keys of how often an agent learns: where they stand beside the steps of an environment, these are not those of the optimizer. */
  readonly updates?: readonly string[];
  /** Keys beside which a vague total is about something else: rollouts, sampling, a simulation. */
  readonly notVague?: readonly string[];
  /** The key that leaves out a last, smaller batch where processes share batches, and not samples. */
  readonly sharesBatches?: string;
  /** Sections in which a vague total is about what is in them: the length of a sequence, the draws of a loader. */
  readonly notVagueIn?: readonly string[];
  /** Whether a mapping of a config counts other steps than those of the run, by itself or with all that stands within it. */
  readonly countsOther?: (mapping: MappingNode) => 'itself' | 'within' | undefined;
  /** A key that says what all processes take in one step, in configs that have one of `keys` or whose text is of this form. */
  readonly wholeBatch?: { readonly key: string; readonly text: RegExp };
}

/** What a loader or a trainer makes of configs. */
export interface Convention {
  /** What it is called: "hydra". */
  readonly name: string;
  /** The parents that a text names, in order: later ones win over earlier ones. `overrides` are those of the files that build on it. */
  readonly parents?: (root: MappingNode, overrides: Overrides, place: ConfigPlace) => readonly ParentLink[];
  /** What a text overrides in its parents. */
  readonly overrides?: (root: MappingNode, place: ConfigPlace) => Overrides;
  /** The name that stands for the parents: `_base_` in `_base_.lr`. */
  readonly parentName?: string;
  /** Whether a text has the names of its parents as if they were its own. */
  readonly hasNamesOfParents?: (root: MappingNode) => boolean;
  /** Whether a mapping in the root takes the place of its parents' as a whole. */
  readonly replaces?: (mapping: MappingNode, root: MappingNode) => boolean;
  /** The functions within `${...}`, by name; undefined where only the program knows what one makes of this. */
  readonly resolvers?: Readonly<Record<string, (call: CallNode, place: ResolverPlace) => Evaluated | undefined>>;
  /** Modules of which a star import binds none of these names. */
  readonly bindsNone?: { readonly modules: RegExp; readonly names: RegExp };
  /** Functions that put off a call of the class or function that they are given: `L(StepLR)(optimizer, step_size=3)`. */
  readonly lazyCalls?: readonly string[];
  /** The text that stands where a value must yet be given: `???`. */
  readonly missing?: string;
  /** Why a node is handed over as a text, where its language would have it computed. */
  readonly asText?: (node: Node) => Message | undefined;
  readonly run?: RunConvention;
}

/** The resolver of this name. */
export const resolverOf = (name: string, conventions: readonly Convention[]) =>
  conventions.find(({ resolvers }) => resolvers && Object.hasOwn(resolvers, name))?.resolvers?.[name];

/** Why a node of a config is handed over as a text, by any of the conventions or by all that load it; undefined where it is not. */
export function asText(node: Node, conventions: readonly Convention[]): Message | undefined {
  for (const convention of conventions) {
    const reason = convention.asText?.(node);
    if (reason) return reason;
  }
  return node.kind === 'string' && node.expression?.kind === 'operation' ? say('It is a text, which nothing computes.') : undefined;
}

/** Whether a dotted name stands for what is in the parents. */
export const isOfParents = (name: string, conventions: readonly Convention[]): boolean =>
  conventions.some(({ parentName }) => parentName !== undefined && name.startsWith(`${parentName}.`));

/** Whether a text has the names of its parents as if they were its own, by any of the conventions. */
export const hasNamesOfParents = (root: Node | undefined, conventions: readonly Convention[]): boolean =>
  root?.kind === 'mapping' && conventions.some((convention) => convention.hasNamesOfParents?.(root) === true);

/** The parents that a text names by any of the conventions. */
export const parentLinks = (
  root: Node | undefined,
  conventions: readonly Convention[],
  overrides: Overrides = new Map(),
  place: ConfigPlace = primaryPlace,
): readonly ParentLink[] => (root?.kind === 'mapping' ? conventions.flatMap(({ parents }) => parents?.(root, overrides, place) ?? []) : []);

/** The links of each text that was asked for them by itself. */
const ownLinks = new WeakMap<Node, { readonly conventions: readonly Convention[]; readonly links: readonly ParentLink[] }>();

/** What a text links to that is no parent of another one; looked for once. */
export function ownParentLinks(root: Node | undefined, conventions: readonly Convention[]): readonly ParentLink[] {
  if (!root) return [];
  const known = ownLinks.get(root);
  if (known?.conventions === conventions) return known.links;
  const links = parentLinks(root, conventions);
  ownLinks.set(root, { conventions, links });
  return links;
}

/** What a text overrides in its parents by any of the conventions. */
export const overridesIn = (root: Node | undefined, conventions: readonly Convention[], place: ConfigPlace): Overrides =>
  new Map(root?.kind === 'mapping' ? conventions.flatMap(({ overrides }) => [...(overrides?.(root, place) ?? [])]) : []);
