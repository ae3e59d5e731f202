// POST and GET /services/data/vNN.0/metadata/deployRequest: the deploy over REST, multipart in, JSON out.

import { type Exchange, json, type Question, type Reply } from '../exchange.ts';
import { ApiRefusal, notFound } from '../rest/api-refusal.ts';
import type { Caller } from '../rest/authorize.ts';
import { startDeploy } from './deploy.ts';
import { deployStatus } from './deploy-status.ts';
import { requireMetadataAccess } from './permission.ts';

export async function answerDeployRequest(
  { state, org, request }: Exchange,
  caller: Caller,
  base: string,
  resource: string,
): Promise<Reply> {
  requireMetadataAccess(caller);
  const url = (id: string) => `${base}/metadata/deployRequest/${id}`;
  if (request.method === 'POST') {
    const { zip, options } = await readMultipart(request);
    const deployed = startDeploy(state, org, caller, { zip, checkOnly: options.checkOnly === true });
    return json({ id: deployed.id, url: url(deployed.id), deployOptions: options }, 201);
  }
  const id = resource.slice('/metadata/deployRequest/'.length);
  const deployed = org.deploys.get(id);
  if (deployed === undefined) throw notFound();
  return json({ id, url: url(id), deployResult: deployStatus(deployed) });
}

async function readMultipart(request: Question): Promise<{ zip: Uint8Array; options: Record<string, unknown> }> {
  const form = await request.formData().catch((cause: unknown) => {
    throw new ApiRefusal(400, 'INVALID_MULTIPART_REQUEST', `The multipart body could not be read: ${String(cause)}`);
  });
  const [described, file] = [form.get('json') ?? form.get('entity_content'), form.get('file')];
  if (described === null || !(file instanceof Blob)) {
    throw new ApiRefusal(400, 'INVALID_MULTIPART_REQUEST', 'The parts json and file are required');
  }
  const text = typeof described === 'string' ? described : await described.text();
  const { deployOptions = {} } = JSON.parse(text) as { deployOptions?: Record<string, unknown> };
  return { zip: new Uint8Array(await file.arrayBuffer()), options: deployOptions };
}
