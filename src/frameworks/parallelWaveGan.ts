// ParallelWaveGAN's YAML (kan-bayashi/ParallelWaveGAN at 8674037, parallel_wavegan/bin/train.py), and that of the vocoders of PaddleSpeech: the schedulers of the
// generator and of the discriminator, which are classes of torch or of paddle.
import type { Framework } from '../language/find/framework';
import { keyedFramework } from './shared/keyed';
import { classByName, waysOfClass } from './torch/classes';

const networks = ['generator', 'discriminator'] as const;
const typeOf = (network: string): string => `${network}_scheduler_type`;
const paramsOf = (network: string): string => `${network}_scheduler_params`;

/** The rates of a config of ParallelWaveGAN. */
export const framework: Framework = keyedFramework({
  name: 'parallelWaveGan',
  reads: {
    field: 'speech',
    library: 'ParallelWaveGAN',
    what: 'the schedulers of the generator and of the discriminator; those of the vocoders of PaddleSpeech, too',
    where: 'YAML',
  },
  language: 'yaml',
  marks: networks.flatMap((network) => [typeOf(network), paramsOf(network)]),
  at: networks.flatMap((network) => [typeOf(network), paramsOf(network)]),
  kinds: ({ site, has, word }) =>
    site.place.path.length === 1 && networks.every((network) => has(`${network}_params`))
      ? networks.flatMap((network) => {
          const params = paramsOf(network);
          // The schedulers of paddle have the rate themselves.
          const isOfPaddle = has(`${params}.learning_rate`);
          const chosen = isOfPaddle && has(`${params}.milestones`) ? 'MultiStepLR' : 'StepLR';
          const definition = classByName(has(typeOf(network)) ? (word(typeOf(network)) ?? '') : chosen, site, 'step');
          if (!definition) return [];
          const note = `It counts the updates of the ${network}, which begin behind ${network}_train_start_steps.`;
          return [
            {
              definition: { ...definition, note: [definition.note, note].join(' ').trim() },
              at: [typeOf(network), params],
              ways: waysOfClass(definition, isOfPaddle ? `${params}.learning_rate` : `${network}_optimizer_params.lr`, params),
            },
          ];
        })
      : [],
});
