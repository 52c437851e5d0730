import type { createPreview } from './createPreview';

/** Loads what makes the preview. */
export const loadPreview = async (): Promise<typeof createPreview> => (await import('./createPreview')).createPreview;
