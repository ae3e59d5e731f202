// Who hears of what is no connection's: a loop that stood still, a message that was given up, that all is well, a certificate
// elsewhere. The default contacts; without any, those of its connections while they are few: the installation of one admin names a contact once.

import type { NoticeSettings } from '../../../domain/notice/notice-settings.ts';
import type { ReadTransaction } from '../../../domain/store.ts';

const connectionsRead = 100;
/** More are a fleet's customers and not whoever keeps this running. */
const mostOwners = 5;

export async function installationContacts(
  tx: Pick<ReadTransaction, 'connections'>,
  { defaultContacts }: Pick<NoticeSettings, 'defaultContacts'>,
): Promise<readonly string[]> {
  if (defaultContacts.length > 0) return defaultContacts;
  const connections = await tx.connections.page('', connectionsRead);
  const named = new Set(connections.flatMap(({ contacts }) => contacts.map((address) => address.trim().toLowerCase())));
  return named.size <= mostOwners ? [...named].sort() : [];
}
