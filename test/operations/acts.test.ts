// The one door: every act of the matrix, tried by those who may not and by those who may.

import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { type ActName, acts } from '../../src/domain/access/acts.ts';
import {
  type Access,
  anybody,
  isPermitted,
  type Permission,
  permissions,
  permissionsOf,
  type Role,
} from '../../src/domain/access/permission.ts';
import type { FleetPlan } from '../../src/domain/connection/connection-change.ts';
import type { RotationState } from '../../src/domain/rotation/rotation-state.ts';
import { Secret } from '../../src/domain/secret.ts';
import type { ApiNeeds } from '../../src/http/api-needs.ts';
import type { HttpNeeds } from '../../src/http/installation/probe-face.ts';
import { runOnce } from '../../src/operations/access/run-once.ts';
import { type Act, perform } from '../../src/operations/act.ts';
import { exportAudit } from '../../src/operations/audit/export.ts';
import { followEntries } from '../../src/operations/audit/follow.ts';
import { auditHead } from '../../src/operations/audit/head.ts';
import { listAudit } from '../../src/operations/audit/list.ts';
import { verifyAudit } from '../../src/operations/audit/verify.ts';
import { previewConsumerKey } from '../../src/operations/client-app/preview-consumer-key.ts';
import { previewLeftRemoval } from '../../src/operations/client-app/preview-left-removal.ts';
import { removeLeft } from '../../src/operations/client-app/remove-left.ts';
import { addConnection } from '../../src/operations/connection/add.ts';
import { addFleet } from '../../src/operations/connection/add-fleet.ts';
import { applyFleet } from '../../src/operations/connection/apply-fleet.ts';
import { countConnections } from '../../src/operations/connection/count.ts';
import { listConnections, wholeListByName } from '../../src/operations/connection/list.ts';
import { previewFleet } from '../../src/operations/connection/preview-fleet.ts';
import { previewRemoval } from '../../src/operations/connection/preview-removal.ts';
import { removeConnection } from '../../src/operations/connection/remove.ts';
import { setConnection } from '../../src/operations/connection/set.ts';
import { showConnection } from '../../src/operations/connection/show.ts';
import { diagnoseMessage } from '../../src/operations/diagnosis/diagnose-message.ts';
import { supportBundle } from '../../src/operations/diagnosis/support-bundle.ts';
import { testConnection } from '../../src/operations/diagnosis/test-connection.ts';
import { backUp } from '../../src/operations/installation/backup.ts';
import { checkClock } from '../../src/operations/installation/check-clock.ts';
import { checkReadiness } from '../../src/operations/installation/check-readiness.ts';
import { previewRestore } from '../../src/operations/installation/preview-restore.ts';
import { readMetrics } from '../../src/operations/installation/read-metrics.ts';
import { restore } from '../../src/operations/installation/restore.ts';
import { showInstallation } from '../../src/operations/installation/show.ts';
import { discardCertificate } from '../../src/operations/key-pair/discard.ts';
import { downloadCertificate } from '../../src/operations/key-pair/download.ts';
import { exportKeyPair } from '../../src/operations/key-pair/export.ts';
import { identifyCertificate } from '../../src/operations/key-pair/identify.ts';
import { importCertificate } from '../../src/operations/key-pair/import.ts';
import { installCertificate } from '../../src/operations/key-pair/install.ts';
import { listKeyPairs } from '../../src/operations/key-pair/list.ts';
import { listKeyRequests } from '../../src/operations/key-pair/list-requests.ts';
import { previewExport } from '../../src/operations/key-pair/preview-export.ts';
import { reportCompromised } from '../../src/operations/key-pair/report-compromised.ts';
import { requestCertificate } from '../../src/operations/key-pair/request.ts';
import { showCertificate } from '../../src/operations/key-pair/show.ts';
import { withdrawRequest } from '../../src/operations/key-pair/withdraw-request.ts';
import { acknowledgeNotices } from '../../src/operations/notice/acknowledge.ts';
import { acknowledgeByLink } from '../../src/operations/notice/acknowledge-by-link.ts';
import { addFeed } from '../../src/operations/notice/add-feed.ts';
import { listNotices } from '../../src/operations/notice/list.ts';
import { listFeeds } from '../../src/operations/notice/list-feeds.ts';
import { readFeed } from '../../src/operations/notice/read-feed.ts';
import { readAcknowledgement } from '../../src/operations/notice/read-link.ts';
import { revokeFeed } from '../../src/operations/notice/revoke-feed.ts';
import { showCalendar } from '../../src/operations/notice/show-calendar.ts';
import { testChannel } from '../../src/operations/notice/test-channel.ts';
import { identifyCanvas } from '../../src/operations/org/identify-canvas.ts';
import { identifyOrgCaller } from '../../src/operations/org/identify-org.ts';
import { linkOrg } from '../../src/operations/org/link.ts';
import { listOrgLinks } from '../../src/operations/org/list-links.ts';
import { openCanvas } from '../../src/operations/org/open-canvas.ts';
import { rotateLink } from '../../src/operations/org/rotate-link.ts';
import { showOrgFacts } from '../../src/operations/org/show-facts.ts';
import { showOrgLink } from '../../src/operations/org/show-link.ts';
import { unlinkOrg } from '../../src/operations/org/unlink.ts';
import { addPasskey } from '../../src/operations/people/add-passkey.ts';
import { beginPasskey } from '../../src/operations/people/begin-passkey.ts';
import { beginPasskeySignIn } from '../../src/operations/people/begin-passkey-sign-in.ts';
import { beginProviderSignIn } from '../../src/operations/people/begin-provider-sign-in.ts';
import { beginTotp } from '../../src/operations/people/begin-totp.ts';
import { changePassword } from '../../src/operations/people/change-password.ts';
import { changePerson } from '../../src/operations/people/change-person.ts';
import { confirmTotp } from '../../src/operations/people/confirm-totp.ts';
import { endSession } from '../../src/operations/people/end-session.ts';
import { identifyCaller } from '../../src/operations/people/identify.ts';
import { invite } from '../../src/operations/people/invite.ts';
import { listApiTokens } from '../../src/operations/people/list-api-tokens.ts';
import { listFactors } from '../../src/operations/people/list-factors.ts';
import { listPeople } from '../../src/operations/people/list-people.ts';
import { listSessions } from '../../src/operations/people/list-sessions.ts';
import { listSignInWays } from '../../src/operations/people/list-sign-in-ways.ts';
import { makeApiToken } from '../../src/operations/people/make-api-token.ts';
import { proveAgain } from '../../src/operations/people/prove-again.ts';
import { removePasskey } from '../../src/operations/people/remove-passkey.ts';
import { removeTotp } from '../../src/operations/people/remove-totp.ts';
import { resetPerson } from '../../src/operations/people/reset-person.ts';
import { revokeApiToken } from '../../src/operations/people/revoke-api-token.ts';
import { showAccount } from '../../src/operations/people/show-account.ts';
import { showPerson } from '../../src/operations/people/show-person.ts';
import { signInPerson } from '../../src/operations/people/sign-in.ts';
import { signInByPasskey } from '../../src/operations/people/sign-in-by-passkey.ts';
import { signInByProvider } from '../../src/operations/people/sign-in-by-provider.ts';
import { takeInvitation } from '../../src/operations/people/take-invitation.ts';
import { cleanUpProof } from '../../src/operations/proof/clean-up.ts';
import { planProof } from '../../src/operations/proof/plan.ts';
import { runProof } from '../../src/operations/proof/run.ts';
import { deployRotation } from '../../src/operations/rotation/deploy.ts';
import { diagnoseRotation } from '../../src/operations/rotation/diagnose.ts';
import { findOtherPrograms } from '../../src/operations/rotation/find-other-programs.ts';
import { followRollout } from '../../src/operations/rotation/follow-rollout.ts';
import { previewDeploy } from '../../src/operations/rotation/preview-deploy.ts';
import { revert } from '../../src/operations/rotation/revert.ts';
import { rotate } from '../../src/operations/rotation/rotate.ts';
import { showRotation } from '../../src/operations/rotation/show.ts';
import { showRollout } from '../../src/operations/rotation/show-rollout.ts';
import { startDeploy } from '../../src/operations/rotation/start-deploy.ts';
import { startRollout } from '../../src/operations/rotation/start-rollout.ts';
import { stopRollout } from '../../src/operations/rotation/stop-rollout.ts';
import { writeRunbook } from '../../src/operations/rotation/write-runbook.ts';
import { cancelScan } from '../../src/operations/scan/cancel.ts';
import { deleteScan } from '../../src/operations/scan/delete.ts';
import { diffScans } from '../../src/operations/scan/diff.ts';
import { documentScan } from '../../src/operations/scan/document.ts';
import { excludeFromScans } from '../../src/operations/scan/exclude.ts';
import { exportScan } from '../../src/operations/scan/export.ts';
import { listScans } from '../../src/operations/scan/list.ts';
import { listAllScans } from '../../src/operations/scan/list-all.ts';
import { listMissed } from '../../src/operations/scan/list-missed.ts';
import { readDocumentation } from '../../src/operations/scan/read-documentation.ts';
import { runScan } from '../../src/operations/scan/run.ts';
import { runMissed } from '../../src/operations/scan/run-missed.ts';
import { scheduleScans } from '../../src/operations/scan/schedule.ts';
import { showScan } from '../../src/operations/scan/show.ts';
import { showSchedule } from '../../src/operations/scan/show-schedule.ts';
import { startScan } from '../../src/operations/scan/start.ts';
import { showStatus } from '../../src/operations/status/show.ts';
import { showWholeStatus } from '../../src/operations/status/show-whole.ts';
import { acquireToken } from '../../src/operations/token/acquire.ts';
import { changePassphrase } from '../../src/operations/vault/change-passphrase.ts';
import { previewReset } from '../../src/operations/vault/preview-reset.ts';
import { resetVault } from '../../src/operations/vault/reset.ts';
import { rewrapVault } from '../../src/operations/vault/rewrap.ts';
import { vaultStatus } from '../../src/operations/vault/status.ts';
import { watchFile } from '../../src/operations/watch/add-file.ts';
import { watchHost } from '../../src/operations/watch/add-host.ts';
import { watchSourceFolder } from '../../src/operations/watch/add-source.ts';
import { listWatched } from '../../src/operations/watch/list.ts';
import { removeWatch } from '../../src/operations/watch/remove.ts';
import { runWatch } from '../../src/operations/watch/run.ts';
import { saidOf } from '../support/error-words.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { Installation, refuses } from './scene/installation.ts';

type Everything = HttpNeeds & ApiNeeds;

interface Trial {
  act: ActName;
  connection: string | null;
  /** Through the door, with what it needs and an input that would do something. */
  by(access: Access, context: Everything): Promise<unknown>;
  /** Only to the door. */
  knock(access: Access): Promise<unknown>;
}

function trial<Input, Done, Told>(act: Act<Everything, Input, Done, unknown, Told>, input: Input): Trial {
  const connection = act.connectionOf?.(input) ?? null;
  const door = { act: act.act, connectionOf: () => connection, run: async () => 'open', view: () => null };
  return {
    act: act.act,
    connection,
    by: (access, context) => perform(access, act, context, input),
    knock: (access) => perform(access, door, {}, input),
  };
}

const name = 'acme';
const loginUrl = 'https://login.salesforce.com';
const another = { name: 'another', loginUrl, username: 'another@acme.example' };
const consumerKey = `3MVG9${'x'.repeat(80)}`;
const fingerprint = '00:11:22:33';
const request = { name, algorithm: 'rsa-2048', lifetimeDays: 365 } as const;
const password = new Secret('correct horse battery');
const keyFile = new Secret(new Uint8Array());
const file = '/nowhere/file';
const plan: FleetPlan = { added: [], changed: [], unchanged: [], removed: [], warnings: [] };
const state = {} as RotationState;
const own = { personId: 'p', sessionId: 's' };
const page = { origin: 'http://localhost:7420', named: 'http://localhost:7420' };

/** Without an entry here an act does not compile. */
const trials: Record<ActName, Trial> = {
  'account.beginPasskey': trial(beginPasskeySignIn, page),
  'account.beginProvider': trial(beginProviderSignIn, { redirectUri: 'http://localhost:7420/x' }),
  'account.identify': trial(identifyCaller, { type: 'session', secret: password }),
  'account.identifyCanvas': trial(identifyCanvas, { bearer: password }),
  'account.identifyOrg': trial(identifyOrgCaller, {
    method: 'GET',
    target: '/api/connections',
    body: new Uint8Array(),
    headers: new Headers(),
  }),
  'account.listWays': trial(listSignInWays, { isNamed: true }),
  'account.openCanvas': trial(openCanvas, { signedRequest: password }),
  'account.show': trial(showAccount, {
    person: { name: 'anna', role: 'viewer', label: null },
    access: anybody,
    expiresAt: 0,
  }),
  'account.signIn': trial(signInPerson, { name: 'anna', password, code: null, userAgent: '' }),
  'account.signInByPasskey': trial(signInByPasskey, { answer: { id: 'x' }, page, userAgent: '' }),
  'account.signInByProvider': trial(signInByProvider, {
    begun: null,
    answered: new URL('http://localhost:7420/x'),
    userAgent: '',
  }),
  'account.takeInvitation': trial(takeInvitation, { token: password, name: 'anna', password, userAgent: '' }),
  'apiToken.list': trial(listApiTokens, { personId: null }),
  'apiToken.make': trial(makeApiToken, {
    personId: 'p',
    sessionId: 's',
    name: 'job',
    permissions: ['view'],
    label: null,
    lifetimeDays: 1,
  }),
  'apiToken.revoke': trial(revokeApiToken, { personId: null, id: 'token' }),
  'audit.export': trial(exportAudit, undefined),
  'audit.follow': trial(followEntries, { after: null }),
  'audit.head': trial(auditHead, undefined),
  'audit.list': trial(listAudit, { limit: 10, name }),
  'audit.verify': trial(verifyAudit, { kept: null }),
  'calendar.show': trial(showCalendar, { name, print: () => 'BEGIN' }),
  'calendarFeed.add': trial(addFeed, { name }),
  'calendarFeed.list': trial(listFeeds, undefined),
  'calendarFeed.read': trial(readFeed, { token: password, print: () => 'BEGIN' }),
  'calendarFeed.revoke': trial(revokeFeed, { id: 'feed' }),
  'certificate.discard': trial(discardCertificate, { name, fingerprint }),
  'certificate.download': trial(downloadCertificate, request),
  'certificate.export': trial(exportKeyPair, { name, fingerprint, format: 'pem', password }),
  'certificate.identify': trial(identifyCertificate, { file: new Uint8Array() }),
  'certificate.import': trial(importCertificate, {
    name,
    keyFile,
    passphrase: null,
    certificateFile: new Uint8Array(),
  }),
  'certificate.install': trial(installCertificate, { name, certificateFile: new Uint8Array() }),
  'certificate.list': trial(listKeyPairs, { name }),
  'certificate.listRequests': trial(listKeyRequests, { name }),
  'certificate.previewExport': trial(previewExport, { name, fingerprint }),
  'certificate.request': trial(requestCertificate, {
    ...{ name, algorithm: 'rsa-2048', subject: null, dnsNames: [], isForClients: false },
  }),
  'certificate.show': trial(showCertificate, { name, fingerprint }),
  'certificate.withdrawRequest': trial(withdrawRequest, { name, mark: '20261130-A1B2C3D4' }),
  'clientApp.previewConsumerKey': trial(previewConsumerKey, { name, consumerKey }),
  'clientApp.previewLeftRemoval': trial(previewLeftRemoval, { consumerKey }),
  'clientApp.removeLeft': trial(removeLeft, { consumerKey, announced: [] }),
  'connection.add': trial(addConnection, another),
  'connection.addFleet': trial(addFleet, { rows: [another] }),
  'connection.applyFleet': trial(applyFleet, { rows: [another], prune: false, announced: plan }),
  'connection.count': trial(countConnections, undefined),
  'connection.list': trial(listConnections, wholeListByName),
  'connection.previewFleet': trial(previewFleet, { rows: [another], prune: false }),
  'connection.previewRemoval': trial(previewRemoval, { name }),
  'connection.remove': trial(removeConnection, { name, announced: { keyPairs: [], otherConnections: [] } }),
  'connection.set': trial(setConnection, { name, contacts: ['new@acme.example'] }),
  'connection.show': trial(showConnection, { name }),
  'connection.supportBundle': trial(supportBundle, { name, versions: {} }),
  'connection.test': trial(testConnection, { name }),
  'factor.list': trial(listFactors, own),
  'installation.backup': trial(backUp, { file }),
  'installation.checkClock': trial(checkClock, { name }),
  'installation.checkReadiness': trial(checkReadiness, undefined),
  'installation.previewRestore': trial(previewRestore, { file }),
  'installation.readMetrics': trial(readMetrics, undefined),
  'installation.restore': trial(restore, { file, discard: [], lostConnections: [] }),
  'installation.show': trial(showInstallation, undefined),
  'keyPair.reportCompromised': trial(reportCompromised, { name, fingerprint }),
  'message.diagnose': trial(diagnoseMessage, { text: 'invalid_grant' }),
  'notice.acknowledge': trial(acknowledgeNotices, { what: name, snoozeDays: null }),
  'notice.acknowledgeByLink': trial(acknowledgeByLink, { token: 'forged', snoozeDays: null }),
  'notice.list': trial(listNotices, { limit: 10 }),
  'notice.readLink': trial(readAcknowledgement, { token: 'forged' }),
  'notice.testChannel': trial(testChannel, { channel: 'mail' }),
  'org.showFacts': trial(showOrgFacts, { name }),
  'orgLink.list': trial(listOrgLinks, undefined),
  'orgLink.make': trial(linkOrg, { name, role: 'viewer', by: null }),
  'orgLink.revoke': trial(unlinkOrg, { name }),
  'orgLink.rotate': trial(rotateLink, { name, by: null }),
  'orgLink.show': trial(showOrgLink, { orgId: null, person: { name: 'ada', role: 'viewer' }, access: anybody }),
  'passkey.add': trial(addPasskey, { ...own, answer: { id: 'x' }, page, name: 'laptop' }),
  'passkey.begin': trial(beginPasskey, { ...own, page }),
  'passkey.remove': trial(removePasskey, { ...own, id: 'x' }),
  'password.change': trial(changePassword, { ...own, password, newPassword: password }),
  'person.change': trial(changePerson, { name: 'anna', isDisabled: true, by: null }),
  'person.invite': trial(invite, { role: 'viewer', name: 'anna', label: null, by: null }),
  'person.list': trial(listPeople, undefined),
  'person.reset': trial(resetPerson, { name: 'anna', by: null }),
  'person.show': trial(showPerson, { name: 'anna' }),
  'proof.cleanUp': trial(cleanUpProof, { name }),
  'proof.plan': trial(planProof, { name, only: null }),
  'proof.run': trial(runProof, { name, only: null, mayBeProduction: true, version: '0.0.0' }),
  'request.runOnce': trial(runOnce, {
    key: 'k',
    by: [],
    request: [],
    isSecret: false,
    work: async () => ({ view: null, headers: {} }),
  }),
  'rotation.deploy': trial(deployRotation, { name }),
  'rotation.diagnose': trial(diagnoseRotation, { name, state }),
  'rotation.findOtherPrograms': trial(findOtherPrograms, { name }),
  'rotation.followRollout': trial(followRollout, { pattern: '*', labels: [] }),
  'rotation.previewDeploy': trial(previewDeploy, { name }),
  'rotation.revert': trial(revert, { name }),
  'rotation.rotate': trial(rotate, { name }),
  'rotation.show': trial(showRotation, { name }),
  'rotation.showRollout': trial(showRollout, undefined),
  'rotation.startDeploy': trial(startDeploy, { name }),
  'rotation.startRollout': trial(startRollout, { pattern: '*', labels: [] }),
  'rotation.stopRollout': trial(stopRollout, undefined),
  'runbook.write': trial(writeRunbook, { name, file }),
  'scan.cancel': trial(cancelScan, { name }),
  'scan.delete': trial(deleteScan, { name, number: 1 }),
  'scan.diff': trial(diffScans, { name, from: null, to: null }),
  'scan.exclude': trial(excludeFromScans, { name, types: ['Report'], names: [] }),
  'scan.document': trial(documentScan, { name, number: 1, format: 'site' }),
  'scan.export': trial(exportScan, { name, number: null, formats: [], folder: '/nowhere' }),
  'scan.list': trial(listScans, { name, limit: 9 }),
  'scan.listAll': trial(listAllScans, { name, states: null, before: null, limit: 9 }),
  'scan.listMissed': trial(listMissed, undefined),
  'scan.readDocumentation': trial(readDocumentation, { name, number: 1, format: 'site', path: 'index.html' }),
  'scan.run': trial(runScan, { name }),
  'scan.runMissed': trial(runMissed, { name: null }),
  'scan.schedule': trial(scheduleScans, { name, change: { cron: '0 2 * * *' } }),
  'scan.show': trial(showScan, { name, number: null }),
  'scan.showSchedule': trial(showSchedule, { name }),
  'scan.start': trial(startScan, { name }),
  'session.end': trial(endSession, { personId: 'p', id: 'session' }),
  'session.list': trial(listSessions, { personId: 'p', sessionId: null }),
  'session.prove': trial(proveAgain, { ...own, proof: { type: 'password', password } }),
  'status.show': trial(showStatus, undefined),
  'status.showWhole': trial(showWholeStatus, undefined),
  'token.acquire': trial(acquireToken, { name, fresh: true, refusedHash: null }),
  'totp.begin': trial(beginTotp, { ...own, host: 'localhost' }),
  'totp.confirm': trial(confirmTotp, { ...own, enrolment: 'x', code: password }),
  'totp.remove': trial(removeTotp, { ...own, proof: { type: 'password', password } }),
  'vault.changePassphrase': trial(changePassphrase, { passphrase: password }),
  'vault.previewReset': trial(previewReset, undefined),
  'vault.reset': trial(resetVault, { announced: { keyPairs: [], requests: [] } }),
  'vault.rewrap': trial(rewrapVault, undefined),
  'vault.status': trial(vaultStatus, undefined),
  'watch.addFile': trial(watchFile, { path: file, contacts: [] }),
  'watch.addHost': trial(watchHost, { host: 'acme.example', contacts: [] }),
  'watch.addSource': trial(watchSourceFolder, { path: file, contacts: [] }),
  'watch.list': trial(listWatched, undefined),
  'watch.remove': trial(removeWatch, { source: file, path: file }),
  'watch.run': trial(runWatch, { name }),
};
const every = Object.entries(trials);

const as = (role: Role, connections: readonly string[] | null = null): Access => ({
  permissions: permissionsOf(role),
  reach: connections === null ? null : { connections, withWholeApp: connections },
});
const leastOf = (act: string) => permissions[acts[act as ActName]].least;

test('each file of a room holds one act, and each act stands in the matrix', async () => {
  const root = join(import.meta.dirname, '../../src/operations');
  const found: unknown[] = [];
  for (const file of globSync('*/*.ts', { cwd: root })) {
    const exported: object = await import(join(root, file));
    const names = Object.values(exported).flatMap((value) =>
      value instanceof Object && 'act' in value ? value.act : [],
    );
    assert.equal(names.length, 1, file);
    found.push(...names);
  }
  assert.deepEqual(found.sort(), Object.keys(acts).sort());
  for (const [act, trial] of every) assert.equal(trial.act, act);
});

test('what is above a viewer is refused to a viewer, by name and permission, and changes nothing', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'latchkey.db');
  const world = new Installation({ folder, location: { type: 'sqlite', file }, tamper: async () => {} });
  t.after(() => world.close());
  const { process } = await world.connected(name);
  // Before the door nothing else is touched; what it would need stays closed.
  const context = process.context as Everything;
  const before = contentOf(file);
  const above = every.filter(([act]) => !['viewer', null].includes(leastOf(act)));
  assert.ok(above.length > 0);
  for (const [act, trial] of above) {
    const permission = acts[act as ActName];
    for (const access of [as('viewer'), as('viewer', [name]), anybody]) {
      const error = await refuses('notPermitted', trial.by(access, context));
      assert.match(saidOf(error), new RegExp(`"${permission}".*\\(${act}\\)`));
    }
    assert.deepEqual(contentOf(file), before, act);
  }
});

test('what an operator and an administrator may do is not refused to them', async () => {
  for (const [act, { knock }] of every) {
    const least = leastOf(act);
    if (least !== 'administrator') assert.equal(await knock(as('operator')), 'open', act);
    else await refuses('notPermitted', knock(as('operator')));
    assert.equal(await knock(as('administrator')), 'open', act);
  }
});

test('whoever reaches a connection and not its whole app changes nothing of the app', () => {
  const access: Access = {
    permissions: permissionsOf('administrator'),
    reach: { connections: [name], withWholeApp: [] },
  };
  const refused = Object.entries(permissions).flatMap(([permission, facts]) => {
    const isOfApp = 'isOfApp' in facts;
    return isPermitted(access, permission as Permission, name) === !isOfApp ? [] : [permission];
  });
  assert.deepEqual(refused, []);
});

test('what a role lacks is not permitted, whatever it reaches', () => {
  for (const reach of [null, { connections: [name], withWholeApp: [name] }]) {
    const access: Access = { permissions: permissionsOf('viewer'), reach };
    const had = (['view', 'test', 'rotate', 'takeToken'] as const).filter((one) => isPermitted(access, one, name));
    assert.deepEqual(had, ['view']);
  }
});

test('who is restricted to some connections reaches no other, and nothing that is the whole installation', async () => {
  for (const [act, { connection, knock }] of every) {
    if (leastOf(act) === null) continue;
    if (acts[act as ActName] === 'ownAccount') {
      assert.equal(await knock(as('viewer', ['other'])), 'open', act);
      continue;
    }
    await refuses('notPermitted', knock(as('administrator', ['other'])));
    if (connection === null) await refuses('notPermitted', knock(as('administrator', [name])));
    else assert.equal(await knock(as('administrator', ['other', name])), 'open', act);
  }
});

test('whoever nobody knows gets through to what is open, and to nothing else', async () => {
  for (const [act, { knock }] of every) {
    if (leastOf(act) === null) assert.equal(await knock(anybody), 'open', act);
    else await refuses('notPermitted', knock(anybody));
  }
});

/** Every row of every table. */
function contentOf(file: string): Record<string, unknown> {
  const database = new DatabaseSync(file, { readOnly: true });
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const rows = names.map((row) => [row.name, database.prepare(`SELECT * FROM "${row.name}"`).all()]);
  database.close();
  return Object.fromEntries(rows);
}
