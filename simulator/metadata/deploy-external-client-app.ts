// The three components of an External Client App in a deploy. A field that this simulator keeps no record of is refused where
// it would change: a deploy that succeeds has done what it says.

import type { ClientApp } from '../orgs/client-app.ts';
import { type Org, saveApp } from '../orgs/org.ts';
import { saveCertificate } from '../orgs/save-certificate.ts';
import { contentOf, oauthScope } from './components.ts';
import { type DeployFile, failed, findByName, planned, readSlot, type Step } from './deploy-step.ts';
import { ECA_GLOBAL_OAUTH, ECA_OAUTH, EXTERNAL_CLIENT_APP, type MetadataType } from './types.ts';
import { asText, isTrue, type XmlNode } from './xml.ts';

export function planExternalClientApp(org: Org, file: DeployFile, node: XmlNode): Step {
  const app = findByName(org, 'external-client-app', file.name);
  if (app === undefined) return failed(file, 'This simulator does not create an External Client App by a deploy');
  const changes = readChanges(app, EXTERNAL_CLIENT_APP, node, ['contactEmail', 'label']);
  if (typeof changes === 'string') return failed(file, changes);
  return planned(file, { changed: changes.size > 0 }, () => {
    app.label = changes.get('label') ?? app.label;
    app.contactEmail = changes.get('contactEmail') ?? app.contactEmail;
  });
}

export function planOauthSettings(org: Org, file: DeployFile, node: XmlNode): Step {
  const app = appOf(org, node);
  if (app === undefined) return failed(file, NO_APP);
  const changes = readChanges(app, ECA_OAUTH, node, ['commaSeparatedOauthScopes']);
  if (typeof changes === 'string') return failed(file, changes);
  const scopes = changes
    .get('commaSeparatedOauthScopes')
    ?.split(',')
    .map((scope) => oauthScope(scope.trim()));
  return planned(file, { changed: scopes !== undefined }, ({ time, random }, target) => {
    if (scopes !== undefined) saveApp(target, app, { scopes }, time.now(), random);
  });
}

export function planGlobalOauth(org: Org, file: DeployFile, node: XmlNode): Step {
  const app = appOf(org, node);
  if (app === undefined) return failed(file, NO_APP);
  if (asText(node.consumerKey) !== undefined) return failed(file, 'You cannot provide a Consumer Key');
  if (isTrue(node.shouldRotateConsumerKey) || isTrue(node.shouldRotateConsumerSecret)) {
    return failed(file, 'This simulator does not rotate a consumer key or a consumer secret');
  }
  const changes = readChanges(app, ECA_GLOBAL_OAUTH, node, ['callbackUrl', 'certificate']);
  if (typeof changes === 'string') return failed(file, changes);
  const certificate = readSlot(node.certificate);
  if (typeof certificate === 'string') return failed(file, certificate);
  const settings = { callbackUrl: asText(node.callbackUrl) ?? app.settings.saved.callbackUrl };
  return planned(file, { changed: true }, (state, target, byUsername) =>
    saveCertificate(state, { org: target, app, certificate, byUsername, settings }),
  );
}

const NO_APP = 'The external client app that this component names does not exist';

function appOf(org: Org, node: XmlNode): ClientApp | undefined {
  return findByName(org, 'external-client-app', asText(node.externalClientApplication) ?? '');
}

/** The fields with another text than the app has, by name; a sentence where one of them can not be changed. */
function readChanges(
  app: ClientApp,
  type: MetadataType,
  node: XmlNode,
  changeable: readonly string[],
): Map<string, string> | string {
  if (app.isPackaged) return 'Cannot modify managed object';
  const present = contentOf(type, app);
  const changes = new Map<string, string>();
  for (const name of Object.keys(node)) {
    const text = asText(node[name]) ?? '';
    if (text === String(present[name] ?? '')) continue;
    if (!changeable.includes(name)) return `This simulator does not change ${name} of an ${type.xmlName}`;
    changes.set(name, text);
  }
  return changes;
}
