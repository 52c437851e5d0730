import type { LogReader } from '../logReader';

/** Has a log in UTF-16 with a byte order mark, as PowerShell writes it, read as the UTF-8 that it says the same in. */
export class Utf16Reader implements LogReader {
  readonly #decoder = new TextDecoder('utf-16le');
  readonly #encoder = new TextEncoder();

  constructor(private readonly reader: LogReader) {}

  push(bytes: Uint8Array): void {
    this.reader.push(this.#encoder.encode(this.#decoder.decode(bytes, { stream: true })));
  }

  end(): void {
    this.reader.end();
  }
}
