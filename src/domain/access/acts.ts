// Every act that a face may call, with the permission that it needs: the whole matrix on one page.

import type { Permission } from './permission.ts';

export const acts = {
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
  'connection.list': 'view',
  'connection.previewRemoval': 'view',
  'connection.remove': 'administer',
  'connection.set': 'configure',
  'connection.show': 'view',
  'keyPair.reportCompromised': 'rotate',
} as const satisfies Record<string, Permission>;

export type ActName = keyof typeof acts;
