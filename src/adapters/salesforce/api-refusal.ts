// What an org refuses with after the token, read once: its error code decides, for REST and SOAP alike.

import type { OrgPermission, OrgRead } from '../../domain/org/org.ts';
import { said } from '../../domain/said.ts';
import { keptMessage } from './answer-text.ts';

interface ApiError {
  status: number;
  /** As it came; what does not look like a code is none. */
  errorCode: string | null;
  message: string;
}

/** The token is of no use for what was asked, or of none at all. */
const sessionCodes = new Set(['INVALID_SESSION_ID', 'INVALID_AUTH_HEADER', 'SESSION_EXPIRED']);

/** The identity service says it with 403 and one word of plain text. */
const badTokenWord = /^(?:Bad_OAuth_Token|Missing_OAuth_Token|Wrong_Org)\b/;

const apiIsOff = new Set(['API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED']);

/** An object that a user may not see does not exist for it, and neither does a field. */
const notPermittedCodes = new Set([
  'INSUFFICIENT_ACCESS',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'FUNCTIONALITY_NOT_ENABLED',
  'FORBIDDEN',
  'INVALID_TYPE',
  'INVALID_FIELD',
]);

/** `permission`: what the call needs beyond API Enabled. Session codes come before the status: SOAP sends 500 with all. */
export function refusedRead(error: ApiError, permission: OrgPermission): OrgRead<never> {
  const { status, message } = error;
  const errorCode = /^[A-Z][A-Z0-9_]{2,80}$/.test(error.errorCode ?? '') ? error.errorCode : null;
  const shown = keptMessage(message === '' ? said('answered', status) : message);
  if (sessionCodes.has(errorCode ?? '') || badTokenWord.test(message) || (status === 401 && errorCode === null)) {
    return { type: 'sessionRefused', message: shown };
  }
  if (apiIsOff.has(errorCode ?? '')) return { type: 'notPermitted', permission: 'API Enabled', message: shown };
  if (notPermittedCodes.has(errorCode ?? '')) return { type: 'notPermitted', permission, message: shown };
  return { type: 'failed', status, errorCode, message: shown };
}

/** An answer that is none. @param saying See domain/said.ts. */
export function failedRead(saying: string, status = 200, errorCode: string | null = null): OrgRead<never> {
  return { type: 'failed', status, errorCode, message: saying };
}

export function unusable(what: string): OrgRead<never> {
  return failedRead(said('lacksFields', what));
}
