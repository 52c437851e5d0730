// The configs of DINOv2 and DINOv3: what they call an epoch has a fixed length, and the updates of the Gram teacher are none of the run's.
import type { Convention } from '../../language/resolve/convention';
import { entriesNamed } from '../../language/resolve/lookUp';

/** DINOv2's and DINOv3's configs. */
export const dino: Convention = {
  name: 'dino',
  run: {
    names: { stepsPerEpoch: ['official_epoch_length'] },
    countsOther: (mapping) => (entriesNamed(mapping, 'rep_update').length > 0 ? 'itself' : undefined),
  },
};
