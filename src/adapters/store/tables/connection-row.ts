// A connection as a row and back.

import type { Connection, ConnectionFailure, ExpiredPolicy } from '../../../domain/connection/connection.ts';
import { sql } from '../sql.ts';

export interface ConnectionRow {
  id: string;
  name: string;
  name_folded: string;
  client_app_id: string;
  username: string;
  login_url: string;
  audience: string | null;
  found_token_host: string | null;
  found_audience: string | null;
  org_id: string | null;
  user_id: string | null;
  instance_url: string | null;
  expired_policy: ExpiredPolicy;
  contacts: string;
  notice_days: string | null;
  last_accepted_at: number | null;
  last_accepted_key_pair_id: string | null;
  failure: string | null;
  back_off_until: number | null;
  back_off_hold_ms: number | null;
  clock_skew_seconds: number;
  watched_until: number | null;
  last_probe_at: number | null;
  next_look_at: number;
  created_at: number;
  revision: number;
}

export const connectionColumns = sql`
  id, name, name_folded, client_app_id, username, login_url, audience, found_token_host, found_audience, org_id, user_id,
  instance_url, expired_policy, contacts, notice_days, last_accepted_at, last_accepted_key_pair_id, failure,
  back_off_until, back_off_hold_ms, clock_skew_seconds, watched_until, last_probe_at, next_look_at, created_at, revision`;

/** Names are letters, digits, dot, dash and underscore of ASCII, so lower case is the whole folding. */
export function foldedName(name: string): string {
  return name.toLowerCase();
}

export function rowOf(connection: Connection): ConnectionRow {
  const { found, org, noticeDays, lastAccepted, failure, backOff } = connection;
  return {
    id: connection.id,
    name: connection.name,
    name_folded: foldedName(connection.name),
    client_app_id: connection.clientAppId,
    username: connection.username,
    login_url: connection.loginUrl,
    audience: connection.audience,
    found_token_host: found?.tokenHost ?? null,
    found_audience: found?.audience ?? null,
    org_id: org?.orgId ?? connection.acceptedOrgId ?? null,
    user_id: org?.userId ?? null,
    instance_url: org?.instanceUrl ?? null,
    expired_policy: connection.expiredPolicy,
    contacts: JSON.stringify(connection.contacts),
    notice_days: noticeDays === null ? null : JSON.stringify(noticeDays),
    last_accepted_at: lastAccepted?.at ?? null,
    last_accepted_key_pair_id: lastAccepted?.keyPairId ?? null,
    failure: failure === null ? null : JSON.stringify(failure),
    back_off_until: backOff?.until ?? null,
    back_off_hold_ms: backOff?.holdMs ?? null,
    clock_skew_seconds: connection.clockSkewSeconds,
    watched_until: connection.probedCloselyUntil,
    last_probe_at: connection.lastProbeAt,
    next_look_at: connection.nextLookAt,
    created_at: connection.createdAt,
    revision: connection.revision,
  };
}

export function connectionOf(row: ConnectionRow): Connection {
  const org = orgOf(row);
  return {
    id: row.id,
    name: row.name,
    clientAppId: row.client_app_id,
    username: row.username,
    loginUrl: row.login_url,
    audience: row.audience,
    found: foundOf(row),
    org,
    ...(org === null && row.org_id !== null ? { acceptedOrgId: row.org_id } : {}),
    expiredPolicy: row.expired_policy,
    contacts: JSON.parse(row.contacts),
    noticeDays: row.notice_days === null ? null : JSON.parse(row.notice_days),
    lastAccepted: lastAcceptedOf(row),
    failure: row.failure === null ? null : (JSON.parse(row.failure) satisfies ConnectionFailure),
    backOff: backOffOf(row),
    clockSkewSeconds: row.clock_skew_seconds,
    probedCloselyUntil: row.watched_until,
    lastProbeAt: row.last_probe_at,
    nextLookAt: row.next_look_at,
    createdAt: row.created_at,
    revision: row.revision,
  };
}

function foundOf({ found_token_host: tokenHost, found_audience: audience }: ConnectionRow): Connection['found'] {
  return tokenHost === null || audience === null ? null : { tokenHost, audience };
}

function orgOf({ org_id: orgId, user_id: userId, instance_url: instanceUrl }: ConnectionRow): Connection['org'] {
  return orgId === null || userId === null || instanceUrl === null ? null : { orgId, userId, instanceUrl };
}

function lastAcceptedOf(row: ConnectionRow): Connection['lastAccepted'] {
  const { last_accepted_at: at, last_accepted_key_pair_id: keyPairId } = row;
  return at === null || keyPairId === null ? null : { at, keyPairId };
}

function backOffOf({ back_off_until: until, back_off_hold_ms: holdMs }: ConnectionRow): Connection['backOff'] {
  return until === null || holdMs === null ? null : { until, holdMs };
}
