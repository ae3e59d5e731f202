// What a failed sign-in is called in public.

import { LatchkeyError } from '../errors.ts';
import type { SignInFailure } from './sign-in-result.ts';

export function signInError(name: string, failure: SignInFailure, loginsPerHour: number): LatchkeyError {
  switch (failure.code) {
    case 'certificateExpired':
      return new LatchkeyError('certificateExpired', { name, notAfter: new Date(failure.notAfter).toISOString() });
    case 'noUsableKeyPair':
    case 'consumerKeyMissing':
      return new LatchkeyError(failure.code, { name });
    case 'loginBudgetSpent':
      return new LatchkeyError('loginBudgetSpent', {
        name,
        limit: loginsPerHour,
        until: new Date(failure.until).toISOString(),
      });
    case 'orgChanged':
    case 'userChanged':
      return new LatchkeyError(failure.code, {
        name,
        found: failure.found,
        pinned: failure.pinned,
        org: failure.orgId ?? 'ID',
      });
    default:
      return new LatchkeyError('signInFailed', { name, reason: failure.message });
  }
}
