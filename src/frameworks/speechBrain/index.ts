// SpeechBrain's schedulers in its hyperparameters: `!new:speechbrain.nnet.schedulers.NoamScheduler` (speechbrain 1.1.2).
import type { Definition } from '../../language/find/definition';
import type { Framework } from '../../language/find/framework';
import { define } from '../shared/define';
import { entryArguments } from '../shared/entryArguments';
import { firstRate, ofOptimizer } from './ofOptimizer';
import { type Kind, kinds } from './kinds';

const later = 'It is called behind each update: the first one has the rate of the optimizer itself.';

function definitionOf(name: string, { value, note, parameters, isByEpoch = false, ...rest }: Kind): Definition {
  const behind: Kind['value'] = (values) => {
    const at = value(values);
    return (calls) => (calls === 0 ? (values.optional(firstRate) ?? NaN) : at(calls));
  };
  return define({
    ...rest,
    source: 'speechbrain.nnet.schedulers',
    name,
    note: [...(note === undefined ? [] : [note]), ...(isByEpoch ? [] : [later])].join(' '),
    readsNumbers: true,
    parameters: isByEpoch ? parameters : [...parameters, ofOptimizer],
    ...(isByEpoch && { unit: 'epoch', isInSteps: true }),
    ...(rest.length && { isEndless: !parameters.some(({ role }) => role === 'total') }),
    value: isByEpoch ? value : behind,
    past: 'goes on',
  });
}

const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(kinds).map(([name, kind]) => [name, definitionOf(name, kind)]));

/** The schedulers in SpeechBrain's hyperparameters. */
export const framework: Framework = {
  name: 'speechBrain',
  reads: {
    field: 'speech',
    library: 'SpeechBrain',
    what: 'the schedulers of `speechbrain.nnet.schedulers` that depend on the step or the epoch, `NewBobScheduler` on a metric that stays as it is',
    where: 'YAML (`!new:`)',
  },
  language: 'yaml',
  marks: () => [...definitions.keys()],
  recognise: ({ node, options }) => {
    if (!options.bareWords || node.kind !== 'mapping') return undefined;
    const name = /^new:speechbrain\.nnet\.schedulers\.(\w+)$/.exec(node.tag ?? '')?.[1];
    const definition = definitions.get(name ?? '');
    return definition && { definition, arguments: entryArguments(node.entries) };
  },
};
