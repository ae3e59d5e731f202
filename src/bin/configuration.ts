// Reads where things are and how they are set: flags, then environment, then latchkey.config.json. Every wrong value is
// named with its source; nothing is guessed.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type LogLevel, logLevels } from '../adapters/system/logger.ts';
import { refuseChangeableByOthers } from '../adapters/system/permissions.ts';
import { isLoopbackHost } from '../domain/connection/login-url.ts';
import { invalidInput, refuseHidden } from '../domain/errors.ts';
import { Secret } from '../domain/secret.ts';
import { defaultSettings, type Settings, settingBounds } from '../domain/settings.ts';
import { readCustodyUri } from '../domain/vault/custody-uri.ts';
import { type ListenConfiguration, readListening } from './listen-settings.ts';
import { type OidcConfiguration, readOidc } from './oidc-settings.ts';

export interface Configuration {
  dataFolder: string;
  /** postgres://… ; null: the embedded SQLite in the data folder. May hold a password: never shown. */
  databaseUrl: string | null;
  keyFile: string | null;
  passphrase: { from: 'environment' } | { from: 'file'; path: string } | null;
  /** Where private keys are kept, as URIs; new ones in the first. None: in the vault in software. */
  custody: readonly string[];
  /** The place of `custody` that opens the vault by itself; null: a key file or a passphrase does. */
  unseal: string | null;
  listening: ListenConfiguration;
  publicUrl: string | null;
  /** Single sign-on; null: none. */
  oidc: OidcConfiguration | null;
  /** Consumer secrets of Canvas apps; null: Canvas is off. */
  canvasSecretFile: string | null;
  /** The lowest that is logged. */
  logLevel: LogLevel;
  /** Login and watched hosts that may have a private address; `*`: all. */
  allowPrivate: readonly string[];
  settings: Settings;
  /** Whether private keys may be exported, encrypted. */
  mayExport: boolean;
  notices: NoticeConfiguration;
  /** A file, or the URL of a webhook, which may be secret; null: the audit has no mirror. */
  auditMirror: { file: string } | { url: Secret<string> } | null;
}

interface NoticeConfiguration {
  /** Unread: channel-settings.ts says what may stand there. */
  channels: unknown;
  /** For connections that name none. */
  contacts: readonly string[];
  /** Days before expiry; null: the usual ones. */
  days: readonly number[] | null;
}

/** In the data folder, unless LATCHKEY_KEY_FILE says otherwise. */
export function keyFilePath({ keyFile, dataFolder }: Pick<Configuration, 'keyFile' | 'dataFolder'>): string {
  return keyFile ?? join(dataFolder, 'latchkey.key');
}

export type Environment = Readonly<Record<string, string | undefined>>;

const configFileName = 'latchkey.config.json';
const knownKeys = [
  'data',
  'databaseUrl',
  'keyFile',
  'passphraseFile',
  'custody',
  'unseal',
  'listen',
  'listenWithoutTls',
  'port',
  'tlsCert',
  'tlsKey',
  'trustedProxy',
  'probeListen',
  'publicUrl',
  'oidcIssuer',
  'oidcClientId',
  'oidcClientSecretFile',
  'oidcScopes',
  'oidcGroupsClaim',
  'oidcRoles',
  'canvasSecretFile',
  'logLevel',
  'allowPrivate',
  'settings',
  'allowExport',
  'notify',
  'noticeDays',
  'channels',
  'auditMirror',
] as const;

/** Errors: invalidInput, naming the variable or the key of the file; foreignOwner, writableByOthers. */
export function readConfiguration(
  environment: Environment,
  workingFolder: string,
  flags: { data?: string } = {},
): Configuration {
  const file = readConfigFile(workingFolder);
  const text = (variable: string, key: (typeof knownKeys)[number]): string | null => {
    const value = environment[variable] ?? file[key];
    if (value === undefined || value === '') return null;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw invalidInput(key, 'it must be a text or a number', `Correct it in ${configFileName}.`);
  };
  const path = (value: string | null) => (value === null ? null : resolve(workingFolder, value));
  const passphraseFile = path(text('LATCHKEY_PASSPHRASE_FILE', 'passphraseFile'));
  return {
    dataFolder: resolve(workingFolder, flags.data ?? text('LATCHKEY_DATA', 'data') ?? 'latchkey-data'),
    databaseUrl: checkedDatabaseUrl(text('LATCHKEY_DATABASE_URL', 'databaseUrl')),
    keyFile: path(text('LATCHKEY_KEY_FILE', 'keyFile')),
    passphrase: passphraseFrom(environment, passphraseFile),
    custody: checkedCustody(text('LATCHKEY_CUSTODY', 'custody') ?? ''),
    unseal: checkedUnseal(text('LATCHKEY_UNSEAL', 'unseal')),
    listening: readListening({ text, path, port: (value, name) => wholeNumber(value, name, 0, 65_535) }),
    oidc: readOidc({ text, path }),
    canvasSecretFile: path(text('LATCHKEY_CANVAS_SECRET_FILE', 'canvasSecretFile')),
    publicUrl: checkedPublicUrl(text('LATCHKEY_PUBLIC_URL', 'publicUrl')),
    logLevel: checkedLogLevel(text('LATCHKEY_LOG_LEVEL', 'logLevel') ?? 'warn'),
    allowPrivate: (text('LATCHKEY_ALLOW_PRIVATE', 'allowPrivate') ?? '')
      .toLowerCase()
      .split(/[,\s]+/)
      .filter(Boolean),
    settings: readSettings(environment, file.settings),
    mayExport: yesOrNo(environment.LATCHKEY_ALLOW_EXPORT ?? file.allowExport, 'LATCHKEY_ALLOW_EXPORT'),
    notices: {
      channels: file.channels,
      contacts: checkedContacts(text('LATCHKEY_NOTIFY', 'notify') ?? ''),
      days: checkedNoticeDays(environment.LATCHKEY_NOTICE_DAYS ?? file.noticeDays),
    },
    auditMirror: auditMirrorFrom(text('LATCHKEY_AUDIT_MIRROR', 'auditMirror'), path),
  };
}

function auditMirrorFrom(value: string | null, path: (value: string) => string | null): Configuration['auditMirror'] {
  if (value === null) return null;
  if (!/^[a-z]+:\/\//i.test(value)) return { file: path(value) ?? value };
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname)))
    return { url: new Secret(value) };
  throw invalidInput(
    'LATCHKEY_AUDIT_MIRROR',
    'it is neither a file nor an https URL',
    'Plain http is for this machine only.',
  );
}

/** Separated by white space. Errors: invalidInput. */
function checkedCustody(value: string): readonly string[] {
  const uris = value.split(/\s+/).filter((uri) => uri !== '');
  for (const uri of uris) readCustodyUri(uri);
  return uris;
}

function checkedUnseal(value: string | null): string | null {
  return value === null ? null : readCustodyUri(value).providerUri;
}

function passphraseFrom(environment: Environment, file: string | null): Configuration['passphrase'] {
  if ((environment.LATCHKEY_PASSPHRASE ?? '') !== '') return { from: 'environment' };
  return file === null ? null : { from: 'file', path: file };
}

function readConfigFile(workingFolder: string): Partial<Record<(typeof knownKeys)[number], unknown>> {
  const path = resolve(workingFolder, configFileName);
  if (!existsSync(path)) return {};
  // It says where assertions and secrets go: never one that somebody else put into the folder.
  refuseChangeableByOthers(path);
  const wrong = (problem: string) => invalidInput(configFileName, problem, `Known keys are ${knownKeys.join(', ')}.`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw wrong(`it cannot be read (${(error as Error).message})`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw wrong('it does not hold an object');
  const unknown = Object.keys(parsed).find((key) => !knownKeys.some((known) => known === key));
  if (unknown !== undefined) throw wrong(`it has the unknown key "${unknown}"`);
  return parsed;
}

function readSettings(environment: Environment, fromFile: unknown): Settings {
  const file = typeof fromFile === 'object' && fromFile !== null ? (fromFile as Record<string, unknown>) : {};
  const unknown = Object.keys(file).find((key) => !(key in settingBounds));
  if (unknown !== undefined) {
    throw invalidInput(
      `settings.${unknown}`,
      'there is no such setting',
      `Known are ${Object.keys(settingBounds).join(', ')}.`,
    );
  }
  const read = <K extends keyof Settings>(key: K): [K, Settings[K]] => {
    const { environment: variable, minimum, maximum } = settingBounds[key];
    const value = environment[variable] ?? file[key];
    if (value === undefined || value === null || value === '') return [key, defaultSettings[key]];
    return [key, wholeNumber(String(value), variable, minimum, maximum)];
  };
  const keys = Object.keys(settingBounds) as (keyof Settings)[];
  return { ...defaultSettings, ...Object.fromEntries(keys.map(read)) };
}

/** Yes unless it says no; a misspelt no must not become a yes. */
function yesOrNo(value: unknown, name: string): boolean {
  const text = String(value ?? 'true').toLowerCase();
  if (text === 'true' || text === '') return true;
  if (text === 'false') return false;
  throw invalidInput(name, `"${text}" is neither true nor false`, 'Correct it, or leave it out for true.');
}

function wholeNumber(value: string, name: string, minimum: number, maximum: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= minimum && number <= maximum) return number;
  throw invalidInput(
    name,
    `"${value}" is not a whole number from ${minimum} to ${maximum}`,
    'Correct it, or leave it out for the default.',
  );
}

function checkedLogLevel(value: string): LogLevel {
  const level = logLevels.find((one) => one === value.toLowerCase());
  if (level !== undefined) return level;
  throw invalidInput('LATCHKEY_LOG_LEVEL', `"${value}" is no level`, `Write one of ${logLevels.join(', ')}.`);
}

function checkedContacts(value: string): readonly string[] {
  const addresses = value.split(/[,;\s]+/).filter((address) => address !== '');
  for (const address of addresses) refuseHidden('LATCHKEY_NOTIFY', address);
  const wrong = addresses.find((address) => !/^[^@\s<>]+@[^@\s<>]+$/.test(address));
  if (wrong === undefined) return addresses;
  throw invalidInput('LATCHKEY_NOTIFY', `"${wrong}" is no e-mail address`, 'Write addresses, separated by commas.');
}

/** `30,7,1`, or a list of them. */
function checkedNoticeDays(value: unknown): readonly number[] | null {
  if (value === undefined || value === '') return null;
  const texts = Array.isArray(value) ? value.map(String) : String(value).split(',');
  return texts.map((days) => wholeNumber(days.trim(), 'LATCHKEY_NOTICE_DAYS', 1, 3_650));
}

function checkedDatabaseUrl(value: string | null): string | null {
  if (value === null) return value;
  const wrong = (problem: string, fix: string) => invalidInput('LATCHKEY_DATABASE_URL', problem, fix);
  if (!/^postgres(ql)?:\/\//.test(value))
    throw wrong(
      'it does not begin with postgres://',
      'Write postgres://USER:PASSWORD@HOST/DATABASE without quotes or spaces around it, or leave it out for the embedded database.',
    );
  if (!URL.canParse(value) || new URL(value).hash !== '')
    throw wrong(
      'it is not the address of a database',
      'Write postgres://USER:PASSWORD@HOST:PORT/DATABASE; in a password # is %23, / is %2F, ? is %3F, @ is %40, : is %3A, % is %25.',
    );
  return value;
}

function checkedPublicUrl(value: string | null): string | null {
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  // Links are made by adding to its end.
  const isMore = url !== null && [url.username, url.password, url.search, url.hash].some((part) => part !== '');
  if (url !== null && /^https?:$/.test(url.protocol) && !isMore) return value.replace(/[/?#]+$/, '');
  throw invalidInput(
    'LATCHKEY_PUBLIC_URL',
    isMore ? 'it has a user or something after the path' : `"${value}" is not a web address`,
    'Give the address under which people reach this installation, as https://latchkey.example.com.',
  );
}
