// The API in process over a real database and a simulated org, with people of every role.

import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { DocumentationFolder } from '../../src/adapters/documents/kept-documentations.ts';
import { documentationWriter } from '../../src/adapters/documents/write-documentation.ts';
import { passkeyJudge } from '../../src/adapters/identity/passkey-judge.ts';
import { createCertificateSlots } from '../../src/adapters/salesforce/certificate-slots.ts';
import { projectFolder } from '../../src/adapters/salesforce/project-folder.ts';
import { createProofGround } from '../../src/adapters/salesforce/proof-ground.ts';
import { createScanSource } from '../../src/adapters/salesforce/scan-source.ts';
import { systemFiles } from '../../src/adapters/system/files.ts';
import { createTlsLeafReader } from '../../src/adapters/system/tls-leaf.ts';
import type { Role } from '../../src/domain/access/permission.ts';
import type { CanvasSecret } from '../../src/domain/org/canvas-request.ts';
import type { PasswordHasher } from '../../src/domain/people/person.ts';
import type { IdentityProvider } from '../../src/domain/people/provider.ts';
import { Secret } from '../../src/domain/secret.ts';
import type { ApiNeeds } from '../../src/http/api-needs.ts';
import type { Fetch } from '../../src/http/asker.ts';
import { createHttpFace } from '../../src/http/http-face.ts';
import type { Pages } from '../../src/http/pages.ts';
import { SignInLimits } from '../../src/http/people/sign-in-limits.ts';
import { WriteProof } from '../../src/operations/installation/check-readiness.ts';
import { collectMetrics } from '../../src/operations/installation/steps/collect-metrics.ts';
import { invite } from '../../src/operations/people/invite.ts';
import { takeInvitation } from '../../src/operations/people/take-invitation.ts';
import { exportScan } from '../../src/operations/scan/export.ts';
import { runbookPrinter } from '../../src/text/rotation/runbook-page.ts';
import { findingPrinter } from '../../src/text/watch/finding-words.ts';
import { openOffice } from '../operations/notice/office.ts';
import { Installation, trustedClock } from '../operations/scene/installation.ts';
import type { Place } from '../operations/scene/place.ts';
import { noDevices } from '../operations/vault/device-keys.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export const origin = 'http://127.0.0.1:7420';
export const namedOrigin = 'http://localhost:7420';
export const asker = { address: '127.0.0.1', isSecure: false };
export const password = 'correct horse battery';

/** The slow hash has a test of its own. */
const passwords: PasswordHasher = {
  hash: async (given) => `kept ${given.reveal()}`,
  matches: async (given, kept) => kept === `kept ${given.reveal()}`,
};

export interface ApiScene {
  installation: Installation;
  needs: ApiNeeds;
  /** As the page of a browser sends it. */
  as(cookie: string | null, method: string, path: string, body?: unknown): Promise<Response>;
  fetch: Fetch;
  /** Where documentations are kept. */
  documentationFolder: string;
  /** Of Canvas apps, as the file of the operator has them: none. */
  canvas: CanvasSecret[];
  /** As when the server is asked to end. */
  end(): void;
  /** The cookie of a new account. */
  account(name: string, role: Role, label?: string | null): Promise<string>;
}

export async function openApiScene(
  t: TestContext,
  place: Place,
  provider: IdentityProvider | null = null,
  pages: Pages | null = null,
): Promise<ApiScene> {
  const installation = new Installation(place);
  t.after(() => installation.close());
  const { context, tokens } = await installation.process();
  const office = await openOffice(t, ['mail']);
  const documentationFolder = join(await temporaryFolder(t), 'documentation');
  const keptDocumentations = new DocumentationFolder({
    folder: documentationFolder,
    version: '0.0.0',
    // As the command writes it that `serve` begins.
    async write({ format, ...wish }, tell) {
      await exportScan.run({ ...context, documents: documentationWriter }, { ...wish, formats: [format] }, tell);
    },
    clock: installation.clock,
  });
  const canvas: CanvasSecret[] = [];
  const needs: ApiNeeds = {
    ...context,
    clockTrust: trustedClock,
    files: systemFiles,
    mayExport: true,
    defaultContacts: [],
    runbooks: runbookPrinter({ machine: 'host', command: 'latchkey --data /var/lib/latchkey' }),
    findingPrinter,
    documents: { write: async () => ({ files: 0 }) },
    keptDocumentations,
    certificateSlots: createCertificateSlots({ transport: installation.network.transport, clock: installation.clock }),
    proofGround: createProofGround({ transport: installation.network.transport }),
    metadataSource: createScanSource({ transport: installation.network.transport, clock: installation.clock }),
    notices: async () => ({ ...office.context, ...context, channels: office.channels }),
    tokens,
    leafReader: createTlsLeafReader({ allowPrivate: ['*'] }),
    projectReader: projectFolder,
    vault: undefined as never,
    devices: noDevices,
    backups: undefined as never,
    places: { keyFile: '/nowhere/latchkey.key', dataFolder: '/nowhere' },
    keyFileTrouble: async () => null,
    vaultOver: () => undefined as never,
    changeTo: () => undefined as never,
    passwords,
    versions: { latchkey: '0.0.0', node: 'v0' },
    typedAs: '/opt/latchkey/bin/latchkey',
    provider,
    canvasSecrets: async () => canvas,
    passkeys: passkeyJudge,
  };
  const ending = new AbortController();
  const { fetch } = createHttpFace({
    context: {
      ...office.context,
      ...context,
      metrics: () => collectMetrics(needs),
      writeProof: new WriteProof(context),
      troubles: { isVaultUsable: true },
    },
    origins: [origin, namedOrigin],
    token: new Secret('a-token-of-more-than-thirty-two-characters'),
    isAccepting: () => true,
    ownSamples: () => [],
    hasProbeFace: false,
    pages,
    api: { needs, publicUrl: null, signIns: new SignInLimits(installation.clock), ending: ending.signal },
  });
  return {
    installation,
    needs,
    canvas,
    fetch,
    documentationFolder,
    end: () => ending.abort(),
    as(cookie, method, path, body) {
      const headers: Record<string, string> = { origin, 'sec-fetch-site': 'same-origin' };
      if (cookie !== null) headers.cookie = cookie;
      if (body !== undefined) headers['content-type'] = 'application/json';
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      return fetch(new Request(`${origin}${path}`, init), asker);
    },
    async account(name, role, label = null) {
      const { token } = await invite.run(needs, { role, name, label, by: null });
      const taken = { token, name, password: new Secret(password), userAgent: 'test' };
      const session = await takeInvitation.run(needs, taken);
      return `latchkey=${session.token.reveal()}`;
    },
  };
}
