// The vault as the audit names it.

import type { AuditSubject } from '../../../domain/audit/audit-entry.ts';

export const vaultSubject: AuditSubject = { type: 'vault', id: 'vault', name: 'vault' };
