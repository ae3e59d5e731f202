// POST and GET /services/data/vNN.0/metadata/deployRequest: the deploy over REST, multipart in, JSON out.

import { z } from 'zod';
import { json, type Question, type Reply } from '../exchange.ts';
import type { DeployOptions } from '../orgs/metadata-jobs.ts';
import { ApiRefusal, notFound } from '../rest/api-refusal.ts';
import type { Asked } from '../rest/asked.ts';
import { cancelDeploy, deployValidated, startDeploy } from './deploy.ts';
import { deployStatus } from './deploy-status.ts';
import { requireMetadataAccess } from './permission.ts';

export async function startDeployRequest({ exchange, caller, base }: Asked): Promise<Reply> {
  requireMetadataAccess(caller);
  const { state, org, request } = exchange;
  if (/^application\/json/i.test(request.headers.get('content-type') ?? '')) {
    const quick = validatedRequest.safeParse(readJson(await request.text()));
    const id = quick.success ? quick.data.validatedDeployRequestId : '';
    const deployed = deployValidated(state, org, caller, id);
    if (deployed === undefined) throw notValidated(id);
    return json({ id: deployed.id, url: addressOf(base, deployed.id), validatedDeployRequestId: id }, 201);
  }
  const { zip, deployOptions } = await readMultipart(request);
  const { id } = startDeploy(state, org, caller, { zip, options: optionsIn(deployOptions) });
  return json({ id, url: addressOf(base, id), deployOptions }, 201);
}

export function answerDeployRequest({ exchange, caller, base, parts: [id = ''] }: Asked): Reply {
  requireMetadataAccess(caller);
  const deployed = exchange.org.deploys.get(id);
  if (deployed === undefined) throw notFound();
  const withDetails = exchange.url.searchParams.get('includeDetails') === 'true';
  return json({ id, url: addressOf(base, id), deployResult: deployStatus(deployed, withDetails) });
}

export async function changeDeployRequest({ exchange, caller, base, parts: [id = ''] }: Asked): Promise<Reply> {
  requireMetadataAccess(caller);
  const { state, org, request } = exchange;
  const wish = cancelWish.safeParse(readJson(await request.text()));
  if (!wish.success) throw new ApiRefusal(400, 'JSON_PARSER_ERROR', 'Only the status Canceling can be asked for');
  const deployed = cancelDeploy(state, org, caller, id);
  if (deployed === undefined) throw notFound();
  return json({ id, url: addressOf(base, id), deployResult: deployStatus(deployed, false) }, 202);
}

function addressOf(base: string, id: string): string {
  return `${base}/metadata/deployRequest/${id}`;
}

const cancelWish = z.object({ deployResult: z.object({ status: z.literal('Canceling') }) });
const validatedRequest = z.object({ validatedDeployRequestId: z.string() });

function notValidated(id: string): ApiRefusal {
  const message = `invalid cross reference id: ${id}`;
  return new ApiRefusal(400, 'INVALID_CROSS_REFERENCE_KEY', message);
}

const deployRequest = z.object({ deployOptions: z.record(z.string(), z.unknown()).default({}) });

/** Whether an org takes a missing rollbackOnError for true is not proved; over SOAP it does not. */
function optionsIn(given: Record<string, unknown>): DeployOptions {
  return {
    checkOnly: given.checkOnly === true,
    rollbackOnError: given.rollbackOnError !== false,
    ignoreWarnings: given.ignoreWarnings === true,
    allowMissingFiles: given.allowMissingFiles === true,
    runTests: (given.testLevel ?? 'NoTestRun') !== 'NoTestRun',
  };
}

async function readMultipart(request: Question): Promise<{ zip: Uint8Array; deployOptions: Record<string, unknown> }> {
  const form = await request.formData().catch(() => undefined);
  const [described, file] = [form?.get('json') ?? form?.get('entity_content') ?? null, form?.get('file')];
  if (described === null || !(file instanceof Blob)) {
    throw new ApiRefusal(400, 'INVALID_MULTIPART_REQUEST', 'A multipart body with the parts json and file is required');
  }
  const read = deployRequest.safeParse(readJson(typeof described === 'string' ? described : await described.text()));
  if (!read.success) throw new ApiRefusal(400, 'JSON_PARSER_ERROR', 'The part json is not a deploy request');
  return { zip: new Uint8Array(await file.arrayBuffer()), deployOptions: read.data.deployOptions };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
