// What a linked org is taken for, as its tab asks: the user, the role, what it may, and where the pages are.

import type { Permission, Role } from '../../domain/access/permission.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import type { NoticeAccess } from '../context.ts';

interface OwnLink {
  /** Null: who asks is of no linked org. */
  orgId: string | null;
  person: { name: string; role: Role };
  access: { permissions: readonly Permission[] };
}

type ShownLink = OwnLink & { publicUrl: string | null };

/** Errors: orgLinkNotFound. */
export const showOrgLink = {
  act: 'orgLink.show',
  run: shown,
  // What it tells is of the caller alone.
  within: shown,
  view: ({ orgId, person, access, publicUrl }) => ({
    orgId,
    username: person.name,
    role: person.role,
    permissions: access.permissions.filter((permission) => permission !== 'open'),
    publicUrl,
  }),
} satisfies Act<NoticeAccess, OwnLink, ShownLink>;

async function shown(context: NoticeAccess, own: OwnLink): Promise<ShownLink> {
  if (own.orgId === null) throw new LatchkeyError('orgLinkNotFound', { orgId: null });
  const { noticeSettings } = await context.notices();
  return { ...own, publicUrl: noticeSettings.publicUrl };
}
