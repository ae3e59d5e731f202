// What is done next, as the face gives it: a terminal names the command; the API names the page on which it is done, and gives it as data
// beside the sentence. In which language all this is said, the hand knows too.

import { type Command, type NamedPage, type Page, pageOf } from './page-of-command.ts';
import type { Hand, Words } from './words.ts';

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

/** @param latchkey how the program is called here. */
export function byCommand(latchkey: string): Hand {
  return Object.assign(commandIn, { taken: () => null, words: null });

  function commandIn(command: Command, of?: string, more?: string): string {
    return `\`${[latchkey, command, of, more].filter((part) => part !== undefined).join(' ')}\``;
  }
}

const onMachine = (command: string) => `${command} on the machine that runs Latchkey`;

const ofConnections: readonly Page[] = ['keyPairs', 'keyRequests', 'rotation', 'scans', 'settings', 'test'];

/** @param words null: English. @param latchkey how the program is typed on its machine, where that is told. */
export function byPage(words: Words | null = null, latchkey = 'latchkey'): Hand {
  const inTerminal = byCommand(latchkey);
  let places: NamedPage[] = [];
  const taken = () => {
    const named = places;
    places = [];
    return named;
  };
  return Object.assign(pageIn, { taken, words });

  function pageIn(command: Command, of?: string, more?: string): string {
    const page = pageOf[command];
    if (page === null) return (words?.onMachine ?? onMachine)(inTerminal(command, of, more));
    const isOfConnection = ofConnections.includes(page);
    const connection = isOfConnection && of !== undefined && of !== 'NAME' ? of : null;
    const isKnown = places.some((place) => place.page === page && place.connection === connection);
    if (!isKnown && (connection !== null || !isOfConnection)) places.push({ page, connection });
    return words === null ? `"${pageNames[page]}"` : words.quoted(words.pages[page]);
  }
}

/** A terminal's is known by how the program is called. */
export type CalledHand = string | Hand;

export function handOf(called: CalledHand): Hand {
  return typeof called === 'string' ? byCommand(called) : called;
}
