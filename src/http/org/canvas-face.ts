// Where Canvas opens a page of ours inside of an org: a form with a signed request, answered by the page that shows a bearer of some
// minutes. No cookie is set or read, nothing of it stands in an address, and only pages of that org may show it.

import { html } from 'hono/html';
import { anybody } from '../../domain/access/permission.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import { longestCanvasRequest } from '../../domain/org/canvas-request.ts';
import { Secret } from '../../domain/secret.ts';
import { perform } from '../../operations/act.ts';
import { openCanvas } from '../../operations/org/open-canvas.ts';
import { errorWords } from '../../text/errors.ts';
import { byPage } from '../../text/hand.ts';
import type { ApiNeeds } from '../api-needs.ts';
import type { FaceApp } from '../face-app.ts';
import { page } from '../page.ts';
import type { Pages } from '../pages.ts';
import type { RateLimits } from '../rate-limits.ts';
import { readBody, saysTooLarge } from '../read-body.ts';
import { nothingHere, refusal } from '../refusal.ts';

export const canvasPath = '/canvas';
/** Its characters may be escaped, three for one. */
const largestBytes = 3 * longestCanvasRequest + 1_024;

interface CanvasParts {
  needs: ApiNeeds;
  pages: Pages | null;
  limits: RateLimits;
}

export function addCanvas(app: FaceApp, { needs, pages, limits }: CanvasParts): void {
  app.post(canvasPath, async (c) => {
    if ((await needs.canvasSecrets()).length === 0 || pages === null) return nothingHere();
    const counted = limits.count('nobody', c.env.asker.address);
    if (counted.refusal !== null) return counted.refusal;
    if (saysTooLarge(c.req.raw, largestBytes)) return refusal(413, 'This is too large.');
    const read = await readBody(c.req.raw, largestBytes);
    if (read === 'tooLarge') return refusal(413, 'This is too large.');
    if (read === 'brokenOff') return refusal(400, 'The request broke off.');
    const given = new URLSearchParams(read.bytes.toString()).getAll('signed_request');
    // Of two nobody knows which is meant.
    const signedRequest = new Secret(given.length === 1 ? (given[0] ?? '') : '');
    try {
      const context = { ...needs, actor: { name: 'nobody', from: `canvas from ${c.env.asker.address}` } };
      const { bearer } = await perform(anybody, openCanvas, context, { signedRequest }, ({ framedBy }) => {
        c.env.frame.framedBy = framedBy;
      });
      return pages.documentTold('latchkey-canvas', bearer.reveal());
    } catch (error) {
      return refused(needs, error);
    }
  });
  // Canvas asks so where each user would have to allow the app first.
  app.get(canvasPath, async (c, next) =>
    new URL(c.req.url).searchParams.has('_sfdc_canvas_authvalue')
      ? saidInWords('Set Permitted Users of the Canvas app to "Admin approved users are pre-authorized".', 403)
      : next(),
  );
}

/** Only the org's own request is answered in its frame, so the log says it too. Whoever may ask fills no log, though. */
async function refused({ log }: ApiNeeds, error: unknown): Promise<Response> {
  if (!(error instanceof LatchkeyError)) {
    log.write('error', 'A request failed.', { error });
    return saidInWords('Something went wrong. Try again; the log says more.', 500);
  }
  const { message, nextAction } = errorWords(error, byPage());
  const isSigned = error.code !== 'canvasRefused' || error.parameters.problem !== 'notSigned';
  log.write(isSigned ? 'warn' : 'info', 'A signed request of Canvas was refused.', { error });
  return saidInWords(`${message} ${nextAction}`, error.code === 'canvasRefused' ? 403 : 500);
}

async function saidInWords(text: string, status: number): Promise<Response> {
  const shown = await page('Not opened', html`<h1>Not opened</h1><p>${text}</p>`);
  return new Response(String(shown), { status, headers: { 'content-type': 'text/html; charset=UTF-8' } });
}
