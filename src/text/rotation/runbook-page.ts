// The runbook of one connection as a printable page: real names, clicks, waits, the way back and whom to call, for an
// admin who has never seen Latchkey. Pure: the same facts give the same page, so that a change can be told.

import { createHash } from 'node:crypto';
import { isSandboxHost } from '../../domain/connection/login-url.ts';
import { pairIn } from '../../domain/key-pair/key-pair.ts';
import type { Instant } from '../../domain/ports.ts';
import type { RunbookFacts, RunbookPrinter } from '../../domain/rotation/runbook.ts';
import { htmlText } from '../../formats/html-text.ts';
import { type TypedThere, typedThereText } from '../installation/typed-there.ts';
import { uploadSteps } from './upload-instructions.ts';

/** @param there Not of the digest: several processes keep one runbook. */
export function runbookPrinter(there: TypedThere): RunbookPrinter {
  return { page: (facts, madeAt) => runbookPage(facts, madeAt, there), digest: runbookDigest, isOf: isRunbookOf };
}

function runbookDigest(facts: RunbookFacts): string {
  return createHash('sha256').update(runbookBody(facts)).digest('hex');
}

function runbookPage(facts: RunbookFacts, madeAt: Instant, there: TypedThere): string {
  const { name } = facts.connection;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${titleOf(name)}
<style>${style}</style>
</head>
<body>
<main>
<h1>Certificate runbook: ${htmlText(name)}</h1>
<p class="made">Made ${day(madeAt)}. Throw older copies away.</p>
<p>${typedThereText(there)
    .split('`')
    .map((part, index) => (index % 2 === 0 ? htmlText(part) : code(part)))
    .join('')}</p>
${runbookBody(facts)}
</main>
</body>
</html>
`;
}

function isRunbookOf(name: string, page: string): boolean {
  return page.includes(titleOf(name));
}

function titleOf(name: string): string {
  return `<title>Runbook: ${htmlText(name)}</title>`;
}

function runbookBody(facts: RunbookFacts): string {
  const { connection, app } = facts;
  const { name } = connection;
  const file = `${name}-YYYYMMDD-XXXXXXXX.crt`;
  return [
    section('What this is about', factTable(facts)),
    section('Rotate the certificate', [
      sharedNote(facts),
      list([
        `On the machine that runs Latchkey: ${code(`latchkey rotate ${name}`)}. It writes a new certificate file, ${code(file)}, and says its name. The certificate in use keeps working.`,
        ...uploadSteps(app, connection, file).map(htmlText),
        `Run ${code(`latchkey rotate ${name} --uploaded --wait`)} and leave it running, or do nothing: while ${code('latchkey serve')} runs, the upload is noticed by itself.`,
        'It says "accepted" within minutes and "settled" about ten minutes later. Refusals in between are normal: some of Salesforce\'s servers still have the old certificate.',
        `Check: ${code(`latchkey status`)} shows ${code(name)} as ${code('working')} with the new date.`,
      ]),
    ]),
    section('If something goes wrong', [
      list([
        `${code(`latchkey test ${name}`)} says what is wrong and the one thing to do.`,
        `Wrong file uploaded, or second thoughts: ${code(`latchkey revert ${name}`)} names the certificate to upload instead. The previous key pair is kept.`,
        'Within 10 minutes after a save, wait before you change anything again.',
        `"${app.kind === 'connected-app' ? 'Use digital signatures' : 'Enable JWT Bearer Flow'}" must still be ticked after the save.`,
        `Not accepted ten minutes after the save: ${code(`latchkey rotate ${name}`)} looks for the certificate in the org and says where it is.`,
      ]),
    ]),
    section('If a private key may have leaked', [
      list([
        `${code(`latchkey key compromised ${name} ${pairIn(facts.pairs, 'active')?.fingerprint ?? 'FINGERPRINT'}`)} at once, for the key pair in use; ${code(`latchkey certificate list ${name}`)} shows the others. It signs nothing from that moment on, and a replacement certificate is written.`,
        'Upload the replacement as above. Until it is saved, whoever has the key can sign in: Salesforce holds one certificate for each app and trusts the old one until then.',
        'In Setup > Login History look for sign-ins of this user that you do not know.',
      ]),
    ]),
    section('Whom to call', [
      facts.contacts.length > 0
        ? list(facts.contacts.map(htmlText))
        : `<p>No contact is set. Add one: ${code(`latchkey connection set ${name} --contact EMAIL`)}</p>`,
    ]),
  ].join('\n');
}

function factTable({ connection, app, pairs }: RunbookFacts): string[] {
  const active = pairIn(pairs, 'active');
  const isSandbox = isSandboxHost(connection.loginUrl);
  const rows: [string, string][] = [
    ['Org', connection.org?.orgId ?? 'not signed in yet'],
    ['Environment', isSandbox === null ? 'cannot be told from the login URL' : isSandbox ? 'sandbox' : 'production'],
    ['Login URL', connection.loginUrl],
    ['Username', connection.username],
    [app.kind === 'connected-app' ? 'Connected App' : 'External Client App', app.name],
    ['Consumer key', app.consumerKey ?? 'not known yet'],
    ['Certificate in use', active === undefined ? 'none' : `${active.subject}, until ${day(active.notAfter)}`],
    ['Fingerprint (SHA-256)', active?.fingerprint ?? 'none'],
  ];
  const cells = rows.map(([head, value]) => `<tr><th scope="row">${head}</th><td>${htmlText(value)}</td></tr>`);
  return [`<table>${cells.join('')}</table>`];
}

function sharedNote({ connections, connection, app }: RunbookFacts): string {
  const others = connections.filter((other) => other !== connection.name);
  const shared =
    others.length === 0 ? '' : ` It rotates ${others.map(code).join(', ')} as well, which use the same app.`;
  return `<p>Before the first rotation make sure that no other program signs in with the key of "${htmlText(app.name)}": it would stop working.${shared}</p>`;
}

function section(title: string, content: readonly string[]): string {
  return `<section><h2>${title}</h2>\n${content.join('\n')}</section>`;
}

function list(items: readonly string[]): string {
  return `<ol>${items.map((item) => `<li>${item}</li>`).join('\n')}</ol>`;
}

function code(text: string): string {
  return `<code>${htmlText(text)}</code>`;
}

function day(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}

const style = `
body{margin:0;background:#f3f3f3;color:#181818;font:16px/1.5 system-ui,sans-serif}
main{max-width:48rem;margin:2rem auto;padding:2rem;background:#fff;border-top:4px solid #0176d3;overflow-wrap:anywhere}
h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:1.6rem 0 .4rem;color:#032d60}
.made{color:#5c5c5c;margin:.2rem 0 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;border-bottom:1px solid #e5e5e5}
th{width:12rem;font-weight:600}
code{background:#f3f3f3;padding:.05rem .3rem}li{margin:.35rem 0}
@media (max-width:36rem){main{margin:0;padding:1rem}th,td{display:block;width:auto}th{border:0;padding-bottom:0}}
@media print{body{background:#fff}main{margin:0;padding:0;border:0}section{break-inside:avoid}}
`;
