// The globals that every extension host has, Node and web worker alike. Nothing else may be used in src/.
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;
declare function btoa(binary: string): string;
declare function atob(base64: string): string;
declare const performance: { now(): number };
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  constructor(encoding?: string);
  decode(bytes: Uint8Array, options?: { readonly stream?: boolean }): string;
}
declare const crypto: { randomUUID(): string };
