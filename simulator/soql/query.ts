// A query as the grammar reads it. Names are as written: whether they are there is asked when the query runs.

export const AGGREGATES = ['COUNT', 'COUNT_DISTINCT', 'MIN', 'MAX', 'SUM', 'AVG'] as const;

export type Expression =
  | { kind: 'field'; path: string }
  | { kind: 'aggregate'; name: (typeof AGGREGATES)[number]; path: string };

export interface Column {
  expression: Expression;
  alias: string | null;
}

export type Literal =
  | { kind: 'null' }
  /** With its escapes: LIKE reads some of them itself. */
  | { kind: 'text'; raw: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'date'; text: string }
  | { kind: 'instant'; at: number }
  /** A date literal, such as LAST_N_DAYS:7. */
  | { kind: 'span'; name: string; count: number | null };

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export type Condition =
  | { kind: 'and' | 'or'; conditions: Condition[] }
  | { kind: 'not'; condition: Condition }
  | { kind: 'compare'; path: string; comparator: Comparator; literal: Literal }
  | { kind: 'in'; path: string; isNegated: boolean; literals: Literal[] }
  | { kind: 'semiJoin'; path: string; isNegated: boolean; query: Query };

export interface Ordering {
  expression: Expression;
  isDescending: boolean;
  areNullsLast: boolean;
}

export interface Query {
  /** SELECT COUNT(), which answers a number and no rows. */
  isCount: boolean;
  columns: Column[];
  /** Sub-queries in the list of fields, each from the relationship that leads to its rows. */
  children: Query[];
  /** FIELDS(): whichever fields the object has, beside the columns. */
  allFields: 'ALL' | 'STANDARD' | null;
  object: string;
  alias: string | null;
  where: Condition | null;
  /** Paths. */
  groupBy: string[];
  orderBy: Ordering[];
  limit: number | null;
  offset: number;
}
