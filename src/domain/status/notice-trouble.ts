// What is wrong with the way to people.

export type NoticeTrouble =
  | { trouble: 'noChannel' }
  /** Nobody hears of these connections. */
  | { trouble: 'noContact'; connections: string[] }
  /** Nobody hears of the installation itself. */
  | { trouble: 'noInstallationContact' }
  /** Since a day ago. */
  | { trouble: 'givenUp'; channel: string; count: number };
