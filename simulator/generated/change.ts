// One thing that somebody did to a component of a generated org.

export interface Change {
  act: 'added' | 'edited' | 'removed';
  type: string;
  fullName: string;
  by: string;
  at: string;
  /** Of an edit: each element, or `body`, that is another one now. */
  differences: { element: string; before: unknown; after: unknown }[];
}
