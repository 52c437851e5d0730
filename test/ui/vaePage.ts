// The document that tests of the preview page show most.
import { drawable, undrawable } from '../fixtures/foundSchedule';
import type { PreviewPageOptions } from './webviewPage';

export const vaeDocument = { uri: 'file:///project/vae.yaml', name: 'vae.yaml' };
/** Three schedules, the first one at the cursor. */
export const vae: PreviewPageOptions = {
  document: vaeDocument,
  cursor: { offset: 0 },
  schedules: [
    drawable('loss.kl_weight', 'cosine', 0.5, 10_000, 0),
    drawable('loss.perceptual_weight', 'linear', 0.1, 8000, 60),
    drawable('loss.adversarial_weight', 'exponential', 0.8, 5000, 120),
  ],
};
/** A schedule that cannot be drawn. */
export const broken = undrawable('lr', 200, 'Unknown method: cosin. Did you mean cosine?');
/** Those three and that one. */
export const withProblem: PreviewPageOptions = { ...vae, schedules: [...vae.schedules!, broken] };
