import { Pages } from './pages';
import { TableRecord } from './tableRecord';
import { type TableRow, tableRows } from './tableRows';

/** A table of a SQLite database. */
export interface DatabaseTable {
  /** The indices of its columns by their names, in lower case. */
  readonly columns: ReadonlyMap<string, number>;
  /** Its rows, those with an `id` greater than `after` alone. */
  readonly rows: (after?: number) => Generator<TableRow>;
}

/** A SQLite database for reading whole tables; nothing is written, and no SQL is run. */
export class Database {
  readonly #pages: Pages;
  readonly #tables = new Map</* name in lower case */ string, DatabaseTable>();

  constructor(file: Uint8Array, wal?: Uint8Array) {
    const pages = new Pages(file, wal);
    this.#pages = pages;
    const record = this.record();
    // The schema is a table itself: type, name, tbl_name, rootpage, sql.
    for (const { payload } of tableRows(pages, 1)) {
      record.open(payload);
      const root = record.number(3);
      if (record.text(0) !== 'table' || root === undefined) continue;
      const columns = new Map(columnNames(record.text(4)).map((name, index) => [name.toLowerCase(), index]));
      this.#tables.set(record.text(1).toLowerCase(), { columns, rows: (after) => tableRows(pages, root, after) });
    }
  }

  /** The table of that name that has all of these columns. */
  table(name: string, columns: readonly string[]): DatabaseTable | undefined {
    const table = this.#tables.get(name);
    return table && columns.every((column) => table.columns.has(column)) ? table : undefined;
  }

  /** What the rows of the tables can be opened with. */
  record(): TableRecord {
    return new TableRecord(this.#pages.encoding);
  }
}

const constraint = /^(?:constraint|primary|unique|check|foreign)\b/i;

/** The names of the columns in a CREATE TABLE statement. */
function columnNames(sql: string): readonly string[] {
  const names: string[] = [];
  let [depth, start] = [0, -1];
  for (const { 0: token, index } of sql.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[^]*?\*\/|[(),]/g)) {
    const ends = (depth === 1 && token === ',') || (depth === 1 && token === ')');
    if (ends && start >= 0) {
      const part = sql.slice(start, index).trim();
      if (!constraint.test(part)) names.push(nameIn(part));
    }
    if (token === '(') depth++;
    else if (token === ')') depth--;
    if (depth === 1 && (ends || start < 0)) start = index + 1;
    if (depth === 0 && ends) break;
  }
  return names;
}

function nameIn(definition: string): string {
  const quoted: readonly (string | undefined)[] | null = /^(?:"((?:[^"]|"")*)"|`([^`]*)`|\[([^\]]*)\]|'([^']*)')/.exec(definition);
  return quoted ? (quoted.slice(1).find((name) => name !== undefined) ?? '') : /^\S*/.exec(definition)![0];
}
