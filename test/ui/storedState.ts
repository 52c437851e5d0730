import type { Page } from 'playwright-core';

/** All that a workbench in a browser has stored for its workspace, as one text. It stores its editors every few seconds, not when it is closed. */
export function storedState(page: Page): Promise<string> {
  return page.evaluate(readStores);
}

/** In the workbench. */
async function readStores(): Promise<string> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('The store could not be read.'));
    });
  let text = '';
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name!));
    for (const store of database.objectStoreNames) text += (await done(database.transaction(store).objectStore(store).getAll())).join();
    database.close();
  }
  return text;
}
