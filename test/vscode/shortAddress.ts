import { createServer } from 'node:http';

/** An address, and what ends its service. */
interface Served {
  readonly address: string;
  readonly stop: () => void;
}

/** Whether nothing listens on a port of this machine. */
export function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** A short address that leads to a long one; the long one itself where its port is taken. */
export async function shortAddress(url: string, port: number): Promise<Served> {
  if (!(await isFree(port))) return { address: url, stop: () => undefined };
  const server = createServer((_, response) => response.writeHead(302, { location: url }).end());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
