/** The statements that the stores over a database run: `generated/dedup.ts` has them. */

/** A statement, and the names of its values in the order of its placeholders. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** The statements of one kind of database. */
export interface Dialect {
  readonly create: readonly string[];
  readonly claim: Statement;
  readonly take: Statement;
  readonly find: Statement;
  readonly commit: Statement;
  readonly release: Statement;
  readonly deleteExpired: Statement;
}

/** The values of statements by their names. */
export type Values = Readonly<Record<string, string | number>>;
