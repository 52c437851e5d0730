// Reads a part of a file, which VS Code's own API cannot. Needs Node: on the web, readPart.web.ts stands for it.
import { open } from 'node:fs/promises';

/** The bytes of a file from one to another; fewer where it ends before. */
export const readPart: ((path: string, from: number, to: number) => Promise<Uint8Array>) | undefined = async (path, from, to) => {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(to - from);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, from + length);
      length += bytesRead;
      if (bytesRead === 0 || length === bytes.length) return bytes.subarray(0, length);
    }
  } finally {
    await file.close();
  }
};
