// Single sign-on, read from the settings: the provider, the client, and which group has which rights.

import { roles } from '../domain/access/permission.ts';
import { isLoopbackHost } from '../domain/connection/login-url.ts';
import { invalidInput } from '../domain/errors.ts';
import type { GroupRight } from '../domain/people/provider.ts';

export interface OidcConfiguration {
  issuer: string;
  clientId: string;
  clientSecretFile: string;
  scopes: readonly string[];
  groupsClaim: string;
  rights: readonly GroupRight[];
}

/** As they are written in latchkey.config.json. */
type OidcKey = 'oidcIssuer' | 'oidcClientId' | 'oidcClientSecretFile' | 'oidcScopes' | 'oidcGroupsClaim' | 'oidcRoles';

interface Given {
  /** Null: it is not set. */
  text(variable: string, key: OidcKey): string | null;
  path(value: string | null): string | null;
}

/** Null: there is none. Errors: invalidInput. */
export function readOidc({ text, path }: Given): OidcConfiguration | null {
  const issuer = text('LATCHKEY_OIDC_ISSUER', 'oidcIssuer');
  const clientId = text('LATCHKEY_OIDC_CLIENT_ID', 'oidcClientId');
  const clientSecretFile = path(text('LATCHKEY_OIDC_CLIENT_SECRET_FILE', 'oidcClientSecretFile'));
  const mapped = text('LATCHKEY_OIDC_ROLES', 'oidcRoles');
  const needed = {
    LATCHKEY_OIDC_ISSUER: issuer,
    LATCHKEY_OIDC_CLIENT_ID: clientId,
    LATCHKEY_OIDC_CLIENT_SECRET_FILE: clientSecretFile,
    LATCHKEY_OIDC_ROLES: mapped,
  };
  const missing = Object.entries(needed).find(([, value]) => value === null)?.[0];
  if (issuer === null || clientId === null || clientSecretFile === null || mapped === null) {
    if (Object.values(needed).every((value) => value === null)) return null;
    throw invalidInput(missing ?? '', 'it is not set, but another one of single sign-on is', 'Set all four, or none.');
  }
  const scopes = (text('LATCHKEY_OIDC_SCOPES', 'oidcScopes') ?? 'openid profile email').split(/[,\s]+/).filter(Boolean);
  return {
    issuer: checkedIssuer(issuer),
    clientId,
    clientSecretFile,
    scopes: scopes.includes('openid') ? scopes : ['openid', ...scopes],
    groupsClaim: text('LATCHKEY_OIDC_GROUPS_CLAIM', 'oidcGroupsClaim') ?? 'groups',
    rights: mapped.split(',').map((one) => rightOf(one.trim())),
  };
}

function checkedIssuer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isBare = url !== null && [url.username, url.password, url.search, url.hash].every((part) => part === '');
  if (isBare && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname)))) return text;
  throw invalidInput(
    'LATCHKEY_OIDC_ISSUER',
    'it is no https address',
    'Give what stands as "issuer" in the provider\'s /.well-known/openid-configuration.',
  );
}

/** `group=role` or `group=role:label`; the group may hold an equals sign. */
function rightOf(text: string): GroupRight {
  const [, group = '', name, label = null] = /^(.+)=\s*([a-z]+)(?::(.+))?$/i.exec(text) ?? [];
  const role = roles.find((one) => one === name?.toLowerCase());
  if (role !== undefined) return { group: group.trim(), role, label: label?.trim() ?? null };
  throw invalidInput(
    'LATCHKEY_OIDC_ROLES',
    `"${text}" is not GROUP=ROLE or GROUP=ROLE:LABEL`,
    `Roles are ${roles.join(', ')}; several with commas between, and the first that fits counts.`,
  );
}
