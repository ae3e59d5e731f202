// Everything that the audit tells, by what it happened to. An entry's action is the two with a dot between: `connection.added`.

const auditVerbs = {
  connection: [
    'added',
    'changed',
    'failed',
    'instanceMoved',
    'pinned',
    'probedClosely',
    'removed',
    'runbookWritten',
    'slotLost',
    'targetFound',
    'worksAgain',
  ],
  clientApp: [
    'added',
    'changed',
    'destructionHeld',
    'left',
    'merged',
    'probedClosely',
    'removed',
    'reverts',
    'uploadReported',
    'wantsKeyPair',
    'wantsNothing',
  ],
  keyPair: [
    'abandoned',
    'becameActive',
    'compromised',
    'datedBack',
    'destroyed',
    'exported',
    'handoverBegan',
    'handoverEnded',
    'issued',
    'moved',
    'retired',
    'settled',
  ],
  keyRequest: ['discarded', 'made', 'moved'],
  vault: ['created', 'macKeyBegun', 'reset', 'rootKeyAdded', 'rootKeyRetired', 'slotAdded', 'slotRemoved'],
  database: ['backedUp', 'restored'],
  notice: ['acknowledged', 'claimed', 'givenUp', 'sent', 'snoozed'],
  calendarFeed: ['created', 'revoked'],
  watchedCertificate: ['added', 'changed', 'gone', 'removed'],
  finding: ['ended', 'found'],
  person: ['changed', 'disabled', 'enabled', 'joined', 'passwordReset', 'signedIn', 'signedOut'],
  invitation: ['made'],
  apiToken: ['made', 'revoked'],
} as const;

export type AuditSubjectType = keyof typeof auditVerbs;

export type AuditVerb = { [T in AuditSubjectType]: `${T}.${(typeof auditVerbs)[T][number]}` }[AuditSubjectType];
