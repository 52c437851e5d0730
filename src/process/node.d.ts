// What this room uses of Node: it has no more of it.
declare module 'node:child_process' {
  interface Stream {
    setEncoding(encoding: 'utf8'): void;
    on(event: 'data', listener: (text: string) => void): void;
  }
  interface Process {
    readonly stdin: { on(event: 'error', listener: () => void): void; end(text: string): void };
    readonly stdout: Stream;
    readonly stderr: Stream;
    on(event: 'error', listener: (error: Error) => void): void;
    on(event: 'close', listener: (code: number | null) => void): void;
    kill(signal: 'SIGKILL'): boolean;
  }
  export function spawn(
    command: string,
    args: readonly string[],
    options: { readonly cwd: string; readonly shell: false; readonly windowsHide: true },
  ): Process;
}
declare module 'node:fs/promises' {
  interface File {
    read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
    close(): Promise<void>;
  }
  export function open(path: string): Promise<File>;
  export function mkdtemp(prefix: string): Promise<string>;
  export function rm(path: string, options: { readonly recursive: true; readonly force: true }): Promise<void>;
}
declare module 'node:os' {
  export function tmpdir(): string;
}
declare module 'node:path' {
  export function join(...parts: readonly string[]): string;
}
