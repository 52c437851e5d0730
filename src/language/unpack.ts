import { inflateSync } from 'fflate';

/** A text that the build has packed: deflated, in base64. Grammars' tables are, since they are most of the size of a parser. */
export function unpack(packed: string): string {
  return new TextDecoder().decode(inflateSync(Uint8Array.from(atob(packed), (char) => char.charCodeAt(0))));
}
