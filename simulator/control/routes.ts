// The control interface over HTTP: parse, call SimulatorControl, answer JSON. Under /simulator on every origin. It is for
// tests, demonstrations and people at the keyboard; no client of Salesforce knows it.

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { CertificateRefused } from '../orgs/certificate.ts';
import { NotThere, type SimulatorControl } from './control.ts';
import {
  appPatch,
  clockAdvance,
  installation,
  newApp,
  newManagedCertificate,
  newUser,
  orgChanges,
  orgPatch,
  sessionRevocation,
  userPatch,
} from './patches.ts';

export function controlRoutes(control: SimulatorControl): Hono {
  const routes = new Hono();
  routes.onError(answerError);

  routes.get('/orgs', (c) => c.json({ orgs: control.orgs() }));
  routes.patch('/orgs/:orgId', async (c) => {
    control.patchOrg(c.req.param('orgId'), await read(c, orgPatch));
    return c.json({ ok: true });
  });
  routes.get('/orgs/:orgId/truth', (c) => {
    const orgId = c.req.param('orgId');
    if (c.req.query('references') === 'true') return c.json({ references: control.references(orgId) });
    if (c.req.query('secrets') === 'true') return c.json({ secrets: control.secrets(orgId) });
    return c.json({ components: control.truth(orgId) });
  });
  routes.get('/orgs/:orgId/changes', (c) => c.json({ changes: control.changes(c.req.param('orgId')) }));
  routes.post('/orgs/:orgId/changes', async (c) =>
    c.json({ changes: control.changeComponents(c.req.param('orgId'), await read(c, orgChanges)) }),
  );
  routes.get('/orgs/:orgId/apps', (c) => c.json({ apps: control.apps(c.req.param('orgId')) }));
  routes.post('/orgs/:orgId/apps', async (c) =>
    c.json(control.createApp(c.req.param('orgId'), await read(c, newApp)), 201),
  );
  routes.post('/orgs/:orgId/installations', async (c) =>
    c.json(control.installApp(c.req.param('orgId'), await read(c, installation)), 201),
  );
  routes.post('/orgs/:orgId/certificates', async (c) => {
    control.addManagedCertificate(c.req.param('orgId'), await read(c, newManagedCertificate));
    return c.json({ ok: true }, 201);
  });
  routes.post('/orgs/:orgId/users', async (c) => {
    control.createUser(c.req.param('orgId'), await read(c, newUser));
    return c.json({ ok: true }, 201);
  });
  routes.patch('/orgs/:orgId/users/:username', async (c) => {
    control.patchUser(c.req.param('orgId'), c.req.param('username'), await read(c, userPatch));
    return c.json({ ok: true });
  });

  routes.patch('/orgs/:orgId/apps/:key', async (c) =>
    c.json(control.patchApp(c.req.param('orgId'), c.req.param('key'), await read(c, appPatch))),
  );
  routes.post('/orgs/:orgId/apps/:key/certificate', async (c) =>
    c.json(control.uploadCertificate(c.req.param('orgId'), c.req.param('key'), await c.req.text())),
  );
  routes.delete('/orgs/:orgId/apps/:key/certificate', (c) =>
    c.json(control.clearCertificate(c.req.param('orgId'), c.req.param('key'))),
  );
  routes.get('/orgs/:orgId/apps/:key/servers', (c) =>
    c.json({ certificates: control.certificatesSeenByServers(c.req.param('orgId'), c.req.param('key')) }),
  );

  routes.post('/clock', async (c) => c.json(control.advanceClock((await read(c, clockAdvance)).advanceSeconds)));
  routes.get('/log', (c) => {
    const { orgId, after } = c.req.query();
    return c.json({ entries: control.log({ orgId, after: after === undefined ? undefined : Number(after) }) });
  });
  routes.post('/sessions/revoke', async (c) => c.json(control.revokeSessions(await read(c, sessionRevocation))));
  return routes;
}

/** An empty body counts as {}. */
async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const text = await c.req.text();
  return schema.parse(text.trim() === '' ? {} : JSON.parse(text));
}

function answerError(error: Error, c: Context): Response {
  if (error instanceof NotThere) return c.json({ error: error.message }, 404);
  if (error instanceof CertificateRefused) return c.json({ error: error.message }, 422);
  if (error instanceof z.ZodError) return c.json({ error: z.prettifyError(error) }, 400);
  if (error instanceof SyntaxError) return c.json({ error: 'the body is not JSON' }, 400);
  throw error;
}
