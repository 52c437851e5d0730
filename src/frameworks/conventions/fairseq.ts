import type { Convention } from '../../language/resolve/convention';

/** fairseq's trainer: it ends with the first of its limits. */
export const fairseq: Convention = {
  name: 'fairseq',
  run: { limits: { steps: 'max_update', epochs: 'max_epoch', counts: 'first' } },
};
