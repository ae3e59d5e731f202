// The thing whose subjects are looked at together. Its row says when to look again, so that a sweep costs what is due.

export const ownerTypes = ['app', 'connection', 'watched', 'finding', 'delivery', 'installation'] as const;

export interface NoticeOwner {
  type: (typeof ownerTypes)[number];
  /** Of a client app, a connection, a watched certificate, a finding or a message; the installation has none: ''. */
  id: string;
}

export const theInstallation: NoticeOwner = { type: 'installation', id: '' };

/** The key of an owner in a map. */
export function ownerKey({ type, id }: NoticeOwner): string {
  return `${type} ${id}`;
}
