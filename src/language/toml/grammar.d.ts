// `import { parser } from "./x.grammar"` is compiled by esbuild.js with @lezer/generator.
declare module '*.grammar' {
  import type { LRParser } from '@lezer/lr';
  export const parser: LRParser;
}
