// What an act may need when a request performs it.

import type { PasswordHasher } from '../domain/people/person.ts';
import type {
  ExportPolicy,
  NoticeAccess,
  OrgContext,
  RunbookContext,
  VaultContext,
  WatchContext,
} from '../operations/context.ts';

export type ApiNeeds = OrgContext &
  NoticeAccess &
  WatchContext &
  RunbookContext &
  VaultContext &
  ExportPolicy & { passwords: PasswordHasher };
