// The shape of one row in the table of causes. Types only: the rows stand in causes/, the joined table in cause-table.ts.

/**
 * What to do, as the clicks an admin makes. Texts may hold {app}, {consumerKey}, {username}, {host}, {setup} and {myDomain}: remedy.ts fills
 * them with what is known of the connection, and with a plain noun otherwise.
 */
type RemedyText = { readonly any: string } | { readonly connectedApp: string; readonly externalClientApp: string };

export type CauseEntry = {
  readonly title: string;
  readonly means: string;
  /** The one look or trial that proves this cause or rules it out, as an imperative sentence. */
  readonly check: string;
  readonly remedy: RemedyText;
  readonly sources: readonly string[];
};

export type CauseGroupTitle =
  | 'Before Salesforce'
  | 'The assertion'
  | 'Org and app'
  | 'The user'
  | 'After the token'
  | 'Beside the flow';
