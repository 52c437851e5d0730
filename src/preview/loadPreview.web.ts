// On the web the extension is a single file, of which nothing can be loaded later.
import { createPreview } from './createPreview';

/** What makes the preview. */
export const loadPreview = (): Promise<typeof createPreview> => Promise.resolve(createPreview);
