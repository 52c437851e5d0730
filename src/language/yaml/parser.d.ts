// The files of the package `yaml` that read syntax. Its index brings all that makes documents of it, 30 kB, whether anybody uses that or not.
declare module '*/yaml/browser/dist/parse/lexer.js' {
  export { Lexer } from 'yaml';
}
declare module '*/yaml/browser/dist/parse/parser.js' {
  export { Parser } from 'yaml';
}
