// POST and GET /services/data/vNN.0/metadata/deployRequest: the deploy over REST, multipart in, JSON out.

import { z } from 'zod';
import { json, type Question, type Reply } from '../exchange.ts';
import { ApiRefusal, notFound, notSimulated } from '../rest/api-refusal.ts';
import type { Asked } from '../rest/asked.ts';
import { startDeploy } from './deploy.ts';
import { deployStatus } from './deploy-status.ts';
import { requireMetadataAccess } from './permission.ts';

export async function startDeployRequest({ exchange, caller, base }: Asked): Promise<Reply> {
  requireMetadataAccess(caller);
  const { state, org, request } = exchange;
  const { zip, options } = await readMultipart(request);
  const { id } = startDeploy(state, org, caller, { zip, checkOnly: options.checkOnly === true });
  return json({ id, url: addressOf(base, id), deployOptions: options }, 201);
}

export function answerDeployRequest({ exchange, caller, base, parts: [id = ''] }: Asked): Reply {
  requireMetadataAccess(caller);
  const deployed = exchange.org.deploys.get(id);
  if (deployed === undefined) throw notFound();
  return json({ id, url: addressOf(base, id), deployResult: deployStatus(deployed) });
}

function addressOf(base: string, id: string): string {
  return `${base}/metadata/deployRequest/${id}`;
}

const deployRequest = z.object({ deployOptions: z.record(z.string(), z.unknown()).default({}) });

async function readMultipart(request: Question): Promise<{ zip: Uint8Array; options: Record<string, unknown> }> {
  const contentType = request.headers.get('content-type') ?? '';
  if (/^application\/json/i.test(contentType)) throw notSimulated('deploy what was validated before');
  const form = await request.formData().catch(() => undefined);
  const [described, file] = [form?.get('json') ?? form?.get('entity_content') ?? null, form?.get('file')];
  if (described === null || !(file instanceof Blob)) {
    throw new ApiRefusal(400, 'INVALID_MULTIPART_REQUEST', 'A multipart body with the parts json and file is required');
  }
  const read = deployRequest.safeParse(readJson(typeof described === 'string' ? described : await described.text()));
  if (!read.success) throw new ApiRefusal(400, 'JSON_PARSER_ERROR', 'The part json is not a deploy request');
  return { zip: new Uint8Array(await file.arrayBuffer()), options: read.data.deployOptions };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
