import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { createMetadataReader } from '../../../src/adapters/salesforce/metadata-reader.ts';
import type { InstalledApps, MetadataReader, OrgRead, VersionedSession } from '../../../src/domain/org/org.ts';
import type { HttpRequest, Transport } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { saidWords } from '../../../src/text/said-words.ts';
import { rsaLeaf } from '../../formats/rsa-leaf.ts';
import { accessToken, answer } from './answers.ts';
import { openScene, type Scene } from './signed-in.ts';

const clock = { sleep: async () => undefined, monotonicMs: () => 0 };

function value<T>(read: OrgRead<T>): T {
  return read.type === 'read' ? read.value : assert.fail(JSON.stringify(read));
}

describe('the Metadata API of a simulated org', () => {
  let scene: Scene;
  let reader: MetadataReader;
  let session: VersionedSession;

  before(async () => {
    scene = await openScene();
    reader = createMetadataReader({ transport: scene.transport, clock });
    ({ session } = await scene.signIn());
    allow('ApiEnabled', 'ModifyMetadata');
  });
  after(() => scene.close());

  type Permission = 'ApiEnabled' | 'ModifyMetadata' | 'ViewConsumerSecretsInMetadata';

  function allow(...permissions: Permission[]): void {
    scene.control.patchUser(scene.org.orgId, scene.org.username, { permissions });
  }

  it('describes its types', async () => {
    assert.ok(value(await reader.describedTypes(session)) > 10);
  });

  it('gives every Connected App with its certificate, and names those that it cannot give', async () => {
    const { orgId, consumerKey } = scene.org;
    scene.control.createApp(orgId, { label: 'Without & certificate', settings: { oauthEnabled: true } });
    scene.control.createApp(orgId, { label: 'Vendor', isPackaged: true });
    scene.control.createApp(orgId, { label: 'External', kind: 'external-client-app' });
    const { apps, unreadable } = value(await reader.connectedApps(session));
    const ours = apps.find((app) => app.consumerKey === consumerKey);
    const fingerprint = createHash('sha256')
      .update(ours?.certificateDer ?? '')
      .digest('hex')
      .toUpperCase();
    assert.equal(fingerprint, scene.pair.fingerprint.replaceAll(':', ''));
    const without = apps.find(({ label }) => label === 'Without & certificate');
    assert.equal(without?.certificateDer, null);
    assert.equal(apps.length, 2, 'an External Client App is none');
    assert.equal(unreadable.length, 1);
    assert.match(unreadable[0]?.message ?? '', /Load of metadata from db failed/);
  });

  it('believes the certificate of an External Client App where the org shows it', async () => {
    const { orgId } = scene.org;
    const app = { label: 'Shown', kind: 'external-client-app', certificate: scene.pair.certificatePem } as const;
    const { consumerKey } = scene.control.createApp(orgId, app);
    scene.control.patchOrg(orgId, { consumerSecretsInMetadata: true });
    const hidden = value(await reader.externalClientApps(session));
    assert.deepEqual(hidden.apps, []);
    assert.ok(hidden.notShown.includes('Shown_glbloauth'));

    allow('ApiEnabled', 'ModifyMetadata', 'ViewConsumerSecretsInMetadata');
    const shown = value(await reader.externalClientApps(session));
    allow('ApiEnabled', 'ModifyMetadata');
    const one = shown.apps.find(({ fullName }) => fullName === 'Shown_glbloauth');
    assert.equal(one?.kind, 'external-client-app');
    assert.equal(one?.consumerKey, consumerKey);
    assert.ok(one?.certificateDer instanceof Uint8Array);
  });

  it('names the permission that is missing', async () => {
    allow('ApiEnabled');
    const reads = [await reader.describedTypes(session), await reader.connectedApps(session)];
    allow('ApiEnabled', 'ModifyMetadata');
    for (const read of reads) {
      assert.ok(read.type === 'notPermitted', JSON.stringify(read));
      assert.equal(read.permission, 'Modify Metadata Through Metadata API Functions');
    }
  });

  it('does not show a JWT-based token to a version that cannot take it', async () => {
    const jwt = { ...session, accessToken: new Secret('eyJhbGciOiJSUzI1NiJ9.e30.c2ln'), apiVersion: '67.0' };
    const read = await reader.connectedApps(jwt);
    assert.ok(read.type === 'failed', JSON.stringify(read));
    assert.match(
      saidWords(read.message),
      /JWT-based access tokens, which the SOAP Metadata API takes from v68\.0 on, and this org offers v67\.0$/,
    );
  });

  it('says that a session is over, which SOAP does with HTTP 500', async () => {
    const wrong = { ...session, accessToken: new Secret('00D000000000001!wrong') };
    assert.deepEqual(await reader.connectedApps(wrong), {
      type: 'sessionRefused',
      message: 'Session expired or invalid',
    });
  });
});

describe('an org that breaks', () => {
  const session: VersionedSession = {
    instanceUrl: 'https://acme.my.salesforce.com',
    accessToken: new Secret(accessToken),
    apiVersion: '68.0',
  };
  const soap = (content: string, status = 200) =>
    answer(status, `<?xml version="1.0"?><s:Envelope xmlns:s="x"><s:Body>${content}</s:Body></s:Envelope>`);
  const certificate = Buffer.from(rsaLeaf().der).toString('base64');
  const appXml = (label: string) =>
    `<ConnectedApp xmlns="y"><label>${label}</label><oauthConfig><certificate>${certificate}</certificate></oauthConfig></ConnectedApp>`;

  /** Plays an org with these apps; a retrieve that asks for a broken one fails as a whole. */
  function orgWith(names: string[], broken: string[], files: Record<string, string> = {}) {
    const requests: string[] = [];
    let asked: string[] = [];
    const transport: Transport = {
      async send({ body }: HttpRequest) {
        const text = String(body);
        const operation = /<soapenv:Body><(\w+)>/.exec(text)?.[1] ?? '';
        requests.push(operation);
        const members = [...text.matchAll(/<members>(.*?)<\/members>/g)].map(([, name = '']) => name);
        if (operation === 'listMetadata') {
          const results = names.map((name) => `<result><fullName>${name}</fullName></result>`).join('');
          return soap(`<listMetadataResponse>${results}</listMetadataResponse>`);
        }
        if (operation === 'retrieve') {
          asked = members;
          return soap('<retrieveResponse><result><id>09S000000000001AAA</id></result></retrieveResponse>');
        }
        const isBroken = asked.some((name) => broken.includes(name));
        const zip = zipSync(
          Object.fromEntries(
            asked.map((name) => [
              `unpackaged/connectedApps/${name}.connectedApp`,
              strToU8(files[name] ?? appXml(name)),
            ]),
          ),
        );
        const result = isBroken
          ? '<success>false</success><errorMessage>UNKNOWN_EXCEPTION: gack</errorMessage>'
          : `<success>true</success><zipFile>${Buffer.from(zip).toString('base64')}</zipFile>`;
        return soap(
          `<checkRetrieveStatusResponse><result><done>true</done>${result}</result></checkRetrieveStatusResponse>`,
        );
      },
    };
    return { requests, apps: () => createMetadataReader({ transport, clock }).connectedApps(session) };
  }

  const names = (apps: InstalledApps['apps'] | InstalledApps['unreadable']) => apps.map(({ fullName }) => fullName);

  it('by one app that sinks a whole retrieve still gives all others', async () => {
    const org = orgWith(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'], ['F']);
    const { apps, unreadable } = value(await org.apps());
    assert.deepEqual(names(apps), ['A', 'B', 'C', 'D', 'E', 'G', 'H']);
    assert.deepEqual(unreadable, [{ fullName: 'F', message: 'UNKNOWN_EXCEPTION: gack' }]);
    assert.equal(org.requests.filter((operation) => operation === 'retrieve').length, 7);
  });

  it('by files that are no app, a certificate that is none, a file that is too large: each is named', async () => {
    const org = orgWith(['Good', 'NoXml', 'Evil', 'NoCert', 'Huge'], [], {
      NoXml: 'certainly no XML',
      Evil: `<!DOCTYPE x [<!ENTITY a "aaaa">]>${appXml('&a;')}`,
      NoCert: appXml('x').replace(certificate, '!!!'),
      Huge: appXml('x'.repeat(300_000)),
    });
    const { apps, unreadable } = value(await org.apps());
    assert.deepEqual(names(apps), ['Good']);
    assert.deepEqual(names(unreadable), ['NoXml', 'Evil', 'NoCert', 'Huge']);
    assert.match(unreadable[2]?.message ?? '', /certificateUnreadable: There is neither/);
  });

  it('with names and numbers as developer names, and with none at all', async () => {
    const org = orgWith(['123', 'My%20App'], []);
    const { apps } = value(await org.apps());
    assert.equal(apps[0]?.fullName, '123');
    assert.equal(apps[0]?.label, '123');
    assert.deepEqual(value(await orgWith([], []).apps()), { apps: [], unreadable: [], notShown: [] });
  });

  it('by anything that is no SOAP answer fails in words', async () => {
    for (const broken of [answer(200, '<html>'), answer(503, 'x'), soap('<other/>'), soap(''), answer(200, '')]) {
      const transport: Transport = { send: async () => broken };
      const read = await createMetadataReader({ transport, clock }).connectedApps(session);
      assert.equal(read.type, 'failed');
    }
  });

  it('by never finishing ends in two minutes, or when the caller gives up', async () => {
    let now = 0;
    const slowClock = {
      monotonicMs: () => now,
      sleep: async (ms: number, signal?: AbortSignal) => {
        signal?.throwIfAborted();
        now += ms;
      },
    };
    const transport: Transport = {
      async send({ body }) {
        const operation = /<soapenv:Body><(\w+)>/.exec(String(body))?.[1];
        const result = '<result><id>1</id><done>false</done><fullName>A</fullName></result>';
        return soap(`<${operation}Response>${result}</${operation}Response>`);
      },
    };
    const reader = createMetadataReader({ transport, clock: slowClock });
    const read = await reader.connectedApps(session);
    assert.ok(read.type === 'failed' && read.message === 'retrieveTooLong: 120');
    assert.ok(now >= 120_000 && now < 130_000);
    const aborted = await reader.connectedApps(session, AbortSignal.abort());
    assert.ok(aborted.type === 'noAnswer' && aborted.fault === 'aborted');
  });

  it('never gets the token into an address', async () => {
    const urls: string[] = [];
    const transport: Transport = {
      async send({ url }) {
        urls.push(url);
        return answer(500, '');
      },
    };
    await createMetadataReader({ transport, clock }).describedTypes(session);
    assert.deepEqual(urls, ['https://acme.my.salesforce.com/services/Soap/m/68.0']);
  });
});
