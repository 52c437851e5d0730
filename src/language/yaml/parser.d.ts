// The files of the package `yaml` that read syntax. Its index also brings 30 kB that make documents of the syntax, which are not used here.
declare module '*/yaml/browser/dist/parse/lexer.js' {
  export { Lexer } from 'yaml';
}
declare module '*/yaml/browser/dist/parse/parser.js' {
  export { Parser } from 'yaml';
}
