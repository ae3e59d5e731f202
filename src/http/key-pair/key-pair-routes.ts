// Certificates and their key pairs, and the rotation from one to the next.

import { z } from 'zod';
import { wrongInput } from '../../domain/errors.ts';
import type { SwapProblem } from '../../domain/rotation/swap.ts';
import { discardCertificate } from '../../operations/key-pair/discard.ts';
import { downloadCertificate } from '../../operations/key-pair/download.ts';
import { identifyCertificate } from '../../operations/key-pair/identify.ts';
import { listKeyPairs } from '../../operations/key-pair/list.ts';
import { reportCompromised } from '../../operations/key-pair/report-compromised.ts';
import { showCertificate } from '../../operations/key-pair/show.ts';
import { diagnoseRotation } from '../../operations/rotation/diagnose.ts';
import { findOtherPrograms } from '../../operations/rotation/find-other-programs.ts';
import { previewDeploy } from '../../operations/rotation/preview-deploy.ts';
import { revert } from '../../operations/rotation/revert.ts';
import { rotate } from '../../operations/rotation/rotate.ts';
import { showRotation } from '../../operations/rotation/show.ts';
import { startDeploy } from '../../operations/rotation/start-deploy.ts';
import { byPage } from '../../text/hand.ts';
import { nobodySignsIn } from '../../text/rotation/lost-slot.ts';
import { rotationWords } from '../../text/rotation/rotation-words.ts';
import { swapProblemWords } from '../../text/rotation/swap-words.ts';
import { uploadSteps } from '../../text/rotation/upload-instructions.ts';
import { withSaid } from '../../text/said-words.ts';
import { triedText } from '../../text/token/tried-text.ts';
import type { Words } from '../../text/words.ts';
import { type Asked, route } from '../route.ts';
import * as shapes from '../shapes.ts';
import { isWithinReach, namesWithinReach } from '../within-reach.ts';

const { algorithm, keyPair } = shapes;
const lifetimeDays = z.int().min(1).max(3_650);
const certificate = keyPair.extend({ pem: z.string(), fileName: z.string() });

export const keyPairRoutes = {
  'certificate.list': route(listKeyPairs, {
    at: 'GET /api/connections/{name}/certificates',
    summary: 'Every key pair with its state, its validity, and where its private key lies.',
    answer: z.strictObject({
      keyPairs: z.array(
        keyPair.extend({
          custody: z
            .string()
            .nullable()
            .describe('`software:`, or the device or service; null: its private key is no more.'),
        }),
      ),
    }),
  }),
  'certificate.download': route(downloadCertificate, {
    creates: 'plain',
    at: 'POST /api/connections/{name}/certificates',
    summary: 'Makes a new key pair; gives its certificate for the upload.',
    status: 201,
    body: z.strictObject({
      algorithm: algorithm.default('rsa-2048'),
      lifetimeDays: lifetimeDays.default(365),
      custody: shapes.custody.describe(
        'Where this pair is made, one of LATCHKEY_CUSTODY; left out: where the app has its keys.',
      ),
    }),
    input: ({ path, body: { custody, ...body } }) => ({
      ...path,
      ...body,
      ...(custody === undefined ? {} : { custody }),
    }),
    show: (made, now) => ({ ...showCertificate.view(made, now), fileName: made.fileName }),
    answer: certificate,
  }),
  'certificate.show': route(showCertificate, {
    at: 'GET /api/connections/{name}/certificates/{fingerprint}',
    summary: 'One certificate again, without making another.',
    input: ({ path }) => ({ ...path, isForUpload: true }),
    show: (shown, now) => ({ ...showCertificate.view(shown, now), fileName: shown.fileName }),
    answer: certificate,
  }),
  'certificate.discard': route(discardCertificate, {
    at: 'DELETE /api/connections/{name}/certificates/{fingerprint}',
    summary: 'Gives up one that was never uploaded.',
    answer: keyPair,
  }),
  'keyPair.reportCompromised': route(reportCompromised, {
    creates: 'plain',
    at: 'POST /api/connections/{name}/certificates/{fingerprint}/compromise',
    summary: 'A private key may have leaked: it signs nothing from now on.',
    body: z.strictObject({ confirmName: z.string().describe('The name of the connection, typed again.') }),
    input: ({ path, body: { confirmName } }) => confirmed(path, confirmName),
    answer: z.strictObject({
      reported: z.literal(true),
      keyPair,
      replacement: keyPair.nullable(),
      request: shapes.namedRequest.nullable().describe('Instead, where an authority signed the leaked one.'),
      isClockWrong: z.boolean().describe('No replacement was made, since the clock of this machine is wrong.'),
      isOutage: z.boolean(),
    }),
  }),
  'certificate.identify': route(identifyCertificate, {
    at: 'POST /api/certificates/identification',
    summary: 'Whose a certificate is.',
    body: z.strictObject({ certificate: z.string().max(100_000).describe('PEM, or base64 of DER.') }),
    input: ({ body }) => ({ file: new TextEncoder().encode(body.certificate) }),
    answer: z.strictObject({
      fingerprint: shapes.fingerprintShape,
      subject: z.string(),
      notAfter: shapes.instant,
      belongsTo: z.array(
        z.strictObject({ connections: z.array(shapes.connectionName), isSameCertificate: z.boolean(), keyPair }),
      ),
    }),
  }),
  'rotation.rotate': route(rotate, {
    creates: 'plain',
    at: 'POST /api/connections/{name}/rotation',
    summary: 'One step of a rotation: issue, look for the upload, watch, settle. Asked again, it goes on from what is.',
    body: z.strictObject({
      uploaded: z.boolean().optional().describe('The certificate is saved in Salesforce.'),
      begins: z
        .boolean()
        .optional()
        .describe(
          'False: makes no new pair where a rotation is over. True: makes one, and does not say first that it is over.',
        ),
      algorithm: algorithm.optional(),
      lifetimeDays: lifetimeDays.optional(),
    }),
    input: ({ path, body: { uploaded, begins, algorithm: made, lifetimeDays: days } }) => ({
      ...path,
      ...(uploaded === undefined ? {} : { uploaded }),
      ...(begins === undefined ? {} : { begins }),
      ...(made === undefined ? {} : { algorithm: made }),
      ...(days === undefined ? {} : { lifetimeDays: days }),
    }),
    told: { shape: z.strictObject({ tried: shapes.tried }), text: (told) => triedText(told) },
    answer: shapes.rotation,
  }),
  'rotation.show': route(showRotation, {
    at: 'GET /api/connections/{name}/rotation',
    summary: 'Where the rotation stands, and each try on the way. Takes no step.',
    show(shown, now, { words, caller }) {
      const { connection, app } = shown.whole;
      const file = shown.certificateFile;
      const { swap, ...view } = showRotation.view(shown, now);
      return {
        ...view,
        tries: view.tries.map((one) => withSaid(one, 'message', words)),
        connections: namesWithinReach(view.connections, { caller }),
        swap: swap && toldSwap(swap, caller, words),
        uploadSteps: file === null ? [] : uploadSteps(app, connection, file),
        outage: shown.state?.isSlotLost === true ? nobodySignsIn(app, words) : null,
      };
    },
    answer: shapes.shownRotation,
  }),
  'rotation.diagnose': route(diagnoseRotation, {
    at: 'GET /api/connections/{name}/rotation/diagnosis',
    summary:
      'Why a rotation does not go on, as far as the org shows it; null: nothing is wrong, or it is too early to tell.',
    show(found, _now, { path: { name }, words }) {
      return found && { type: found.type, diagnosis: rotationWords(found, { name, latchkey: byPage(words) }) };
    },
    answer: z
      .strictObject({ type: z.enum(['notSignedIn', 'notArrived', 'slotLost']), diagnosis: shapes.diagnosis })
      .nullable(),
  }),
  'rotation.startDeploy': route(startDeploy, {
    at: 'POST /api/connections/{name}/rotation/deployment',
    summary: 'Begins a rotation without hands; it goes on in the background. One under way is the one.',
    status: 202,
    creates: 'plain',
    query: z.strictObject({
      now: z.enum(['true', 'false']).optional().describe('Also outside the rotation window.'),
      putBack: z
        .enum(['true', 'false'])
        .optional()
        .describe('The certificate in use is put into the app again, which lost it.'),
    }),
    input: ({ path, query: { now, putBack } }) => ({ ...path, isNow: now === 'true', putsBack: putBack === 'true' }),
    show(shown, now, { words }) {
      const view = startDeploy.view(shown, now);
      return { ...view, message: messageOf(view, words) };
    },
    answer: shapes.swap,
  }),
  'rotation.previewDeploy': route(previewDeploy, {
    at: 'POST /api/connections/{name}/rotation/deployment/preview',
    summary: 'What a rotation without hands would change: a dry run in the org, which changes nothing.',
    show: (preview, _now, { words }) => ({ ...previewDeploy.view(preview), message: messageOf(preview, words) }),
    answer: shapes.deployPreview,
  }),
  'rotation.revert': route(revert, {
    at: 'POST /api/connections/{name}/rotation/reversion',
    summary: 'Back to the previous key pair: names the certificate to upload again.',
    answer: z.strictObject({ keyPair, connections: z.array(shapes.connectionName) }),
  }),
  'rotation.findOtherPrograms': route(findOtherPrograms, {
    at: 'GET /api/connections/{name}/other-programs',
    summary: 'Other programs that sign in with the same app, before the first rotation; null: it is not the first.',
    show: (found) => found && { appName: found.appName, sources: findOtherPrograms.view(found) },
    answer: z
      .strictObject({
        appName: z.string(),
        sources: z
          .array(z.strictObject({ sourceIp: z.string().nullable(), signIns: z.int(), lastAt: shapes.instant }))
          .nullable()
          .describe(
            'The most frequent first, those of this program among them; null: the Login History cannot be read.',
          ),
      })
      .nullable(),
  }),
};

/** Whoever may not see the connection that deploys reads no name of it, and no user. */
function toldSwap(swap: ReturnType<typeof startDeploy.view>, caller: Asked['caller'], words: Words | null) {
  const isSeen = isWithinReach(swap.deploysBy, { caller });
  const problem = swap.problem && !isSeen && 'username' in swap.problem ? without(swap.problem) : swap.problem;
  return {
    ...swap,
    problem,
    deploysBy: isSeen ? swap.deploysBy : '',
    connections: namesWithinReach(swap.connections, { caller }),
    message: messageOf({ problem }, words),
  };
}

function without({ username: _, ...problem }: SwapProblem & { username?: string }): SwapProblem {
  return problem as SwapProblem;
}

function messageOf({ problem }: { problem: SwapProblem | null }, words: Words | null): string | null {
  return problem && swapProblemWords(problem, words);
}

/** Errors: invalidInput. */
function confirmed(path: { name: string; fingerprint: string }, confirmName: string) {
  if (confirmName === path.name) return path;
  throw wrongInput('confirmName', 'notItsName', path.name);
}
