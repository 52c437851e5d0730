import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';

/** Deletes a folder in which a process that is ending may still write, with patience of some seconds. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Has a folder deleted when this process ends, as far as it can be then; what is returned takes that back. */
export function removeAtExit(folder: string): () => void {
  const remove = () => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Something writes there even now; it is a temporary folder.
    }
  };
  process.once('exit', remove);
  return () => void process.off('exit', remove);
}
