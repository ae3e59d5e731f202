// The frame of every Setup page: plain server-rendered HTML, usable by keyboard and screen reader, without a script. Each
// page says that it is a simulator, since its words and looks are those of the place that it stands in for.

import { html, raw } from 'hono/html';
import { type Reply, written } from '../exchange.ts';

export type Html = ReturnType<typeof html>;

export interface Page {
  title: string;
  orgName: string;
  /** Said first: an error, or what was saved. */
  message?: { kind: 'error' | 'saved'; text: string } | undefined;
  content: Html;
}

const STYLE = `
*{box-sizing:border-box}
body{margin:0;font:14px/1.5 system-ui,sans-serif;color:#181818;background:#f3f3f3}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:.5rem;background:#fff;padding:.5rem}
.notice{background:#032d60;color:#fff;padding:.4rem 1.5rem}
header{background:#fff;border-bottom:3px solid #0176d3;padding:.75rem 1.5rem}
header a{color:#014486;font-weight:700;text-decoration:none}
main{max-width:60rem;margin:1.5rem auto;padding:0 1.5rem}
section,table,fieldset{background:#fff;border:1px solid #c9c9c9;border-radius:4px}
section{padding:1rem 1.5rem;margin-bottom:1rem}
fieldset{padding:.75rem 1.5rem 1rem;margin:0 0 1rem}
legend,h2{font-weight:700;font-size:1rem;padding:0 .25rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.5rem .75rem;border-top:1px solid #e5e5e5;vertical-align:top;overflow-wrap:anywhere}
caption{text-align:left;font-weight:700;padding:.5rem .75rem}
label{display:block;margin:.5rem 0 .15rem}
label.check{display:flex;gap:.5rem;align-items:baseline}
input[type=text],input[type=email],input[type=url],select{width:100%;max-width:34rem;padding:.35rem .5rem;border:1px solid #747474;border-radius:4px;font:inherit}
button,.button{display:inline-block;background:#0176d3;color:#fff;border:1px solid #0176d3;border-radius:4px;padding:.35rem 1rem;font:inherit;text-decoration:none;cursor:pointer}
.button.plain{background:#fff;color:#014486;border-color:#747474}
:focus-visible{outline:3px solid #1b96ff;outline-offset:2px}
.alert{border-left:6px solid #ba0517;background:#fff;padding:.75rem 1rem;margin-bottom:1rem}
.saved{border-left:6px solid #2e844a;background:#fff;padding:.75rem 1rem;margin-bottom:1rem}
.hint{color:#444;margin:.15rem 0}
code{font-size:.95em;overflow-wrap:anywhere}
dt{font-weight:700;margin-top:.5rem}dd{margin:0}
`;

export async function respond(page: Page, status = 200): Promise<Reply> {
  const { title, orgName, message, content } = page;
  const document = html`<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | Setup | ${orgName}</title><style>${raw(STYLE)}</style></head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<p class="notice" style="margin:0">Simulator: this is not Salesforce. Nothing here leaves this computer.</p>
<header><a href="/setup">Setup</a> &nbsp;›&nbsp; App Manager &nbsp;·&nbsp; ${orgName}</header>
<main id="content">
<h1>${title}</h1>
${messageBox(message)}
${content}
</main>
</body>
</html>
`;
  return written('text/html; charset=utf-8', String(await document), status);
}

function messageBox(message: Page['message']): Html | '' {
  if (message === undefined) return '';
  return message.kind === 'error'
    ? html`<p class="alert" role="alert">${message.text}</p>`
    : html`<p class="saved" role="status">${message.text}</p>`;
}
