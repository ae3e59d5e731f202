// `latchkey certificate request | requests | install | withdraw`: certificates that an authority signs.

import { resolve } from 'node:path';
import { LatchkeyError } from '../../domain/errors.ts';
import { showConnection } from '../../operations/connection/show.ts';
import { installCertificate } from '../../operations/key-pair/install.ts';
import { listKeyRequests } from '../../operations/key-pair/list-requests.ts';
import { requestCertificate } from '../../operations/key-pair/request.ts';
import { withdrawRequest } from '../../operations/key-pair/withdraw-request.ts';
import { day } from '../../text/instants.ts';
import { nextStepWords } from '../../text/status/next-step.ts';
import type { Application } from '../application.ts';
import { isAgreed } from '../consent.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, isSet, textOption, texts } from '../read-options.ts';
import { table } from '../table.ts';
import { lineWidth } from '../terminal.ts';
import { checkedAlgorithm, largestKeyFileBytes, refuseExisting, writeCertificate } from './certificate.ts';

/** @param custody where the key is made; not given: where the app has its keys. */
export async function request(app: Application, invocation: Invocation, custody?: string | null): Promise<Outcome> {
  const { options } = invocation;
  const name = argument(invocation, 0);
  const algorithm = checkedAlgorithm(textOption(options, 'algorithm') ?? 'rsa-2048');
  const out = textOption(options, 'out');
  if (out !== undefined) await refuseExisting(app, out);
  const made = await app.perform(requestCertificate, {
    ...{ name, algorithm, subject: textOption(options, 'subject') ?? null },
    ...{ dnsNames: texts(options, 'dns') ?? [], isForClients: isSet(options, 'clientAuth') },
    ...(custody === undefined ? {} : { custody }),
  });
  const { pem, ...view } = requestCertificate.view(made);
  const file = await writeRequest(app, { name, mark: view.mark, pem }, out ?? made.fileName);
  const lines = [
    `Wrote ${file}`,
    `  for ${view.subject}; its private key waits here, and what signs in today stays as it is.`,
    `Next: let your certificate authority sign it, then ${app.calledAs()} certificate install ${name} --cert FILE`,
  ];
  return done(lines.join('\n'), { file, ...view });
}

export async function requests(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const mark = textOption(invocation.options, 'mark');
  const view = listKeyRequests.view(await app.perform(listKeyRequests, { name, mark }));
  const out = textOption(invocation.options, 'out');
  const [one] = view.requests;
  if (mark === undefined || one === undefined) {
    if (one === undefined) return done('No key request waits for its certificate.', view);
    const rows = view.requests.map((each) => [each.mark, each.algorithm, each.requestedAt.slice(0, 10), each.subject]);
    return done(table(['mark', 'key', 'since', 'subject'], rows, lineWidth(app.terminal)), view);
  }
  if (out === undefined) return done(one.pem.trimEnd(), one);
  await refuseExisting(app, out);
  const { pem, ...facts } = one;
  const file = await writeRequest(app, { name, mark, pem }, out);
  return done(`Wrote ${file}`, { file, ...facts });
}

/** The request is committed already: a failed write loses nothing, and the error says how to get the file. */
export async function writeRequest(
  app: Application,
  { name, mark, pem }: { name: string; mark: string; pem: string },
  out: string,
): Promise<string> {
  const file = resolve(app.workingFolder, out);
  try {
    await app.files.write(file, Buffer.from(pem));
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    throw new LatchkeyError('requestNotWritten', { name, mark, cause: error });
  }
  return file;
}

export async function withdraw(app: Application, invocation: Invocation): Promise<Outcome> {
  const [name, mark] = [argument(invocation, 0), argument(invocation, 1)];
  const said = 'Its private key is erased: a certificate that comes for it later is of no use.';
  if (!(await isAgreed(app, invocation, { act: 'Withdrawing a key request', said, question: `Give up ${mark}?` })))
    return done('Nothing was changed.', { withdrawn: false });
  const request = await app.perform(withdrawRequest, { name, mark });
  const { pem: _, ...view } = withdrawRequest.view(request);
  return done(`Gave up ${view.mark}; its private key is erased.`, { withdrawn: true, ...view });
}

export async function install(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options } = invocation;
  const name = argument(invocation, 0);
  const out = textOption(options, 'out');
  if (out !== undefined) await refuseExisting(app, out);
  const path = resolve(app.workingFolder, textOption(options, 'cert') ?? '');
  const certificateFile = await app.files.read(path, largestKeyFileBytes);
  const installed = await app.perform(installCertificate, { name, certificateFile });
  const { pair, pem, fileName, chainNotAfter } = installed;
  const file = await writeCertificate(app, name, pair.fingerprint, out ?? fileName, pem);
  const { nextStep } = await app.perform(showConnection, { name });
  const lines = [
    `Wrote ${file}, the certificate for Salesforce`,
    `  valid until ${day(pair.notAfter)}, fingerprint ${pair.fingerprint}`,
    ...(chainNotAfter === null
      ? []
      : [`  The first of its chain ends on ${day(chainNotAfter)}; that is watched, and Salesforce needs none of it.`]),
    `Next: ${nextStepWords(nextStep, app.calledAs())}`,
  ];
  const { fingerprint, ...view } = installCertificate.view(installed, app.clock.now());
  return done(lines.join('\n'), { fingerprint, file, ...view });
}
