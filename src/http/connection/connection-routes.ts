// Connections: added, shown, changed, tested, removed; and the access tokens that they give.

import { z } from 'zod';
import { settingsHash } from '../../domain/connection/connection-change.ts';
import { setupProgress } from '../../domain/status/setup-progress.ts';
import { previewConsumerKey } from '../../operations/client-app/preview-consumer-key.ts';
import { addConnection } from '../../operations/connection/add.ts';
import { countConnections } from '../../operations/connection/count.ts';
import { listConnections } from '../../operations/connection/list.ts';
import { previewRemoval } from '../../operations/connection/preview-removal.ts';
import { removeConnection } from '../../operations/connection/remove.ts';
import { setConnection } from '../../operations/connection/set.ts';
import { showConnection } from '../../operations/connection/show.ts';
import { diagnoseMessage } from '../../operations/diagnosis/diagnose-message.ts';
import { supportBundle } from '../../operations/diagnosis/support-bundle.ts';
import { testConnection } from '../../operations/diagnosis/test-connection.ts';
import { showStatus } from '../../operations/status/show.ts';
import { acquireToken } from '../../operations/token/acquire.ts';
import { appForm } from '../../text/connection/app-instructions.ts';
import { inputWarningText } from '../../text/connection/input-warnings.ts';
import { toldFailure, toldStep } from '../../text/diagnosis/step-words.ts';
import { toldCause, toldDiagnosis } from '../../text/diagnosis/told-diagnosis.ts';
import { byPage } from '../../text/hand.ts';
import { withFailureSaid } from '../../text/said-words.ts';
import { triedText } from '../../text/token/tried-text.ts';
import type { Words } from '../../text/words.ts';
import { sha256Hex } from '../checked.ts';
import { route } from '../route.ts';
import * as shapes from '../shapes.ts';
import { namesWithinReach } from '../within-reach.ts';
import { cursorOf, placeIn } from './list-cursor.ts';

const removalLoss = z.strictObject({
  keyPairs: shapes.lostPairs.nullable(),
  otherConnections: z.array(shapes.connectionName),
});

type Changed = Parameters<typeof addConnection.view>[0];

function withWarnings(changed: Changed, words: Words | null) {
  const told = changed.warnings.map((warning) => ({ ...warning, text: inputWarningText(warning, byPage(words)) }));
  return { ...withFailureSaid(addConnection.view(changed), words), warnings: told };
}

export const connectionRoutes = {
  'status.show': route(showStatus, {
    at: 'GET /api/status',
    summary: 'Every connection at a glance, the most urgent first.',
    answer: z.strictObject({
      connections: z.array(
        z.strictObject({
          name: shapes.connectionName,
          state: shapes.state,
          certificate: shapes.certificate,
          keyPairs: z.array(shapes.keyPair),
          nextStep: shapes.nextStepShape,
        }),
      ),
      lastBackupAt: shapes.instant.nullable(),
      settingsChanged: z.unknown(),
    }),
  }),
  'connection.list': route(listConnections, {
    at: 'GET /api/connections',
    summary: 'Connections by name or by urgency, a page at a time.',
    query: z.object({
      sort: z
        .enum(['name', 'urgency', 'daysLeft'])
        .default('name')
        .describe('By urgency: in the order of `/api/status`. By days left: those without a certificate last.'),
      after: z.string().max(1_000).optional().describe('`next` of the page before.'),
      limit: shapes.limit,
      state: shapes.state.optional(),
      label: z.string().optional(),
      search: z.string().max(200).optional().describe('Part of a name, a username or a login URL.'),
    }),
    input: ({ query: { after, ...wish } }) => ({ ...wish, after: after === undefined ? null : placeIn(after) }),
    show: (listed, _now, { words }) => ({
      connections: listConnections.view(listed).connections.map((one) => withFailureSaid(one, words)),
      total: listed.total,
      matching: listed.matching,
      next: listed.next && cursorOf(listed.next),
    }),
    answer: z.strictObject({
      connections: z.array(shapes.connection),
      total: z.int().describe('Of all that the caller reaches, whatever is searched for.'),
      matching: z
        .int()
        .nullable()
        .describe('That fit the filters, on all pages; null by name, which reads no further.'),
      next: z.string().nullable().describe('What `after` is for the next page; null: this is the last one.'),
    }),
  }),
  'connection.count': route(countConnections, {
    at: 'GET /api/connection-counts',
    summary: 'How many connections there are of each state and with each label.',
    answer: z.strictObject({
      states: z.array(z.strictObject({ state: shapes.state, count: z.int() })),
      labels: z.array(z.strictObject({ label: z.string(), count: z.int() })),
    }),
  }),
  'connection.add': route(addConnection, {
    creates: 'plain',
    at: 'POST /api/connections',
    summary: 'Adds a connection.',
    status: 201,
    body: shapes.newConnection,
    input: ({ body }) => body,
    show: (changed, _now, { words }) => withWarnings(changed, words),
    answer: shapes.changedConnection,
  }),
  'connection.show': route(showConnection, {
    at: 'GET /api/connections/{name}',
    summary: 'One connection, what the form of its app asks for in Setup, and how far the seven steps are.',
    show: (shown, _now, { words }) => ({
      ...withFailureSaid(showConnection.view(shown), words),
      appForm: appForm(shown.app, shown.connection),
      setup: setupProgress(shown),
    }),
    tag: { of: settingsHash },
    answer: shapes.connection.extend({
      appForm: z.strictObject({ apiName: z.string(), contactEmail: z.string().nullable(), callbackUrl: z.string() }),
      setup: shapes.setupSteps,
    }),
  }),
  'connection.set': route(setConnection, {
    at: 'PATCH /api/connections/{name}',
    summary: 'Changes a connection or its client app; what is left out stays.',
    body: shapes.connectionChange,
    input: ({ path, body, ifMatch }) => ({ ...body, ...path, expected: ifMatch ?? undefined }),
    tag: { of: settingsHash, isChange: true },
    show: (changed, _now, { words }) => withWarnings(changed, words),
    answer: shapes.changedConnection,
  }),
  'clientApp.previewConsumerKey': route(previewConsumerKey, {
    at: 'POST /api/connections/{name}/consumer-key-preview',
    summary: 'What another consumer key would change for others; null: nothing.',
    body: z.strictObject({ consumerKey: z.string() }),
    input: ({ path, body }) => ({ ...path, ...body }),
    show(change, _now, { caller }) {
      const seen = (names: readonly string[]) => namesWithinReach(names, { caller });
      return change && { ...change, others: seen(change.others), joins: change.joins && seen(change.joins) };
    },
    answer: z
      .strictObject({
        appName: z.string(),
        others: z.array(shapes.connectionName),
        joins: z.array(shapes.connectionName).nullable(),
      })
      .nullable(),
  }),
  'connection.previewRemoval': route(previewRemoval, {
    at: 'GET /api/connections/{name}/removal',
    summary: 'What is lost with a connection.',
    show(loss, _now, { caller }) {
      const { otherConnections, ...view } = previewRemoval.view(loss);
      return { ...view, otherConnections: namesWithinReach(otherConnections, { caller }) };
    },
    answer: removalLoss,
  }),
  'connection.remove': route(removeConnection, {
    at: 'POST /api/connections/{name}/removal',
    summary: 'Removes a connection, if exactly what was told would be lost.',
    body: removalLoss,
    input: ({ path, body }) => ({ ...path, announced: body }),
    answer: z.strictObject({ removed: z.literal(true), name: shapes.connectionName, keyPairs: shapes.lostPairs }),
  }),
  'connection.test': route(testConnection, {
    at: 'POST /api/connections/{name}/test',
    summary: 'Signs in anew; says why, if it does not work.',
    told: {
      shape: z.strictObject({ tried: shapes.tried.optional(), step: shapes.testStep.optional() }),
      text: (told, words) => ('tried' in told ? triedText(told.tried) : toldStep(told.step, words).text),
      sentences: (told, words) => ('step' in told ? { step: toldStep(told.step, words) } : {}),
    },
    show(result, _now, { words }) {
      const view = { ...testConnection.view(result), steps: result.steps.map((step) => toldStep(step, words)) };
      const { name } = result.whole.connection;
      if (result.verified)
        return {
          ...view,
          lacking: result.lacking.map((cause) => toldCause(cause, result.subject, { name, latchkey: byPage(words) })),
        };
      const diagnosis = toldDiagnosis(result.diagnosis, { name, latchkey: byPage(words) });
      return { ...view, ...toldFailure(result.failure, words), diagnosis };
    },
    answer: shapes.testResult,
  }),
  'message.diagnose': route(diagnoseMessage, {
    at: 'POST /api/diagnosis',
    summary: 'Ranked causes for any answer or error text, without a connection. Nothing is kept.',
    body: z.strictObject({ text: z.string().min(1).max(200_000).describe('A text, or a report as JSON.') }),
    input: ({ body }) => body,
    show: (judgement, _now, { words }) => ({
      ...toldDiagnosis(judgement, { latchkey: byPage(words) }),
      isRecognised: judgement.causes[0].cause !== 'unknown_message',
    }),
    answer: shapes.diagnosis.extend({ isRecognised: z.boolean().describe('A known message stands in the text.') }),
  }),
  'connection.supportBundle': route(supportBundle, {
    at: 'GET /api/connections/{name}/support-bundle',
    summary: 'What somebody who helps needs to see, and no secret.',
    input: ({ path }) => ({ ...path, versions: { node: process.version } }),
    answer: z.looseObject({ madeAt: shapes.instant }),
  }),
  'token.acquire': route(acquireToken, {
    at: 'POST /api/connections/{name}/token',
    summary: 'An access token, from the cache where possible; for one that Salesforce refused, another.',
    body: z.strictObject({
      fresh: z.boolean().default(false).describe('Sign in anew even when a token is cached.'),
      refusedTokenHash: z
        .string()
        .regex(sha256Hex)
        .nullable()
        .default(null)
        .describe('SHA-256, in lower-case hex, of the token that Salesforce refused.'),
    }),
    input: ({ path, body: { fresh, refusedTokenHash } }) => ({ ...path, fresh, refusedHash: refusedTokenHash }),
    answer: z.strictObject({
      accessToken: z.string(),
      instanceUrl: z.string(),
      tokenType: z.literal('Bearer'),
      keyPairFingerprint: shapes.fingerprintShape,
      issuedAt: shapes.instant,
      assumedGoodUntil: shapes.instant.describe(
        'Salesforce names no lifetime; a refused one is given back by its hash.',
      ),
    }),
  }),
};
