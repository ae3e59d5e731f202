// Every act that a face may call, with the permission that it needs: the whole matrix on one page.

import type { Permission } from './permission.ts';

export const acts = {
  'account.identify': 'open',
  'account.signIn': 'open',
  'account.takeInvitation': 'open',
  'apiToken.list': 'ownAccount',
  'apiToken.make': 'ownAccount',
  'apiToken.revoke': 'ownAccount',
  'audit.export': 'view',
  'audit.head': 'view',
  'audit.list': 'view',
  'audit.verify': 'view',
  'calendar.show': 'view',
  'calendarFeed.add': 'configure',
  'calendarFeed.list': 'view',
  'calendarFeed.read': 'open',
  'calendarFeed.revoke': 'configure',
  'certificate.discard': 'rotate',
  'certificate.download': 'rotate',
  'certificate.export': 'exportKeys',
  'certificate.identify': 'view',
  'certificate.import': 'configure',
  'certificate.list': 'view',
  'certificate.previewExport': 'exportKeys',
  'certificate.show': 'view',
  'clientApp.previewConsumerKey': 'view',
  'clientApp.previewLeftRemoval': 'view',
  'clientApp.removeLeft': 'administer',
  'connection.add': 'configure',
  'connection.addFleet': 'configure',
  'connection.applyFleet': 'administer',
  'connection.list': 'view',
  'connection.previewFleet': 'configure',
  'connection.previewRemoval': 'view',
  'connection.remove': 'administer',
  'connection.set': 'configure',
  'connection.show': 'view',
  'connection.supportBundle': 'test',
  'connection.test': 'test',
  'installation.backup': 'administer',
  'installation.checkClock': 'view',
  'installation.checkReadiness': 'open',
  'installation.readMetrics': 'monitor',
  'installation.restore': 'administer',
  'keyPair.reportCompromised': 'rotate',
  'notice.acknowledge': 'acknowledge',
  'notice.acknowledgeByLink': 'open',
  'notice.list': 'view',
  'notice.readLink': 'open',
  'notice.testChannel': 'test',
  'person.change': 'managePeople',
  'person.invite': 'managePeople',
  'person.list': 'managePeople',
  'person.reset': 'managePeople',
  'rotation.diagnose': 'test',
  'rotation.findOtherPrograms': 'test',
  'rotation.revert': 'rotate',
  'rotation.rotate': 'rotate',
  'runbook.write': 'configure',
  'session.end': 'ownAccount',
  'session.list': 'ownAccount',
  'status.show': 'view',
  'token.acquire': 'takeToken',
  'vault.changePassphrase': 'administer',
  'vault.previewReset': 'administer',
  'vault.reset': 'administer',
  'vault.rewrap': 'administer',
  'vault.status': 'view',
  'watch.addFile': 'configure',
  'watch.addHost': 'configure',
  'watch.addSource': 'configure',
  'watch.list': 'view',
  'watch.remove': 'configure',
  'watch.run': 'test',
} as const satisfies Record<string, Permission>;

export type ActName = keyof typeof acts;

/** What an act may do where no installation is: make a new one, only a restored one, only try itself on none, or refuse. */
export type Beginning = 'new' | 'restored' | 'rehearsed' | 'none';

/** Every act that stores something of its own, or shows what it would store. All others refuse: an empty answer about a wrong folder looks like a good one. */
const beginnings: Partial<Record<ActName, Beginning>> = {
  'connection.add': 'new',
  'connection.addFleet': 'new',
  'connection.applyFleet': 'new',
  'connection.previewFleet': 'rehearsed',
  'installation.restore': 'restored',
  'watch.addFile': 'new',
  'watch.addHost': 'new',
  'watch.addSource': 'new',
};

export function beginningOf(act: ActName): Beginning {
  return beginnings[act] ?? 'none';
}
