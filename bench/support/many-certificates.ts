// Fills a database with certificates in use, as months of running leave them behind, by SQL: through the store a million of
// them would take an hour. One app, connection and key pair each, looked at once and planned for the day that counts.

import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { StoreLocation } from '../../src/adapters/store/open-store.ts';
import { dayMs, type Instant } from '../../src/domain/ports.ts';

export interface ManyCertificates {
  size: number;
  /** So many come due on each of the first days: on day 1 after `start`, on day 2, … */
  dueEachDay: number;
  days: number;
  start: Instant;
  /** One for all, so that what is due is one mail; or one for each. */
  contacts: 'one' | 'each';
}

export async function fillWith(location: StoreLocation, many: ManyCertificates): Promise<void> {
  if (location.type === 'sqlite') {
    const database = new DatabaseSync(location.file);
    const rows = `(with recursive r (n) as (values (0) union all select n + 1 from r where n < ${many.size - 1}) select n from r)`;
    for (const statement of statements(many, rows, 'zeroblob(800)')) database.exec(statement);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: location.url });
  await client.connect();
  const rows = `generate_series(0, ${many.size - 1}) as series (n)`;
  for (const statement of statements(many, rows, `decode(repeat('00', 800), 'hex')`)) await client.query(statement);
  // A server does this by itself within minutes of such a change.
  await client.query('vacuum analyze');
  await client.end();
}

function statements(
  { size, dueEachDay, days, start, contacts }: ManyCertificates,
  rows: string,
  bytes: string,
): string[] {
  const apart = Math.floor(size / (dueEachDay * days));
  const isDue = `n % ${apart} = 0 and n / ${apart} < ${dueEachDay * days}`;
  const dueAt = `(case when ${isDue} then ${start} + (n / ${apart} % ${days}) * ${dayMs} + ${dayMs / 2} else ${start + 370 * dayMs} end)`;
  const contact = contacts === 'one' ? `'["ops@example.com"]'` : `'["contact-' || n || '@example.com"]'`;
  return [
    `insert into client_app (id, kind, name, consumer_key, created_at, revision)
      select 'app-' || n, 'connected-app', 'App ' || n, '3MVG9-' || n, ${start}, 1 from ${rows}`,
    `insert into connection (id, name, name_folded, client_app_id, username, login_url, expired_policy, contacts,
        clock_skew_seconds, next_look_at, created_at, revision)
      select 'c-' || n, 'org-' || n, 'org-' || n, 'app-' || n, 'sync@example.com', 'https://login.salesforce.com', 'refuse',
        ${contact}, 0, ${start}, ${start}, 1 from ${rows}`,
    `insert into key_pair (id, client_app_id, algorithm, fingerprint, certificate_der, public_key_hash, subject, not_before,
        not_after, origin, issued_at, state, since, settled_at, seal_version, root_key_id, wrapped_data_key,
        sealed_private_key)
      select 'pair-' || n, 'app-' || n, 'rsa-2048', 'F' || n, ${bytes}, ${bytes}, 'CN=org', ${start}, ${dueAt} + ${30 * dayMs},
        'generated', ${start}, 'active', ${start}, ${start}, 1, 'root', ${bytes}, ${bytes} from ${rows}`,
    `insert into key_pair_acceptance (key_pair_id, last_accepted_at) select 'pair-' || n, ${start} from ${rows}`,
    `insert into notice_owner (owner_type, owner_id, look_at, revision) select 'app', 'app-' || n, ${dueAt}, 1 from ${rows}`,
    `insert into notice_owner (owner_type, owner_id, look_at, revision) select 'connection', 'c-' || n, null, 1 from ${rows}`,
    `insert into audit_entry (sequence, previous_hash, hash, at, actor_name, actor_from, action, subject_type, subject_id,
        subject_name, value_before, value_after)
      select n + 1, 'p', 'h', ${start}, 'bench', 'bench', 'keyPair.issued', 'keyPair', 'pair-' || n, 'F', 'null', 'null'
      from ${rows}`,
    `update audit_head set sequence = ${size}`,
    `insert into fact (key, value) values ('noticesAuditSequence', '${size}')`,
  ];
}
