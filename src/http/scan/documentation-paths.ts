// The documentation of scans in the document of the API: no JSON is answered, so the table of routes has no line for it.

import type { acts } from '../../domain/access/acts.ts';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const parameter = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
const operationId: keyof typeof acts = 'scan.readDocumentation';

export const documentationPaths = {
  '/documentation/{name}/{number}/{path}': {
    get: {
      operationId,
      tags: ['scan'],
      summary: 'A file of the documentation of a scan, or all of it as a zip.',
      description: 'Needs the permission `view`.',
      security: [{ session: [] }, { apiToken: [] }],
      'x-permission': 'view',
      parameters: [
        parameter('name', 'Of the connection.'),
        parameter('number', 'Of the scan: 1, 2, 3 …'),
        parameter(
          'path',
          '`site/` and a path with slashes, such as `site/index.html`; `site.zip`, `markdown.zip` or `json.zip`.',
        ),
      ],
      responses: {
        200: {
          description: 'The file.',
          content: {
            'text/html': { schema: { type: 'string' } },
            'text/css': { schema: { type: 'string' } },
            'text/javascript': { schema: { type: 'string' } },
            'image/svg+xml': { schema: { type: 'string' } },
            'application/zip': { schema: { type: 'string', format: 'binary' } },
          },
        },
        202: {
          description: 'To a browser: it is being written; the page shows how far, and opens it then.',
          content: { 'text/html': { schema: { type: 'string' } } },
        },
        401: problem('Nobody is signed in.'),
        403: problem('Not permitted.'),
        404: problem('There is no such connection, scan or file.'),
        429: problem('Too many requests.'),
        503: problem('It is being written.'),
        default: problem('Any other problem; its code says which.'),
      },
    },
  },
} as const;
