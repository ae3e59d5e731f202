// What is done next, as the face gives it: a terminal names the command; the API names the page on which it is done, and gives it as data
// beside the sentence. One table says which command is done on which page.

/** What commands do, by the page on which the same is done. Null: on the machine alone, by whoever operates it. */
const pageOf = {
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

type Command = keyof typeof pageOf;
type Page = NonNullable<(typeof pageOf)[Command]>;

/** What the pages call it, in English. */
const pageNames: Readonly<Record<Page, string>> = {
  audit: 'Audit',
  connections: 'Connections',
  diagnose: 'Diagnose',
  findings: 'Findings',
  installation: 'Installation',
  keyPairs: 'Key pairs',
  keyRequests: 'Certificate of an authority',
  notices: 'Notices',
  people: 'People',
  rollout: 'Rotation of many apps',
  rotation: 'Rotation',
  scans: 'Scans',
  settings: 'Settings',
  test: 'Test Connection',
};

/** A page as a sentence names it, and of which connection, where it is one's. */
export interface NamedPage {
  page: Page;
  connection: string | null;
}

export interface Hand {
  /** @param of what it is done to, such as the name of a connection. @param more further arguments. */
  (command: Command, of?: string, more?: string): string;
  /** The pages named since it was asked last; null: this face has none. */
  taken(): NamedPage[] | null;
}

/** @param latchkey how the program is called here. */
export function byCommand(latchkey: string): Hand {
  return Object.assign(commandIn, { taken: () => null });

  function commandIn(command: Command, of?: string, more?: string): string {
    return `\`${[latchkey, command, of, more].filter((part) => part !== undefined).join(' ')}\``;
  }
}

const ofConnections: readonly Page[] = ['keyPairs', 'keyRequests', 'rotation', 'scans', 'settings', 'test'];

export function byPage(): Hand {
  const inTerminal = byCommand('latchkey');
  let places: NamedPage[] = [];
  const taken = () => {
    const named = places;
    places = [];
    return named;
  };
  return Object.assign(pageIn, { taken });

  function pageIn(command: Command, of?: string, more?: string): string {
    const page = pageOf[command];
    if (page === null) return `${inTerminal(command, of, more)} on the machine that runs Latchkey`;
    const isOfConnection = ofConnections.includes(page);
    const connection = isOfConnection && of !== undefined && of !== 'NAME' ? of : null;
    const isKnown = places.some((place) => place.page === page && place.connection === connection);
    if (!isKnown && (connection !== null || !isOfConnection)) places.push({ page, connection });
    return `"${pageNames[page]}"`;
  }
}

/** A terminal's is known by how the program is called. */
export type CalledHand = string | Hand;

export function handOf(called: CalledHand): Hand {
  return typeof called === 'string' ? byCommand(called) : called;
}
