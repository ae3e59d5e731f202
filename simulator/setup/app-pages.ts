// App Manager: the list of apps, and the page of one app with its certificate and its consumer key.

import { html } from 'hono/html';
import type { ClientApp } from '../orgs/client-app.ts';
import type { Org } from '../orgs/org.ts';
import type { Html } from './page.ts';

const KIND_LABELS = { 'connected-app': 'Connected App', 'external-client-app': 'External Client App' } as const;

export function appList(org: Org): Html {
  const rows = [...org.apps.values()].map(
    (app) => html`<tr><th scope="row"><a href="/setup/apps/${app.id}">${app.label}</a></th>
<td>${app.name}</td><td>${KIND_LABELS[app.kind]}${app.isPackaged ? ' (installed package)' : ''}</td>
<td>${app.isPackaged ? '' : html`<a href="/setup/apps/${app.id}/edit" aria-label="Edit ${app.label}">Edit</a>`}
<a href="/setup/apps/${app.id}/policies" aria-label="Manage ${app.label}">Manage</a></td></tr>`,
  );
  const none = html`<p>There is no app yet. The next step is to make one.</p>`;
  const table = html`<table><caption>Apps</caption>
<thead><tr><th scope="col">App Name</th><th scope="col">Developer Name</th><th scope="col">App Type</th><th scope="col">Actions</th></tr></thead>
<tbody>${rows}</tbody></table>`;
  return html`<p>${
    org.settings.connectedAppCreation === 'allowed'
      ? html`<a class="button" href="/setup/apps/new?kind=connected-app">New Connected App</a> `
      : ''
  }<a class="button" href="/setup/apps/new?kind=external-client-app">New External Client App</a></p>
${rows.length === 0 ? none : table}`;
}

export function appPage(org: Org, app: ClientApp, now: number): Html {
  const { certificate, oauthEnabled, digitalSignatures, scopes, permittedUsers } = app.settings.saved;
  const path = `/setup/apps/${app.id}`;
  return html`<p><a class="button" href="${path}/edit">Edit</a>
<a class="button plain" href="${path}/policies">Manage</a>
<a class="button plain" href="${path}/consumer">Manage Consumer Details</a></p>
<section><h2>${KIND_LABELS[app.kind]}</h2>
<dl>
<dt>API Name</dt><dd>${app.name}</dd>
<dt>OAuth Settings</dt><dd>${oauthEnabled ? 'Enabled' : 'Not enabled'}</dd>
<dt>Use digital signatures</dt><dd>${digitalSignatures ? 'Yes' : 'No'}</dd>
<dt>Selected OAuth Scopes</dt><dd>${scopes.join(', ') || 'None'}</dd>
<dt>Permitted Users</dt><dd>${permittedUsers === 'admin-approved' ? 'Admin approved users are pre-authorized' : 'All users may self-authorize'}</dd>
<dt>Digital certificate</dt><dd>${
    certificate === null
      ? 'None'
      : html`${certificate.subject}<br>Expires ${new Date(certificate.notAfter).toISOString().slice(0, 10)}<br><code>${certificate.fingerprint}</code>`
  }</dd>
</dl></section>
<section><h2>Propagation (shown by the simulator only)</h2><p>${propagation(org, app, now)}</p></section>`;
}

export function consumerPage(app: ClientApp): Html {
  return html`<section><h2>Consumer Details</h2><dl>
<dt>Consumer Key</dt><dd><code id="consumer-key">${app.consumerKey}</code></dd>
<dt>Consumer Secret</dt><dd>The JWT bearer flow does not use it.</dd></dl></section>
<p><a class="button plain" href="/setup/apps/${app.id}">Back to the app</a></p>`;
}

function propagation(org: Org, app: ClientApp, now: number): string {
  const { servers } = org.settings;
  const saved = app.settings.saved;
  const upToDate = Array.from({ length: servers }, (_, i) => app.settings.seenBy(i, now) === saved).filter(Boolean);
  const last = app.settings.revisions.at(-1)?.reachesServersAt ?? [];
  const secondsLeft = Math.ceil((Math.max(now, ...last) - now) / 1000);
  if (upToDate.length === servers) return `All ${servers} servers see the app as it was saved last.`;
  return `${upToDate.length} of ${servers} servers see the app as it was saved last; the rest follow within ${secondsLeft} seconds.`;
}
