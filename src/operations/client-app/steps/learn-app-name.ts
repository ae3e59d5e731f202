// The name under which the org lists the app, by its Login History of a sign-in of a moment ago: remedies and clicks name the
// app so, and sign-ins of other programs are told apart by it. What a person gave before anybody could know is replaced.

import { type ClientApp, clientAppFields } from '../../../domain/client-app/client-app.ts';
import { auditedOf, changed } from '../../../domain/field-table.ts';
import type { VersionedSession } from '../../../domain/org/org.ts';
import { type Instant, minuteMs } from '../../../domain/ports.ts';
import { auditEntry, type Context, clientAppSubject, type OrgContext } from '../../context.ts';

const rowsRead = 5;
/** The org's clock and ours may differ. */
const clockSlackMs = 2 * minuteMs;

/** Null: the org does not say, or what it says is known. Several apps of one user within that time leave it open. */
export async function learnAppName(
  context: Context & Pick<OrgContext, 'orgReader'>,
  app: ClientApp,
  session: VersionedSession,
  { userId, signedInAt }: { userId: string; signedInAt: Instant },
): Promise<string | null> {
  const logins = await context.orgReader.ownLogins(session, { userId, limit: rowsRead });
  if (logins.type !== 'read') return null;
  const recent = logins.value.filter(({ at, status }) => at >= signedInAt - clockSlackMs && /^success/i.test(status));
  const [name, ...others] = new Set(recent.map(({ application }) => application));
  if (!name || others.length > 0 || name === app.name) return null;
  return context.store.write(async (tx) => {
    const before = await tx.clientApps.lock(app.id);
    if (before === null || before.name !== app.name) return null;
    const after = changed(clientAppFields, before, { appName: name });
    const [told, toldAfter] = [auditedOf(clientAppFields, before), auditedOf(clientAppFields, after)];
    await tx.clientApps.update(
      after,
      auditEntry(context, 'clientApp.changed', clientAppSubject(after), told, toldAfter),
    );
    return name;
  });
}
