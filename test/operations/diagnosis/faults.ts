// Every cause that can be produced around a simulated org: how it comes about, and its remedy. One table for the matrix and
// for the journeys. A cause stands more than once where it comes about in more than one way.

import type { Simulator } from '../../../simulator/simulator.ts';
import type { AppKind } from '../../../src/domain/client-app/client-app.ts';
import type { ConnectionChange } from '../../../src/domain/connection/connection-change.ts';
import type { CauseLabel } from '../../../src/domain/diagnosis/cause-table.ts';
import type { TransportFaultKind } from '../../../src/domain/ports.ts';
import { probeAppClosely } from '../../../src/operations/client-app/steps/probe-closely.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { lockConnection } from '../../../src/operations/connection/steps/find-connection.ts';
import type { OrgContext } from '../../../src/operations/context.ts';
import type { DownloadedCertificate } from '../../../src/operations/key-pair/steps/issue-key-pair.ts';
import { foreignCertificate } from '../../simulation/foreign-certificate.ts';

export interface Scene {
  control: Simulator['control'];
  context: OrgContext;
  name: string;
  orgId: string;
  consumerKey: string;
  username: string;
  loginUrl: string;
  /** Of the certificate that the app holds when all is well. */
  pem: string;
  /** A key pair more, as `certificate download` makes it. */
  download(): Promise<DownloadedCertificate>;
  /** What every request meets instead of an answer; null: nothing. */
  cut(fault: { kind: TransportFaultKind; detail: string } | null): void;
  /** Every token is revoked the moment it was given. */
  revokeEachToken(isOn: boolean): void;
  /** Signs in once, as a program does. */
  signIn(): Promise<void>;
  later(minutes: number): Promise<void>;
}

export interface FaultCase {
  cause: CauseLabel;
  /** How it came about, when there is more than one way; unique with the cause. */
  way: string;
  only?: AppKind;
  /** `working`: verified before it broke · `new`: never verified. */
  start: 'working' | 'new';
  /** Of a new connection. */
  at?: 'myDomain' | 'generic' | 'otherEnvironment';
  /** Minutes between the change and the test. */
  minutes?: number;
  /** The token of before cannot help: what is wrong lies before any org, or in the clock. */
  breaks(scene: Scene): Promise<void> | void;
  mends(scene: Scene): Promise<void> | void;
}

const app = (scene: Scene, patch: Parameters<Scene['control']['patchApp']>[2]) => {
  scene.control.patchApp(scene.orgId, scene.consumerKey, patch);
};
const org = (scene: Scene, patch: Parameters<Scene['control']['patchOrg']>[1]) =>
  scene.control.patchOrg(scene.orgId, patch);
const user = (scene: Scene, patch: Parameters<Scene['control']['patchUser']>[2]) =>
  scene.control.patchUser(scene.orgId, scene.username, patch);
const upload = ({ control, orgId, consumerKey }: Scene, pem: string) => {
  control.uploadCertificate(orgId, consumerKey, pem);
};
const set = async ({ context, name }: Scene, change: Omit<ConnectionChange, 'name'>) => {
  await setConnection.run(context, { name, ...change });
};
/** As a person does who comes back from Setup: without that word nothing is known to be on its way. */
export async function sayUploaded({ context, name }: Pick<Scene, 'context' | 'name'>): Promise<void> {
  await context.store.write(async (tx) => {
    const { app, pairs } = await lockConnection(tx, name);
    await probeAppClosely(context, tx, app, pairs, 'clientApp.uploadReported');
  });
}
/** As a hand that slips: the same shape, two characters exchanged. */
const mistyped = (text: string, at: number) =>
  text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
const otherKey = (consumerKey: string) =>
  `${consumerKey.slice(0, -4)}${consumerKey.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;

const path = '/services/oauth2/token';

export const faultCases: readonly FaultCase[] = [
  network('dns_failure', { kind: 'nameNotFound', detail: 'getaddrinfo ENOTFOUND acme.my.salesforce.com' }),
  network('tls_interception', { kind: 'tlsUntrusted', detail: 'self-signed certificate in certificate chain' }),
  network('tls_version_too_old', { kind: 'tlsVersion', detail: 'write EPROTO tlsv1 alert protocol version' }),
  network('proxy_interference', { kind: 'proxyFailed', detail: 'proxy proxy.acme.com:3128: it answered 407' }),
  {
    cause: 'wrong_host',
    way: 'the host redirects',
    start: 'working',
    breaks: (scene) => org(scene, { faults: { redirect: {} } }),
    mends: (scene) => org(scene, { faults: null }),
  },
  {
    cause: 'certificate_mismatch',
    way: 'a rotation, another file uploaded',
    start: 'working',
    async breaks(scene) {
      await scene.download();
      upload(scene, foreignCertificate());
    },
    mends: (scene) => upload(scene, scene.pem),
  },
  {
    cause: 'certificate_mismatch',
    way: 'set up with another file',
    start: 'new',
    breaks: (scene) => upload(scene, foreignCertificate()),
    mends: (scene) => upload(scene, scene.pem),
  },
  {
    cause: 'certificate_mismatch',
    way: 'somebody replaced the certificate',
    start: 'working',
    breaks: (scene) => upload(scene, foreignCertificate()),
    mends: (scene) => upload(scene, scene.pem),
  },
  {
    cause: 'certificate_cleared',
    way: 'a deploy without the certificate',
    start: 'working',
    breaks({ control, orgId, consumerKey }) {
      control.clearCertificate(orgId, consumerKey);
    },
    mends: (scene) => upload(scene, scene.pem),
  },
  {
    cause: 'jwt_flow_not_enabled',
    way: 'digital signatures switched off',
    only: 'connected-app',
    start: 'working',
    breaks: (scene) => app(scene, { digitalSignatures: false }),
    mends: (scene) => app(scene, { digitalSignatures: true }),
  },
  {
    cause: 'jwt_flow_not_enabled',
    way: 'the flow switched off',
    only: 'external-client-app',
    start: 'working',
    breaks: (scene) => app(scene, { jwtBearerFlow: false }),
    mends: (scene) => app(scene, { jwtBearerFlow: true }),
  },
  {
    cause: 'jwt_flow_not_enabled',
    way: 'OAuth switched off',
    start: 'working',
    breaks: (scene) => app(scene, { oauthEnabled: false }),
    mends: (scene) => app(scene, { oauthEnabled: true }),
  },
  {
    cause: 'certificate_expired',
    way: 'by our own policy',
    start: 'working',
    minutes: 370 * 24 * 60,
    breaks: () => {},
    mends: async (scene) => upload(scene, (await scene.download()).pem),
  },
  {
    cause: 'unknown_consumer_key',
    way: 'changed to one that no app has',
    start: 'working',
    breaks: (scene) => set(scene, { consumerKey: otherKey(scene.consumerKey) }),
    mends: (scene) => set(scene, { consumerKey: scene.consumerKey }),
  },
  {
    cause: 'unknown_consumer_key',
    way: 'copied wrongly at set-up',
    start: 'new',
    async breaks(scene) {
      upload(scene, scene.pem);
      await set(scene, { consumerKey: otherKey(scene.consumerKey) });
    },
    mends: (scene) => set(scene, { consumerKey: scene.consumerKey }),
  },
  {
    cause: 'wrong_audience',
    way: 'set to another host',
    start: 'working',
    breaks: (scene) => set(scene, { audience: 'https://acme.example.com' }),
    mends: (scene) => set(scene, { audience: '' }),
  },
  {
    cause: 'assertion_expired',
    way: 'a clock that lies',
    start: 'working',
    minutes: 0,
    async breaks(scene) {
      org(scene, { faults: { clockSkew: { skewSeconds: -3_600 } } });
      await scene.signIn();
    },
    mends: (scene) => org(scene, { faults: null }),
  },
  {
    cause: 'wrong_environment',
    way: 'set up at the other login host',
    start: 'new',
    at: 'otherEnvironment',
    breaks(scene) {
      upload(scene, scene.pem);
      app(scene, { myDomainRequired: false });
    },
    mends: (scene) => set(scene, { loginUrl: scene.loginUrl }),
  },
  {
    cause: 'my_domain_required',
    way: 'set up at the generic login host',
    start: 'new',
    at: 'generic',
    breaks(scene) {
      upload(scene, scene.pem);
      app(scene, { myDomainRequired: true });
    },
    mends: (scene) => set(scene, { loginUrl: scene.loginUrl }),
  },
  {
    cause: 'app_not_in_org',
    way: 'the app is of another org',
    only: 'external-client-app',
    start: 'new',
    async breaks(scene) {
      const publisher = scene.control.orgs().at(-1);
      if (publisher === undefined) throw new Error('there is no other org');
      const label = 'Elsewhere';
      const made = scene.control.createApp(publisher.orgId, {
        label,
        kind: 'external-client-app',
        certificate: scene.pem,
      });
      await set(scene, { consumerKey: made.consumerKey });
    },
    mends: async (scene) => {
      upload(scene, scene.pem);
      await set(scene, { consumerKey: scene.consumerKey });
    },
  },
  {
    cause: 'app_blocked',
    way: 'by an admin',
    start: 'working',
    breaks: (scene) => app(scene, { blocked: true }),
    mends: (scene) => app(scene, { blocked: false }),
  },
  {
    cause: 'propagation_delay',
    way: 'uploaded three minutes ago',
    start: 'new',
    minutes: 3,
    async breaks(scene) {
      org(scene, { propagation: { minSeconds: 500, maxSeconds: 590 } });
      upload(scene, scene.pem);
      await sayUploaded(scene);
    },
    mends: (scene) => scene.later(10),
  },
  {
    cause: 'salesforce_unavailable',
    way: 'a maintenance page',
    start: 'working',
    breaks: (scene) => org(scene, { faults: { maintenance: {} } }),
    mends: (scene) => org(scene, { faults: null }),
  },
  {
    cause: 'salesforce_unavailable',
    way: 'server errors',
    start: 'working',
    breaks: (scene) => org(scene, { faults: { serverError: { path } } }),
    mends: (scene) => org(scene, { faults: null }),
  },
  {
    cause: 'org_inactive',
    way: 'locked',
    start: 'working',
    breaks: (scene) => org(scene, { isActive: false }),
    mends: (scene) => org(scene, { isActive: true }),
  },
  {
    cause: 'user_not_preauthorized',
    way: 'the policy went back to self-authorize',
    start: 'working',
    breaks: (scene) => app(scene, { permittedUsers: 'self-authorize' }),
    mends: (scene) => app(scene, { permittedUsers: 'admin-approved' }),
  },
  {
    cause: 'user_not_preauthorized',
    way: 'never set at set-up',
    start: 'new',
    breaks(scene) {
      upload(scene, scene.pem);
      app(scene, { permittedUsers: 'self-authorize' });
    },
    mends: (scene) => app(scene, { permittedUsers: 'admin-approved' }),
  },
  {
    cause: 'user_not_assigned',
    way: 'the permission set was taken away',
    start: 'working',
    breaks: (scene) => app(scene, { assigned: [] }),
    mends: (scene) => app(scene, { assigned: [scene.username] }),
  },
  {
    cause: 'missing_refresh_scope',
    way: 'scopes cut down',
    start: 'working',
    breaks: (scene) => app(scene, { scopes: ['api'] }),
    mends: (scene) => app(scene, { scopes: ['api', 'refresh_token'] }),
  },
  {
    cause: 'wrong_username',
    way: 'changed to one that nobody has',
    start: 'working',
    breaks: (scene) => set(scene, { username: mistyped(scene.username, 3) }),
    mends: (scene) => set(scene, { username: scene.username }),
  },
  {
    cause: 'user_frozen_by_salesforce',
    way: 'frozen',
    start: 'working',
    breaks: (scene) => user(scene, { isFrozen: true }),
    mends: (scene) => user(scene, { isFrozen: false }),
  },
  {
    cause: 'user_inactive',
    way: 'deactivated',
    start: 'working',
    breaks: (scene) => user(scene, { isActive: false }),
    mends: (scene) => user(scene, { isActive: true }),
  },
  {
    cause: 'ip_restricted',
    way: 'login IP ranges of the profile',
    start: 'working',
    breaks: (scene) => user(scene, { ipRestricted: true }),
    mends: (scene) => user(scene, { ipRestricted: false }),
  },
  {
    cause: 'login_hours_restricted',
    way: 'login hours of the profile',
    start: 'working',
    breaks: (scene) => user(scene, { loginHoursRestricted: true }),
    mends: (scene) => user(scene, { loginHoursRestricted: false }),
  },
  {
    cause: 'login_rate_exceeded',
    way: 'too many logins in an hour',
    start: 'working',
    breaks: (scene) => org(scene, { loginsPerHour: 0 }),
    mends: (scene) => org(scene, { loginsPerHour: 3_600 }),
  },
  {
    cause: 'too_many_approvals',
    way: 'old approvals piled up',
    start: 'working',
    breaks: (scene) => user(scene, { tooManyApprovals: true }),
    mends: (scene) => user(scene, { tooManyApprovals: false }),
  },
  {
    cause: 'session_expired',
    way: 'sessions that end at once',
    start: 'working',
    breaks: (scene) => scene.revokeEachToken(true),
    mends: (scene) => scene.revokeEachToken(false),
  },
  {
    cause: 'missing_api_scope',
    way: 'scopes cut down',
    start: 'working',
    breaks: (scene) => app(scene, { scopes: ['id', 'refresh_token'] }),
    mends: (scene) => app(scene, { scopes: ['api', 'refresh_token'] }),
  },
  {
    cause: 'high_assurance_required',
    way: 'session policy of the profile',
    start: 'working',
    breaks: (scene) => user(scene, { highAssuranceRequired: true }),
    mends: (scene) => user(scene, { highAssuranceRequired: false }),
  },
  {
    cause: 'api_access_control',
    way: 'the app is not on the list',
    start: 'working',
    breaks: (scene) => org(scene, { apiAccessControl: [] }),
    mends: (scene) => org(scene, { apiAccessControl: null }),
  },
  {
    cause: 'api_not_enabled',
    way: 'the user lost API Enabled',
    start: 'working',
    breaks: (scene) => user(scene, { permissions: [] }),
    mends: (scene) => user(scene, { permissions: ['ApiEnabled', 'ModifyMetadata', 'ViewSetup'] }),
  },
  {
    cause: 'api_limit_reached',
    way: 'the calls of the day are used up',
    start: 'working',
    breaks: (scene) => org(scene, { apiLimitReached: true }),
    mends: (scene) => org(scene, { apiLimitReached: false }),
  },
  {
    cause: 'insufficient_permission',
    way: 'Modify Metadata is missing',
    start: 'working',
    breaks: (scene) => user(scene, { permissions: ['ApiEnabled', 'ViewSetup'] }),
    mends: (scene) => user(scene, { permissions: ['ApiEnabled', 'ModifyMetadata', 'ViewSetup'] }),
  },
];

function network(cause: CauseLabel, fault: { kind: TransportFaultKind; detail: string }): FaultCase {
  return {
    cause,
    way: fault.detail,
    start: 'working',
    breaks: (scene) => scene.cut(fault),
    mends: (scene) => scene.cut(null),
  };
}
