// Which command of a terminal is done on which page: the one table, which sentences and links follow.

/** What commands do, by the page on which the same is done. Null: on the machine alone, by whoever operates it. */
export const pageOf = {
  'audit head': 'audit',
  'audit list': 'audit',
  'audit verify': 'audit',
  'calendar feed list': 'notices',
  'certificate discard': 'keyPairs',
  'certificate download': 'rotation',
  'certificate list': 'keyPairs',
  'certificate request': 'keyRequests',
  'certificate requests': 'keyRequests',
  'certificate show': 'keyPairs',
  'certificate withdraw': 'keyRequests',
  'connection list': 'connections',
  'connection remove': 'settings',
  'connection set': 'settings',
  'connection show': 'settings',
  diagnose: 'diagnose',
  'key move': 'keyPairs',
  'notify list': 'notices',
  'notify test': 'installation',
  'org facts': 'settings',
  rotate: 'rotation',
  'rotate --rollout': 'rollout',
  'rotate --stop': 'rollout',
  'scan cancel': 'scans',
  'scan list': 'scans',
  'scan missed': 'scans',
  'scan run': 'scans',
  'scan schedule': 'scans',
  status: 'connections',
  'support-bundle': 'settings',
  test: 'test',
  'user invite': 'people',
  'user list': 'people',
  'user reset': 'people',
  'vault status': 'installation',
  'watch list': 'findings',
  'watch remove': 'findings',
  backup: null,
  'certificate export': null,
  'certificate import': null,
  'connection add': null,
  'org link': null,
  'org links': null,
  prove: null,
  restore: null,
  serve: null,
  'test --all': null,
  token: null,
  'vault change-passphrase': null,
  'vault reset': null,
  'vault rewrap': null,
} as const;

export type Command = keyof typeof pageOf;
export type Page = NonNullable<(typeof pageOf)[Command]>;

/** A page as a sentence names it, and of which connection, where it is one's. */
export interface NamedPage {
  page: Page;
  connection: string | null;
}
