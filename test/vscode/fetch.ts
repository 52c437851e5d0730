// Fetches every editor and browser that the tests need, ahead of them.
import { findBrowser } from './browser';
import { getCodeServer } from './codeServer';
import { getVSCode } from './getVSCode';

async function main(): Promise<void> {
  await findBrowser();
  for (const version of ['newest', 'floor'] as const) {
    await getCodeServer(version);
    await getVSCode(version);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
