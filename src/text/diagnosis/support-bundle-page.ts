// The support bundle as one page that needs nothing else: to read, and with the same content as JSON inside for programs.

import type { Judgement } from '../../domain/diagnosis/judge.ts';
import type { NetworkPath } from '../../domain/org/host-probe.ts';
import { htmlText } from '../../formats/html-text.ts';
import { jsonText } from '../../formats/plain-text.ts';
import { type ToldCause, toldDiagnosis } from './told-diagnosis.ts';

interface Gathered {
  madeAt: string;
  versions: object;
  connection: { name: string; found: { tokenHost: string; audience: string } | null };
  app: object;
  failure: object | null;
  diagnosis: Judgement | null;
  host: { path: NetworkPath; answer: object };
  keyPairs: readonly { certificatePem: string }[];
  timeline: readonly { at: string; what: string; detail: object }[];
}

/** The causes in words, the rest as it is. */
export function shownBundle<Bundle extends Pick<Gathered, 'connection' | 'diagnosis'>>(bundle: Bundle) {
  const { diagnosis, connection } = bundle;
  return { ...bundle, diagnosis: diagnosis === null ? [] : toldDiagnosis(diagnosis, { name: connection.name }).causes };
}

export function supportBundlePage(told: Gathered): string {
  const bundle = shownBundle(told);
  const { connection, app, failure, host, keyPairs, timeline, diagnosis, versions } = bundle;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Support bundle: ${htmlText(connection.name)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Support bundle: ${htmlText(connection.name)}</h1>
<p>Made ${htmlText(bundle.madeAt)}. It holds no private key, no token and no assertion. The same content is in this file as JSON, in the element <code>bundle</code>.</p>
${section('Connection', facts({ ...connection, found: targetText(connection.found) }))}
${section('App', facts(app))}
${section('Failure', failure === null ? '<p>None on record.</p>' : facts(failure) + causes(diagnosis))}
${section('Way to the host', facts({ ...pathText(host.path), ...host.answer }))}
${section('Key pairs', keyPairs.map(({ certificatePem, ...one }) => `${facts(one)}<details><summary>The certificate (PEM)</summary><pre>${htmlText(certificatePem)}</pre></details>`).join('') || '<p>None.</p>')}
${section('What was tried and changed', `<details><summary>Show all ${timeline.length}, newest first</summary>${table(timeline)}</details>`)}
${section('Versions', facts(versions))}
</main>
<script type="application/json" id="bundle">${inScript(bundle)}</script>
</body>
</html>
`;
}

function section(title: string, body: string): string {
  return `<section><h2>${title}</h2>${body}</section>`;
}

function facts(values: object): string {
  const rows = Object.entries(values).map(
    ([name, value]) => `<dt>${htmlText(name)}</dt><dd>${htmlText(shown(value))}</dd>`,
  );
  return `<dl>${rows.join('')}</dl>`;
}

function causes(ranked: readonly ToldCause[]): string {
  const items = ranked.map(({ title, likelihood, remedy }) => {
    const share = `${Math.round(likelihood * 100)} %`;
    return `<li><strong>${htmlText(title)}</strong> (${share}). ${htmlText(remedy)}</li>`;
  });
  return `<h3>Likely causes, from the message alone</h3><ol>${items.join('')}</ol>`;
}

function table(timeline: Gathered['timeline']): string {
  const rows = timeline.map(
    ({ at, what, detail }) =>
      `<tr><td>${htmlText(at)}</td><td>${htmlText(what)}</td><td>${htmlText(inWords(detail))}</td></tr>`,
  );
  return `<table><thead><tr><th>When (UTC)</th><th>What</th><th>Detail</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function pathText({ host, addresses, problem, proxy }: NetworkPath) {
  return { host, addresses: addresses.join(', ') || 'none', problem: problem ?? 'none', proxy: proxy ?? 'no' };
}

function targetText(found: { tokenHost: string; audience: string } | null): string | null {
  return found === null ? null : `${found.tokenHost}, audience ${found.audience}`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'object' ? inWords(value) : String(value);
}

/** Nested facts as `name: value`, without what is not known. */
function inWords(value: object): string {
  const known = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  const said = known.map(([name, inner]) => {
    const text = typeof inner === 'object' ? `(${inWords(inner)})` : String(inner);
    return Array.isArray(value) ? text : `${name}: ${text}`;
  });
  return said.join(Array.isArray(value) ? ', ' : '; ');
}

/** Nothing in it can end the element (HTML, "Restrictions for contents of script elements"). */
function inScript(value: unknown): string {
  return jsonText(value, undefined, 1).replace(/</g, '\\u003c');
}

const style = `
body { font: 15px/1.5 system-ui, sans-serif; color: #181818; margin: 0; }
main { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
section { margin-top: 2rem; }
dl { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: .25rem 1rem; }
dt { color: #444; }
dd { margin: 0; }
pre { background: #f3f3f3; padding: .75rem; overflow: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; border-top: 1px solid #ddd; padding: .35rem .5rem; }
@media (max-width: 40rem) { dl, tr, td { display: block; } thead { display: none; } td { border: 0; padding: .1rem 0; } tr { border-top: 1px solid #ddd; } dt { margin-top: .5rem; } }
@media print { pre { white-space: pre-wrap; } }
`;
