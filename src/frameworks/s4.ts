// The configs of S4 (state-spaces/s4 at e757cef), Safari and HyenaDNA: a root key `scheduler` whose `_name_` is one of src/utils/registry.py.
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { functionDefinition, orderOf } from './huggingFace/functions';
import { multipliers } from './huggingFace/multipliers';
import { keyedFramework, type Way } from './shared/keyed';
import { countedIn } from './shared/run/stepping';
import { classes } from './timm/classes';
import { cosineAnnealingLR } from './torch/cosineAnnealingLR';
import { releaseOf } from './torch/release';
import { reduceLROnPlateau } from './torch/reduceLROnPlateau';
import { multiStepLR, stepLR } from './torch/stepLR';
import { torchDefinition } from './torch/torchDefinition';

const section = 'scheduler';
const names = new Map(['constant', 'linear', 'cosine'].map((shape) => [`${shape}_warmup`, `get_${shape}_schedule_with_warmup`]));
const ofTorch = { step: stepLR, multistep: multiStepLR, cosine: cosineAnnealingLR, plateau: reduceLROnPlateau } as const;

/** What a name of the registry stands for, as the library has it that is called. */
function definitionOf(name: string, site: Site): Definition | undefined {
  if (name === 'timm_cosine' || name === 'cosine_warmup_timm') return classes.find((each) => each.name === 'CosineLRScheduler');
  if (Object.hasOwn(ofTorch, name)) return torchDefinition(ofTorch[name as keyof typeof ofTorch], releaseOf(site.options));
  const called = names.get(name);
  const [kind, ...order] = (called === undefined ? undefined : orderOf(called)) ?? [];
  return called === undefined || kind === undefined ? undefined : functionDefinition(called, multipliers[kind]!, order);
}

/** How often the trainer steps it: what the config says, or else what the groups of the repositories say. */
const unitOf = (name: string, site: Site): 'step' | 'epoch' => {
  const interval = site.at('train.interval');
  const word = interval?.word(interval.node);
  return word === 'step' || word === 'epoch' ? word : /_warmup|^step$/.test(name) ? 'step' : 'epoch';
};

function definitionAt(name: string, site: Site): Definition | undefined {
  const definition = definitionOf(name, site);
  const unit = unitOf(name, site);
  return (
    definition && {
      ...countedIn(definition, unit),
      readsNumbers: true,
      note: [definition.note, 'Parameters that have a rate of their own, such as those of a state space, follow the same curve from that.']
        .join(' ')
        .trim(),
    }
  );
}

/** The rate of a config of S4 and of those that go on from it. */
export const framework: Framework = keyedFramework({
  name: 's4',
  reads: {
    field: 'language',
    library: 'S4, Safari and HyenaDNA',
    what: '`scheduler` with the `_name_` of their registry, in the config or in a group that it builds on',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [
    'num_warmup_steps',
    'num_training_steps',
    'T_max',
    'milestones',
    'step_size',
    'patience',
    'factor',
    't_initial',
    'gamma',
    '_name_',
  ],
  at: [section],
  kinds: ({ site }) => {
    const chosen = site.place.path.length === 1 ? site.at(`${section}._name_`) : undefined;
    const definition = chosen && definitionAt(chosen.word(chosen.node) ?? '', site);
    if (!definition) return [];
    const ways = definition.parameters.map(({ name }): Way => (name === 'lr' ? 'optimizer.lr' : `${section}.${name}`));
    return [{ definition, at: [section], ways }];
  },
});
