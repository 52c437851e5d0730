import type { Convention } from '../../language/resolve/convention';

/** SpeechBrain's hyperparameters, in which recipes call the epochs so. */
export const speechBrain: Convention = {
  name: 'speechbrain',
  run: { names: { epochs: ['number_of_epochs'] } },
};
