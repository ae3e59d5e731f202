// Consumer secrets of generated apps. They mean nothing and open nothing; a test looks for them where none may be.

import { hashText, mix } from './draw.ts';
import type { Plan } from './plan.ts';

export function appSecret(plan: Plan, fullName: string): string {
  const words = Array.from({ length: 7 }, (_, place) =>
    mix(plan.seed, hashText(fullName), place).toString(16).padStart(8, '0'),
  );
  return `CA9A8100${words.join('')}`.toUpperCase();
}

/** The types of which each component has one. */
export const WITH_SECRET = [
  'ConnectedApp',
  'ExtlClntAppGlobalOauthSettings',
  'AuthProvider',
  'NamedCredential',
  'ExternalCredential',
] as const;
