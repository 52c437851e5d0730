import type { Convention } from '../../language/resolve/convention';

/** kohya's sd-scripts: epochs take the place of steps. */
export const sdScripts: Convention = { name: 'sd-scripts', run: { limits: { epochs: 'max_train_epochs', counts: 'epochs' } } };
