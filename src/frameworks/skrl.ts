// skrl's agents in Python (skrl 1.4 and 2.1, agents/torch): `cfg["learning_rate_scheduler"] = KLAdaptiveLR` with `learning_rate_scheduler_kwargs`, in a dict or in a
// dataclass. Its YAML is read beside that of rl_games.
import type { Definition } from '../language/find/definition';
import { byDefault, type FoundParameter } from '../language/find/found';
import type { Claim, Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { importedName } from '../language/resolve/imports/importedFrom';
import { entriesNamed } from '../language/resolve/lookUp';
import type { Argument, Node } from '../language/tree/tree';
import { ofSkrl, options, scheduler } from './rlGames';
import { entryArguments } from './shared/entryArguments';
import { countedIn } from './shared/run/stepping';
import { byCallee } from './torch/classes';
import { releaseOf } from './torch/release';
import { torchDefinition } from './torch/torchDefinition';

const rate = 'learning_rate';
const adaptive = /^skrl\.resources\.schedulers\.torch\.(?:kl_adaptive\.)?KLAdaptive(?:LR|RL)$/;
const dataclass = /^skrl\.(?:multi_)?agents\.torch\.(?:\w+\.)+\w+_CFG$/;

/** The agents that step it once each time that they go through what they collected. */
const byRounds: readonly string[] = ['ppo', 'rpo', 'amp', 'trpo', 'a2c', 'ippo', 'mappo'];
/** Those that step it with each update. */
const byUpdates: readonly string[] = ['dqn', 'ddqn', 'ddpg', 'td3', 'sac'];
/** The rate of an agent where it is left out; 1e-3 for the others. */
const defaultRates: Readonly<Record<string, number>> = { amp: 5e-5 };

/** What stands under the names of a config. */
type NodeOf = (name: string) => Node | undefined;

/** The only kind of agent of a file. */
function agentOf(site: Site): string | undefined {
  const names = site.imports('skrl').map((each) => each.loaded ?? importedName(each));
  const found = new Set(names.flatMap((name) => /^skrl\.(?:multi_)?agents\.torch\.(\w+)/.exec(name)?.[1] ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}

/** The full name of the class that a node names. */
function classAt(site: Site, node: Node | undefined): string | undefined {
  if (node?.kind !== 'name') return undefined;
  const { range, name } = node;
  return site.inside({ kind: 'call', callee: name, calleeRange: range, range, arguments: [], closed: true }).callee;
}

/** The scheduler, and what its steps are. */
function definitionOf(site: Site, name: string, agent: string | undefined): Definition | undefined {
  if (adaptive.test(name)) return ofSkrl;
  const found = byCallee.get(name);
  if (!found || agent === undefined || found.name === 'ReduceLROnPlateau') return undefined;
  const made = torchDefinition(found, releaseOf(site.options));
  if (byUpdates.includes(agent)) return made;
  if (!byRounds.includes(agent)) return undefined;
  const note = [made.note, 'An epoch is one of learning: each time that the agent goes through what it collected.'];
  return { ...countedIn(made, 'epoch'), note: note.filter((each) => each !== undefined).join(' ') };
}

function claimOf(site: Site, nodeOf: NodeOf): Claim | undefined {
  const name = classAt(site, nodeOf(scheduler));
  const agent = agentOf(site);
  const definition = name === undefined ? undefined : definitionOf(site, name, agent);
  const [written, kwargs] = [nodeOf(rate), nodeOf(options)];
  // Before 2.0 the networks of some agents have rates of their own.
  if (!definition || nodeOf('actor_learning_rate') || (kwargs && kwargs.kind !== 'mapping')) return undefined;
  const base = definition === ofSkrl ? rate : 'lr';
  const ofRate: readonly Argument[] = written ? [{ name: { text: base, range: written.range }, value: written, range: written.range }] : [];
  const initial: FoundParameter | undefined = written || agent === undefined ? undefined : byDefault(base, defaultRates[agent] ?? 1e-3);
  return {
    definition,
    arguments: [...ofRate, ...(kwargs ? entryArguments(kwargs.entries) : [])],
    ...(initial && { given: [initial] }),
  };
}

/** The schedulers of skrl's agents. */
export const framework: Framework = {
  name: 'skrl',
  reads: {
    field: 'control',
    library: 'skrl',
    what: '`learning_rate_scheduler` with its arguments, of the config of an agent',
    where: 'Python',
  },
  language: 'python',
  marks: () => [scheduler],
  recognise: (site) => {
    const { node, place, callee = '' } = site;
    if (node.kind === 'call' && dataclass.test(callee)) {
      return claimOf(site, (name) => node.arguments.find((each) => each.name?.text === name)?.value);
    }
    const [key, around] = [place.path.at(-1), place.ancestors.at(-1)];
    const isOurs = node.kind === 'name' && key?.endsWith(scheduler) === true && site.imports('skrl').length > 0;
    if (!isOurs || !around) return undefined;
    const owner = key.slice(0, -scheduler.length);
    if (owner !== '' && !owner.endsWith('.')) return undefined;
    return claimOf(site, (name) => entriesNamed(around, `${owner}${name}`).at(-1)?.value);
  },
};
