// What orgs have shown of themselves: a row a fact.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import {
  type OrgFact,
  type OrgFactName,
  type OrgFactWriter,
  orgFactNames,
  orgFactShapes,
} from '../../../domain/org/org-facts.ts';
import { integer, json, oneOf, type Shape, text } from '../../../formats/value-codec.ts';
import { insertInto, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

type Evidence = Pick<OrgFact, 'name' | 'foundBy' | 'foundAt' | 'apiVersion'> & { orgId: string };

const rows = rowCodec<Evidence>(
  'org_fact',
  { orgId: text, name: oneOf(...orgFactNames), foundBy: text, foundAt: integer, apiVersion: text },
  'name',
);

export class StoredOrgFacts extends Window implements OrgFactWriter {
  async of(orgId: string): Promise<OrgFact[]> {
    const found = await this.queries.all(sql`select ${rows.columns}, value from org_fact where org_id = ${orgId}`);
    const facts = found.map((row): OrgFact => {
      const { orgId: _, ...evidence } = rows.read(row);
      const value = rows.decode(row, 'value', json(orgFactShapes[evidence.name] as Shape<unknown>));
      return { ...evidence, value } as OrgFact;
    });
    const place = ({ name }: { name: OrgFactName }) => orgFactNames.indexOf(name);
    return facts.toSorted((a, b) => place(a) - place(b));
  }

  async set(orgId: string, { value, ...evidence }: OrgFact, audit: AuditEntry): Promise<void> {
    const row = { ...rows.row({ orgId, ...evidence }), value: JSON.stringify(value) };
    await this.write(
      sql`${insertInto('org_fact', row)} on conflict (org_id, name) do update set value = excluded.value,
        found_by = excluded.found_by, found_at = excluded.found_at, api_version = excluded.api_version`,
      audit,
    );
  }
}
