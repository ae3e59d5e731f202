// The migrations in order: version 1 is the first. Released ones are never changed, moved or removed.

import { first } from './0001-first.ts';
import { notices } from './0002-notices.ts';
import { watch } from './0003-watch.ts';
import { keyReferences } from './0004-key-references.ts';
import { columns } from './0005-columns.ts';
import { macKeyName } from './0006-mac-key.ts';
import { rationed } from './0007-rationed.ts';
import { tokenHostSealed } from './0008-token-host.ts';
import { labels } from './0009-labels.ts';
import { auditMacs } from './0010-audit-mac.ts';
import { answersByStart } from './0011-answers-by-start.ts';
import { people } from './0012-people.ts';
import { messageMac } from './0013-message-mac.ts';
import { passkeys } from './0014-passkeys.ts';
import { missedUpload } from './0015-missed-upload.ts';
import { setupStep } from './0016-setup-step.ts';
import { answersByConnection } from './0017-answers-by-connection.ts';
import { provider } from './0018-provider.ts';
import { keptAnswers } from './0019-kept-answers.ts';
import { scans } from './0020-scans.ts';
import { scanSchedules } from './0021-scan-schedules.ts';
import { scanTimeLeft } from './0022-scan-time-left.ts';
import { scanExclusions } from './0023-scan-exclusions.ts';
import { scanOrder } from './0024-scan-order.ts';
import { swaps } from './0025-swaps.ts';
import { findingMac } from './0026-finding-mac.ts';
import { rollouts } from './0027-rollouts.ts';
import { deployUser } from './0028-deploy-user.ts';
import { proofs } from './0029-proofs.ts';
import { rotationWindow } from './0030-rotation-window.ts';
import { swapSeen } from './0031-swap-seen.ts';
import { slotLooks } from './0032-slot-looks.ts';
import { orgLinks } from './0033-org-links.ts';
import { deviceKeys } from './0034-device-keys.ts';
import { swapSigner } from './0035-swap-signer.ts';
import { acceptances } from './0036-acceptances.ts';
import { withoutOutcome } from './0037-without-outcome.ts';
import { failing } from './0038-failing.ts';
import type { Migration, newestVersion } from './migration.ts';

export const migrations = [
  first,
  notices,
  watch,
  keyReferences,
  columns,
  macKeyName,
  rationed,
  tokenHostSealed,
  labels,
  auditMacs,
  answersByStart,
  people,
  messageMac,
  passkeys,
  missedUpload,
  setupStep,
  answersByConnection,
  provider,
  keptAnswers,
  scans,
  scanSchedules,
  scanTimeLeft,
  scanExclusions,
  scanOrder,
  swaps,
  findingMac,
  rollouts,
  deployUser,
  proofs,
  rotationWindow,
  swapSeen,
  slotLooks,
  orgLinks,
  deviceKeys,
  swapSigner,
  acceptances,
  withoutOutcome,
  failing,
] as const satisfies readonly Migration[] & { length: typeof newestVersion };
