// The installation itself: what it warns of, vault, clock.

import { z } from 'zod';
import { checkClock } from '../../operations/installation/check-clock.ts';
import { showInstallation } from '../../operations/installation/show.ts';
import { vaultStatus } from '../../operations/vault/status.ts';
import { byPage } from '../../text/hand.ts';
import { withSaid } from '../../text/said-words.ts';
import { statusWarnings } from '../../text/status/warnings.ts';
import { healthText } from '../../text/vault/provider-troubles.ts';
import { route } from '../route.ts';
import { instant, places } from '../shapes.ts';

export const installationRoutes = {
  'vault.status': route(vaultStatus, {
    at: 'GET /api/vault',
    summary: 'How the vault is kept, without opening it.',
    show(found) {
      const { devices, ...view } = vaultStatus.view(found);
      return { ...view, devices: devices.map((device) => ({ ...device, text: healthText(device) })) };
    },
    answer: z.strictObject({
      exists: z.boolean(),
      slots: z.array(z.strictObject({ provider: z.string(), since: instant, rootKeyId: z.string() })),
      rootKeys: z.array(z.strictObject({ id: z.string(), sealedKeys: z.int() })),
      keyFile: z.strictObject({ path: z.string(), exists: z.boolean(), mode: z.string().nullable() }),
      devices: z.array(
        z.strictObject({
          provider: z.string(),
          isUp: z.boolean(),
          description: z.string().optional(),
          tookMs: z.number().optional(),
          trouble: z.string().optional().describe('Why it does nothing for us now.'),
          said: z.string().optional().describe('Its own words.'),
          text: z.string().describe('The same in words, behind its name.'),
        }),
      ),
      leaving: z.array(
        z.strictObject({
          provider: z.string(),
          keyPairId: z.string(),
          tries: z.int(),
          trouble: z.string().nullable(),
          goneAt: instant.nullable(),
        }),
      ),
      warnings: z.array(z.looseObject({ code: z.string() })),
    }),
  }),
  'installation.show': route(showInstallation, {
    at: 'GET /api/installation',
    summary: 'The installation itself: what it warns of, when its loops last ran, what is not at its default.',
    show: (shown, _, { words }) => ({
      ...showInstallation.view(shown),
      warnings: statusWarnings(shown.status, byPage(null, shown.typedAs)).map((one) => withSaid(one, 'detail', words)),
    }),
    answer: z.strictObject({
      version: z.strictObject({ latchkey: z.string(), node: z.string() }),
      connections: z.int(),
      warnings: z.array(
        z.strictObject({
          code: z.string().describe('What is warned of; it stays the same.'),
          values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
          text: z.string(),
          places,
        }),
      ),
      lastBackupAt: instant.nullable(),
      settingsChanged: z.record(z.string(), z.unknown()),
      loops: z.strictObject({
        reconciler: instant.nullable(),
        notices: instant.nullable(),
        watch: instant.nullable(),
      }),
    }),
  }),
  'installation.checkClock': route(checkClock, {
    at: 'GET /api/connections/{name}/clock',
    summary: "Why this machine's clock may not decide for a connection; null: it may.",
    answer: z.unknown(),
  }),
};
