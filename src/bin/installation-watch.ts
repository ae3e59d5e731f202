// How a process watches its own installation: the key file, the channels, the end of the audit.

import { hostname } from 'node:os';
import { join } from 'node:path';
import { mirrorFile } from '../adapters/audit-mirror/mirror-file.ts';
import { mirrorWebhook } from '../adapters/audit-mirror/mirror-webhook.ts';
import { systemFiles } from '../adapters/system/files.ts';
import type { Trouble } from '../domain/installation/trouble.ts';
import type { Transport } from '../domain/ports.ts';
import { MirrorHealth, mirrorAudit } from '../operations/audit/loops/mirror-audit.ts';
import { rememberHead } from '../operations/audit/loops/remember-head.ts';
import type { Context, NoticeContext } from '../operations/context.ts';
import { TroubleNotes } from '../operations/installation/loops/note-troubles.ts';
import type { Configuration, Environment } from './configuration.ts';
import { keyFileParts } from './key-file-parts.ts';

export interface InstallationWatch {
  troubles: TroubleNotes;
  /** Notes a database that was put back. Errors: fileUnreadable, fileUnwritable, invalidInput, those of the store. */
  rememberHead(): Promise<void>;
  /** Null: none is set. Errors: auditMirrorFailed, those of the store. */
  mirror: (() => Promise<void>) | null;
  close(): Promise<void>;
}

export function installationWatch(
  context: NoticeContext,
  configuration: Configuration,
  environment: Environment,
): InstallationWatch {
  const places = headFiles(configuration);
  const needs = { ...context, files: systemFiles };
  const tell = (trouble: Trouble) => troubles.look([trouble]);
  const mirror = mirrorOf(configuration, environment);
  const health = mirror && new MirrorHealth(context.clock, mirror.place);
  const troubles = new TroubleNotes({ ...context, ...keyFileParts(configuration) }, () => health?.trouble ?? null);
  return {
    troubles,
    rememberHead: () => rememberHead(needs, places, tell),
    mirror: mirror && health && (() => health.watch(() => mirrorAudit(context, mirror.mirror, mirror.place, tell))),
    close: async () => mirror?.close(),
  };
}

function headFiles({ dataFolder }: Configuration) {
  return { inside: join(dataFolder, 'audit-head'), beside: `${dataFolder}.audit-head` };
}

/** Whoever restores knows that the database was put back, and the audit says who it was: nobody is told of it as of a stranger's act. */
export async function rememberRestored(context: Context, configuration: Configuration): Promise<void> {
  await rememberHead({ ...context, files: systemFiles }, headFiles(configuration), async () => {}).catch((error) =>
    context.log.write('warn', 'The end of the audit could not be remembered after the restore.', { error }),
  );
}

/** What a restore replaces is in the mirror by then, so that the mirror's end is the one that the restore names. */
export async function mirrorReplaced(
  context: NoticeContext,
  configuration: Configuration,
  environment: Environment,
): Promise<void> {
  const mirror = mirrorOf(configuration, environment);
  if (mirror === null) return;
  await mirrorAudit(context, mirror.mirror, mirror.place, async () => {})
    .catch((error) => context.log.write('warn', 'The mirror of the audit lacks what is replaced.', { error }))
    .finally(mirror.close);
}

function mirrorOf({ auditMirror }: Configuration, environment: Environment) {
  if (auditMirror === null) return null;
  if ('file' in auditMirror) {
    const { file } = auditMirror;
    return { mirror: mirrorFile(file), place: `${hostname()} ${file}`, close: async () => undefined };
  }
  let opening: Promise<Transport & { close(): void }> | null = null;
  const transport = async () => {
    opening ??= import('../adapters/system/transport.ts').then((made) => made.createTransport({ environment }));
    return opening;
  };
  const close = async () => (await opening)?.close();
  return { mirror: mirrorWebhook(auditMirror.url, transport), place: 'webhook', close };
}
