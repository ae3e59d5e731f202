// There is no read-only permission for the Metadata API: listing and retrieving ask for the same as deploying does.

import { ApiRefusal } from '../rest/api-refusal.ts';
import type { Caller } from '../rest/authorize.ts';

export function requireMetadataAccess({ user }: Caller): void {
  if (user.permissions.includes('ModifyMetadata') || user.permissions.includes('ModifyAllData')) return;
  throw new ApiRefusal(
    403,
    'INSUFFICIENT_ACCESS',
    'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions',
  );
}
