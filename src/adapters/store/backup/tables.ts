// What a backup does with each table. A new table must be named here; a test compares the list with the schema.

export interface CopiedTable {
  name: string;
  /** Its primary key or a unique index: the order in which it is read. */
  key: readonly [string, ...string[]];
  /** Present rows stay and win over the backup's: what people were told since it was made, they were told. */
  merged?: true;
}

/** Each stands after those that it refers to. */
export const copiedTables: readonly CopiedTable[] = [
  { name: 'client_app', key: ['id'] },
  { name: 'connection', key: ['id'] },
  { name: 'key_pair', key: ['id'] },
  { name: 'key_pair_acceptance', key: ['key_pair_id'] },
  { name: 'key_request', key: ['id'] },
  { name: 'attempt', key: ['id'] },
  { name: 'attempt_count', key: ['connection_id', 'key_pair_id'] },
  { name: 'audit_entry', key: ['sequence'] },
  { name: 'audit_head', key: ['id'] },
  { name: 'vault_slot', key: ['id'] },
  { name: 'fact', key: ['key'] },
  { name: 'notice_owner', key: ['owner_type', 'owner_id'] },
  { name: 'notice_message', key: ['id'], merged: true },
  { name: 'notice', key: ['subject', 'occasion', 'recipient', 'channel', 'taken_back_at'], merged: true },
  { name: 'notice_acknowledgement', key: ['subject', 'at', 'urgency'], merged: true },
  { name: 'watched_certificate', key: ['id'] },
  { name: 'finding', key: ['id'] },
  { name: 'calendar_feed', key: ['id'] },
  { name: 'watched_place', key: ['place'] },
  { name: 'person', key: ['id'] },
  { name: 'passkey', key: ['id'] },
  { name: 'api_token', key: ['id'] },
  { name: 'org_link', key: ['id'] },
  { name: 'scan', key: ['id'] },
  { name: 'component_version', key: ['connection_id', 'type', 'full_name', 'since_number'] },
  { name: 'scan_unit', key: ['scan_id', 'unit'] },
  { name: 'scan_schedule', key: ['connection_id'] },
  { name: 'scan_exclusion', key: ['connection_id'] },
  { name: 'proof', key: ['id'] },
  { name: 'org_fact', key: ['org_id', 'name'] },
];

/**
 * Worth nothing later: not in a backup, and emptied when one is put back. A swap that went on from a backup would deploy what
 * the org may have left behind long ago, and a rollout begins swaps.
 */
export const droppedTables: readonly string[] = [
  'cached_token',
  'lease',
  'invitation',
  'session',
  'kept_answer',
  'slot_look',
  'swap',
  'rollout_app',
  'rollout',
];

/** About the present: not in a backup, and left alone when one is put back. */
export const keptTables: readonly string[] = ['login_count', 'org_nonce', 'stray_key'];
