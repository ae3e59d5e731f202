// A SOQL query to its last page.

import type { OrgPermission, OrgRead, VersionedSession } from '../../domain/org/org.ts';
import type { Transport } from '../../domain/ports.ts';
import { unusable } from './api-refusal.ts';
import { type Fields, fieldsOf, listOf, textField } from './json-fields.ts';
import { getJson } from './rest-client.ts';

interface SoqlQuery {
  soql: string;
  permission: OrgPermission;
  isTooling?: boolean;
}

/** 2,000 rows a page: more than any list that is asked here. */
const maximumPages = 10;

export async function queryAll(
  transport: Transport,
  session: VersionedSession,
  { soql, permission, isTooling = false }: SoqlQuery,
  signal?: AbortSignal,
): Promise<OrgRead<Fields[]>> {
  const base = `/services/data/v${session.apiVersion}/${isTooling ? 'tooling/' : ''}query`;
  const rows: Fields[] = [];
  let path: string | null = `${base}?q=${encodeURIComponent(soql)}`;
  for (let page = 0; path !== null && page < maximumPages; page += 1) {
    const read: OrgRead<unknown> = await getJson(transport, session, { path, permission }, signal);
    if (read.type !== 'read') return read;
    const answer = fieldsOf(read.value);
    if (!Array.isArray(answer.records)) {
      return unusable('records');
    }
    rows.push(...listOf(answer.records).map(fieldsOf));
    path = nextPage(answer);
  }
  return { type: 'read', value: rows };
}

/** A path of the same org and nothing else: the token must not follow a full address. */
function nextPage(answer: Fields): string | null {
  const next = answer.done === false ? textField(answer, 'nextRecordsUrl') : null;
  return next?.startsWith('/services/data/') ? next : null;
}
