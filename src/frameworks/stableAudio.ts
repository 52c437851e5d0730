// stable-audio-tools (50049e3, training/utils.py): the `scheduler` of each optimizer in `optimizer_configs` of a config, its own InverseLR or one of torch, stepped at each
// update of its optimizer; and InverseLR called.
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { entryOf } from '../language/resolve/lookUp';
import { inverse } from './kDiffusion';
import { callsOf } from './shared/callsOf';
import { entryAlong } from './shared/configKeys';
import { entryArguments } from './shared/entryArguments';
import { defaultRates } from './shared/optimizer';
import { byOptimizer } from './shared/parameters';
import { classByName } from './torch/classes';

const source = 'stable_audio_tools.training.utils';
const own = inverse(source, 'final_lr');
const calls = callsOf(
  {
    name: 'stableAudio',
    reads: {
      field: 'generation',
      library: 'stable-audio-tools',
      what: 'the `scheduler` of each optimizer of a config, `InverseLR` and those of PyTorch',
      where: 'JSON, Python',
    },
  },
  [source],
  [own],
);

const definitionOf = (name: string, site: Site): Definition | undefined =>
  name === own.name ? own : name === 'ReduceLROnPlateau' ? undefined : classByName(name, site, 'step');

/** The schedulers of stable-audio-tools. */
export const framework: Framework = {
  ...calls,
  marks: (options) => [...calls.marks(options), 'scheduler'],
  recognise: (site) => {
    const { node, place, options } = site;
    if (node.kind === 'call') return calls.recognise(site);
    const around = place.ancestors.at(-1);
    if (!options.bareWords || node.kind !== 'mapping' || !around) return undefined;
    if (place.path.at(-1) !== 'scheduler' || place.path.at(-3) !== 'optimizer_configs') return undefined;
    const [type, config] = [entryOf(node, 'type')?.value, entryOf(node, 'config')?.value];
    const name = type && site.word(type);
    const definition = name === undefined ? undefined : definitionOf(name, site);
    const rate = entryAlong(around, 'optimizer.config.lr');
    const optimizer = entryAlong(around, 'optimizer.type')?.value;
    if (!definition || config?.kind !== 'mapping' || !optimizer) return undefined;
    const initial = rate ? undefined : byOptimizer('lr', defaultRates[site.word(optimizer) ?? '']);
    return {
      definition,
      arguments: [...(rate ? entryArguments([rate]) : []), ...entryArguments(config.entries, (key) => key !== 'optimizer')],
      given: initial ? [initial] : [],
    };
  },
};
