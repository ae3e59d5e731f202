// What forms call a field, where that is not the name that programs use.

export const fieldNames = {
  acceptOrg: 'Org ID',
  appKind: 'App kind',
  rotation: 'Rotation',
  rotationWindow: 'Rotation window',
  appName: 'App name',
  confirmApp: 'Name of the app',
  confirmName: 'Name of the connection',
  consumerKey: 'Consumer Key',
  deployUser: 'Deploy user',
  contact: 'Contact',
  custody: 'Custody',
  lifetimeDays: 'Days',
  loginUrl: 'Login URL',
  noticeDays: 'Notice days',
  passkeyName: 'Name of the passkey',
  personName: 'Name',
  retentionDays: 'Retention days',
  rotateBeforeDays: 'Days before the end',
  rotateEveryDays: 'Days between rotations',
};
