// What is served beside the table of routes and asks nobody who they are: the document itself, probes, and addresses that are secrets.

const security: never[] = [];
const answered = (description: string, type: string, schema: object = { type: 'string' }) => ({
  description,
  content: { [type]: { schema } },
});
const page = (description: string) => answered(description, 'text/html');
const status = { type: 'object', properties: { status: { type: 'string' } }, required: ['status'] };
const readiness = {
  type: 'object',
  properties: {
    status: { enum: ['ready', 'notReady'] },
    database: { type: 'boolean' },
    vault: { type: 'boolean' },
    accepting: { type: 'boolean' },
  },
  required: ['status', 'database', 'vault', 'accepting'],
};
const secretIn = (name: string, pattern: string) => ({
  name,
  in: 'path',
  required: true,
  description: 'The secret of this address.',
  schema: { type: 'string', pattern },
});
const link = secretIn('token', '^[A-Za-z0-9_-]{72}$');
const gone = { 404: page('No such address.'), 410: page('Its time is over.') };

const choice = {
  type: 'object',
  properties: {
    act: { enum: ['acknowledge', 'snooze'] },
    of: { type: 'string', description: '`all`, or the number of one notice.' },
    days: { type: 'string', description: 'For `snooze`.' },
  },
  required: ['act'],
};

export const openPaths = {
  '/api/openapi.json': {
    get: {
      operationId: 'document',
      tags: ['open'],
      summary: 'This document.',
      security,
      responses: { 200: answered('OpenAPI 3.1.', 'application/json', { type: 'object' }) },
    },
  },
  '/health/live': {
    get: {
      operationId: 'health.live',
      tags: ['open'],
      summary: 'Whether the process answers at all.',
      security,
      responses: { 200: answered('It does.', 'application/json', status) },
    },
  },
  '/health/ready': {
    get: {
      operationId: 'health.ready',
      tags: ['open'],
      summary: 'Whether database and vault work and requests are taken.',
      security,
      responses: {
        200: answered('Ready.', 'application/json', readiness),
        503: answered('Not ready.', 'application/json', readiness),
      },
    },
  },
  '/calendar/{token}.ics': {
    get: {
      operationId: 'calendar',
      tags: ['open'],
      summary: 'A calendar of certificates that end, by its secret address.',
      security,
      parameters: [secretIn('token', '^[A-Za-z0-9_-]{43}$')],
      responses: {
        200: answered('The calendar.', 'text/calendar'),
        404: answered('No such address.', 'application/json', { type: 'object' }),
      },
    },
  },
  '/acknowledge/{token}': {
    get: {
      operationId: 'acknowledgement',
      tags: ['open'],
      summary: 'The page behind the link in a notice. Looking at it acknowledges nothing.',
      security,
      parameters: [link],
      responses: { 200: page('The notice, with a form.'), ...gone },
    },
    post: {
      operationId: 'acknowledgement.send',
      tags: ['open'],
      summary: 'What the form of that page sends.',
      security,
      parameters: [link],
      requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: choice } } },
      responses: {
        200: page('Taken note of.'),
        400: answered('Not what the form sends.', 'application/json', { type: 'object' }),
        ...gone,
      },
    },
  },
} as const;
