// /setup: what an admin does in Setup > App Manager, so that the way to a connection can be walked in a browser. Everything
// that is saved here propagates to the servers as every save does.

import { type Exchange, type Reply, redirectTo } from '../exchange.ts';
import type { ClientApp } from '../orgs/client-app.ts';
import { createApp } from '../orgs/create.ts';
import { saveApp } from '../orgs/org.ts';
import { noteCertificate, saveCertificate } from '../orgs/save-certificate.ts';
import { ADMIN_USERNAME } from '../orgs/user.ts';
import { type AppFields, appForm, EMPTY_FIELDS, readAppForm } from './app-form.ts';
import { appList, appPage, consumerPage } from './app-pages.ts';
import { type Html, type Page, respond } from './page.ts';
import { policiesForm, readPolicies } from './policies.ts';

export async function answerSetup(exchange: Exchange): Promise<Reply> {
  const { path, request } = exchange;
  const isPost = request.method === 'POST';
  if (/^\/setup\/?$/.test(path)) return page(exchange, { title: 'App Manager', content: appList(exchange.org) });
  if (path === '/setup/apps/new') return isPost ? create(exchange) : showNew(exchange);
  const [, id, action] = /^\/setup\/apps\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
  const app = [...exchange.org.apps.values()].find((known) => known.id === id);
  if (app === undefined) return page(exchange, { title: 'There is no such app', content: appList(exchange.org) }, 404);
  switch (action) {
    case 'edit':
      return isPost ? edit(exchange, app) : showEdit(exchange, app, fieldsOf(app));
    case 'policies':
      return isPost ? editPolicies(exchange, app) : showPolicies(exchange, app);
    case 'consumer':
      return page(exchange, { title: app.label, content: consumerPage(app) });
    default:
      return showApp(exchange, app);
  }
}

function showNew(exchange: Exchange, fields = EMPTY_FIELDS, problem?: string): Promise<Reply> {
  const kind = kindOf(exchange);
  const title = kind === 'connected-app' ? 'New Connected App' : 'New External Client App';
  const action = `/setup/apps/new?kind=${kind}`;
  const content = appForm({ kind, action, cancel: '/setup', fields, certificate: null });
  return page(exchange, { title, message: errorMessage(problem), content }, problem === undefined ? 200 : 422);
}

async function create(exchange: Exchange): Promise<Reply> {
  const { org, state, request } = exchange;
  const kind = kindOf(exchange);
  const { fields, certificate, problem } = await readAppForm(await request.formData(), kind);
  const isRestricted = kind === 'connected-app' && org.settings.connectedAppCreation === 'restricted';
  const refusal = isRestricted
    ? 'Creating connected apps is restricted in this org. Create an external client app.'
    : problem;
  if (refusal !== undefined) return showNew(exchange, fields, refusal);
  const { label, contactEmail, settings } = fields;
  const options = {
    kind,
    label,
    contactEmail,
    certificate: certificate?.pem,
    settings: { ...settings, scopes: [...settings.scopes], permittedUsers: 'self-authorize' as const },
  };
  const app = createApp(org, options, state.time.now(), state.random);
  if (certificate !== undefined) noteCertificate(state, org, { before: null, certificate, byUsername: ADMIN_USERNAME });
  return savedAt(exchange, app);
}

function showEdit(exchange: Exchange, app: ClientApp, fields: AppFields, problem?: string): Promise<Reply> {
  const path = `/setup/apps/${app.id}`;
  const { certificate } = app.settings.saved;
  const content = appForm({ kind: app.kind, action: `${path}/edit`, cancel: path, fields, certificate });
  const title = `Edit ${app.label}`;
  return page(exchange, { title, message: errorMessage(problem), content }, problem === undefined ? 200 : 422);
}

async function edit(exchange: Exchange, app: ClientApp): Promise<Reply> {
  const { org, state, request } = exchange;
  const { fields, certificate, problem } = await readAppForm(await request.formData(), app.kind);
  if (app.isPackaged)
    return showEdit(exchange, app, fields, 'This app belongs to its publisher and cannot be edited here.');
  if (problem !== undefined) return showEdit(exchange, app, fields, problem);
  const { label, contactEmail, settings } = fields;
  app.label = label;
  app.contactEmail = contactEmail;
  if (certificate === undefined) saveApp(org, app, settings, state.time.now(), state.random);
  else saveCertificate(state, { org, app, certificate, byUsername: ADMIN_USERNAME, settings });
  return savedAt(exchange, app);
}

function showPolicies(exchange: Exchange, app: ClientApp): Promise<Reply> {
  return page(exchange, { title: `Edit Policies of ${app.label}`, content: policiesForm(exchange.org, app) });
}

async function editPolicies(exchange: Exchange, app: ClientApp): Promise<Reply> {
  const { org, state, request } = exchange;
  saveApp(org, app, readPolicies(await request.formData()), state.time.now(), state.random);
  return savedAt(exchange, app);
}

function showApp(exchange: Exchange, app: ClientApp): Promise<Reply> {
  const { org, state, url } = exchange;
  const { minSeconds, maxSeconds } = org.settings.propagation;
  const message = {
    kind: 'saved' as const,
    text: `Saved. Changes take ${minSeconds} to ${maxSeconds} seconds to reach every server of this org.`,
  };
  return page(exchange, {
    title: app.label,
    message: url.searchParams.has('saved') ? message : undefined,
    content: appPage(org, app, state.time.now()),
  });
}

/** The answer to a form is a redirect, so that reloading the page sends nothing again. */
function savedAt({ url }: Exchange, app: ClientApp): Reply {
  return redirectTo(`${url.origin}/setup/apps/${app.id}?saved`, 303);
}

function kindOf({ url }: Exchange): ClientApp['kind'] {
  return url.searchParams.get('kind') === 'external-client-app' ? 'external-client-app' : 'connected-app';
}

function fieldsOf({ label, contactEmail, settings }: ClientApp): AppFields {
  return { label, contactEmail, settings: settings.saved };
}

function errorMessage(problem: string | undefined): Page['message'] {
  return problem === undefined ? undefined : { kind: 'error', text: problem };
}

function page(
  { org }: Exchange,
  parts: { title: string; message?: Page['message']; content: Html },
  status = 200,
): Promise<Reply> {
  return respond({ ...parts, orgName: org.settings.name }, status);
}
