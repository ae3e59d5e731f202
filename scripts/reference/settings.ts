// Every setting, for the reference and the manual page. A test holds that none is missing; what has bounds takes them from
// the program's own table.

import { defaultSettings, type Settings, settingBounds } from '../../src/domain/settings.ts';

export interface Setting {
  variable: string;
  /** In latchkey.config.json; null: it may stand in the environment alone. */
  key: string | null;
  meaning: string;
  usual: string;
}

const places: Setting[] = [
  setting('LATCHKEY_DATA', 'data', 'The data folder. The option `--data` goes before it.', './latchkey-data'),
  setting(
    'LATCHKEY_DATABASE_URL',
    'databaseUrl',
    'postgres://…; may hold a password. TLS by ?sslmode=verify-full (prefer, require and verify-ca are taken for it) and, for an authority of your own, &sslrootcert=FILE.',
    'SQLite in the data folder',
  ),
  setting(
    'LATCHKEY_CUSTODY',
    'custody',
    'Where private keys are kept: URIs, separated by spaces; new keys are made in the first. A device or service stays in the list as long as a key lies in it.',
    'software:',
  ),
  setting('LATCHKEY_UNSEAL', 'unseal', 'The place of LATCHKEY_CUSTODY that opens the vault by itself.', 'none'),
  setting('LATCHKEY_KEY_FILE', 'keyFile', 'The file that opens the vault.', 'latchkey.key in the data folder'),
  setting('LATCHKEY_PASSPHRASE_FILE', 'passphraseFile', 'Holds the passphrase that opens the vault instead.', 'none'),
  setting('LATCHKEY_PASSPHRASE', null, 'The passphrase itself.', 'none'),
  setting('LATCHKEY_NEW_PASSPHRASE', null, 'The next one, for `vault change-passphrase`.', 'asked for'),
  setting(
    'LATCHKEY_LISTEN',
    'listen',
    'The address of the interface that `serve` listens on; 0.0.0.0 or :: for all. More than loopback needs TLS.',
    '127.0.0.1, and ::1 with it',
  ),
  setting('LATCHKEY_PORT', 'port', 'The port there; 0 takes any.', '7420'),
  setting(
    'LATCHKEY_TLS_CERT',
    'tlsCert',
    'The certificate of `serve`, PEM, with those of its authorities.',
    'plain http',
  ),
  setting(
    'LATCHKEY_TLS_KEY',
    'tlsKey',
    'Its private key, PEM, mode 0600. Both are read anew when they change.',
    'plain http',
  ),
  setting(
    'LATCHKEY_LISTEN_WITHOUT_TLS',
    'listenWithoutTls',
    '`yes`: beyond loopback without TLS, for a proxy on another host. Passwords and tokens cross that network in the clear.',
    'no',
  ),
  setting(
    'LATCHKEY_TRUSTED_PROXY',
    'trustedProxy',
    'Whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses or networks, with commas between.',
    "nobody's",
  ),
  setting(
    'LATCHKEY_PROBE_LISTEN',
    'probeListen',
    'ADDRESS:PORT of a listener of its own for health and metrics; metrics are told there alone then.',
    'none',
  ),
  setting('LATCHKEY_PUBLIC_URL', 'publicUrl', 'Where people reach `serve`, for links in messages.', 'no links'),
  setting(
    'LATCHKEY_LOG_LEVEL',
    'logLevel',
    'The least that is logged: debug, info (a line for each request to `serve`), warn or error.',
    'warn',
  ),
  setting(
    'LATCHKEY_ALLOW_PRIVATE',
    'allowPrivate',
    'Login and watched hosts that may have a private address, with commas between; `*` for all. Loopback needs none.',
    'none',
  ),
  setting(
    'LATCHKEY_AUDIT_MIRROR',
    'auditMirror',
    'A file (best append-only, elsewhere) or an https webhook that gets each entry of the audit, by `serve` and `reconcile --once`.',
    'none',
  ),
  setting('LATCHKEY_ALLOW_EXPORT', 'allowExport', 'Whether private keys may be exported, encrypted.', 'true'),
];

const notices: Setting[] = [
  setting(
    'LATCHKEY_SMTP_URL',
    null,
    'smtp:// or smtps://, with user and password; makes the channel `mail`.',
    'no mail',
  ),
  setting('LATCHKEY_MAIL_FROM', null, 'The sender.', 'needed with a mail server'),
  setting('LATCHKEY_NOTIFY', 'notify', 'Who is told where a connection names nobody; several with commas.', 'nobody'),
  setting(
    'LATCHKEY_NOTICE_DAYS',
    'noticeDays',
    'Days before the end at which to tell, such as 30,7,1.',
    'see notices.md',
  ),
  { variable: '', key: 'channels', meaning: 'Webhook, Slack, Teams, PagerDuty: see notices.md.', usual: 'none' },
];

const meanings: { readonly [K in keyof Settings]: string } = {
  propagationSeconds: "How long a saved change takes to reach all of Salesforce's servers.",
  tokenLifetimeSeconds: 'How long a token is assumed good.',
  loginsPerHour: "Sign-ins an hour and username, under Salesforce's own limit of about 3,600.",
  tokenDeadlineSeconds: 'How long a token call may take.',
  restProbeHours: 'How often a connection at rest is proved; 0: never.',
  handoverProbeSeconds: 'How often an app is probed while one certificate takes the place of another.',
  closeProbeSeconds: 'How often while somebody waits or has said "uploaded".',
  retentionDays: 'How long an old key pair is kept after its last use.',
  scanReservePercent: "Of an org's API calls of a day, how many percent a scan leaves to others.",
  scansKept: 'How many complete scans of a connection are kept.',
};

const usualWhereNone: Partial<Record<keyof Settings, string>> = {
  handoverProbeSeconds: 'seven times a propagation',
  retentionDays: 'until its certificate ends',
  scansKept: 'all',
};

const singleSignOn: Setting[] = [
  setting(
    'LATCHKEY_OIDC_ISSUER',
    'oidcIssuer',
    "The provider's issuer, https. See single-sign-on.md.",
    'no single sign-on',
  ),
  setting(
    'LATCHKEY_OIDC_CLIENT_ID',
    'oidcClientId',
    'What the provider calls this installation.',
    'needed with an issuer',
  ),
  setting(
    'LATCHKEY_OIDC_CLIENT_SECRET_FILE',
    'oidcClientSecretFile',
    'Holds the client secret, alone; mode 0600.',
    'needed with an issuer',
  ),
  setting('LATCHKEY_OIDC_SCOPES', 'oidcScopes', 'What is asked for, with spaces between.', 'openid profile email'),
  setting(
    'LATCHKEY_OIDC_GROUPS_CLAIM',
    'oidcGroupsClaim',
    'The claim that names the groups of somebody; with a dot inside of another one.',
    'groups',
  ),
  setting(
    'LATCHKEY_OIDC_ROLES',
    'oidcRoles',
    'Which group has which role, with commas between: `admins=administrator,billing=operator:team:billing`. The first that fits counts; who is in none does not get in.',
    'needed with an issuer',
  ),
];

const canvas = setting(
  'LATCHKEY_CANVAS_SECRET_FILE',
  'canvasSecretFile',
  "Consumer secrets of the linked orgs' Canvas apps, mode 0600: a line `ORG-ID SECRET` each, and a role where it is to be more than viewer. See salesforce-canvas.md.",
  'no Canvas',
);

const limits = (Object.keys(settingBounds) as (keyof Settings)[]).map((name): Setting => {
  const { environment, minimum, maximum } = settingBounds[name];
  const usual = String(defaultSettings[name] ?? usualWhereNone[name]);
  return setting(environment, `settings.${name}`, `${meanings[name]} From ${minimum} to ${maximum}.`, usual);
});

function setting(variable: string, key: string | null, meaning: string, usual: string): Setting {
  return { variable, key, meaning, usual };
}

export const settingGroups: readonly { title: string; settings: readonly Setting[] }[] = [
  { title: 'Places and doors', settings: places },
  { title: 'Single sign-on', settings: singleSignOn },
  { title: 'Pages inside of Salesforce', settings: [canvas] },
  { title: 'Who is told', settings: notices },
  { title: 'Times and limits', settings: limits },
];

/** How a command ends. */
export const exitCodes: readonly [code: number, meaning: string][] = [
  [0, 'done'],
  [1, 'the connection does not work; `status --check`: one does not work or its certificate ends within 7 days'],
  [2, 'wrong usage or input'],
  [3, 'refused as things are: in this state, for this caller, by a database that does not answer'],
  [4, "Latchkey's own fault"],
  [130, 'ended by Ctrl-C'],
];
