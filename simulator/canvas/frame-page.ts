// A Visualforce page with `apex:canvasApp` on it: posts a signed request of the org's first user to the Canvas app, into a frame.

import { html, raw } from 'hono/html';
import { type Exchange, html as pageOf, type Reply, written } from '../exchange.ts';
import { canvasRequest, signedRequest } from './signed-request.ts';

/** No part of the template: for the end of a script in one, the bundler brings a package that nobody installs. */
const submit = raw('<script>document.forms[0].submit()</script>');

export async function showCanvas({ state, org, url }: Exchange): Promise<Reply> {
  const { canvas, name } = org.settings;
  const [user] = org.users.values();
  if (canvas === null || user === undefined) return written('text/plain', 'This org has no Canvas app.\n', 404);
  const context = canvasRequest({
    orgId: org.id,
    orgName: name,
    userId: user.id,
    username: user.username,
    canvasUrl: canvas.url,
    instanceUrl: url.origin,
    // What docs/salesforce-canvas.md gives by its Apex class.
    parameters: { latchkeyTime: Math.floor(state.time.now() / 1000) },
  });
  const page = html`<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Latchkey | ${name}</title>
<style>body{margin:0;font:14px/1.5 system-ui,sans-serif}p{background:#032d60;color:#fff;margin:0;padding:.4rem 1.5rem}iframe{display:block;border:0;width:100%;height:900px}</style></head>
<body>
<p>Simulator: this is not Salesforce. The frame below is what Canvas shows.</p>
<form method="post" action="${canvas.url}" target="canvas"><input type="hidden" name="signed_request" value="${signedRequest(context, canvas.consumerSecret)}"></form>
<iframe name="canvas" title="Latchkey"></iframe>
${submit}
</body>
</html>
`;
  return pageOf(String(await page));
}
