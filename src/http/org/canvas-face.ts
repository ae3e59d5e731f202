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
import { facePages, faceProblems } from '../../text/face-problems.ts';
import { byPage } from '../../text/hand.ts';
import type { Words } from '../../text/words.ts';
import type { ApiNeeds } from '../api-needs.ts';
import type { FaceApp } from '../face-app.ts';
import { spoken } from '../languages.ts';
import { page } from '../page.ts';
import type { Pages } from '../pages.ts';
import { faceProblem, nothingHere } from '../problem.ts';
import type { RateLimits } from '../rate-limits.ts';
import { readBody, saysTooLarge } from '../read-body.ts';

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
    if ((await needs.canvasSecrets()).length === 0 || pages === null) return nothingHere(c);
    const { words } = c.env;
    const counted = limits.count('nobody', c.env.asker.address, words);
    if (counted.refusal !== null) return counted.refusal;
    if (saysTooLarge(c.req.raw, largestBytes)) return faceProblem('tooLarge', 413, c.env.words);
    const read = await readBody(c.req.raw, largestBytes);
    if (read === 'tooLarge') return faceProblem('tooLarge', 413, c.env.words);
    if (read === 'brokenOff') return faceProblem('brokenOff', 400, c.env.words);
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
      return refused(needs, error, words);
    }
  });
  // Canvas asks so where each user would have to allow the app first.
  app.get(canvasPath, async (c, next) =>
    new URL(c.req.url).searchParams.has('_sfdc_canvas_authvalue')
      ? saidInWords((c.env.words?.facePages ?? facePages).permittedUsers, 403, c.env.words)
      : next(),
  );
}

/** Only the org's own request is answered in its frame, so the log says it too. Whoever may ask fills no log, though. */
async function refused({ log }: ApiNeeds, error: unknown, words: Words | null): Promise<Response> {
  if (!(error instanceof LatchkeyError)) {
    log.write('error', 'A request failed.', { error });
    return saidInWords((words?.faceProblems ?? faceProblems).internal(0).join(' '), 500, words);
  }
  const { message, nextAction } = errorWords(error, byPage(words));
  const isSigned = error.code !== 'canvasRefused' || error.parameters.problem !== 'notSigned';
  log.write(isSigned ? 'warn' : 'info', 'A signed request of Canvas was refused.', { error });
  return saidInWords(`${message} ${nextAction}`, error.code === 'canvasRefused' ? 403 : 500, words);
}

async function saidInWords(text: string, status: number, words: Words | null): Promise<Response> {
  const { notOpened } = words?.facePages ?? facePages;
  const shown = await page(notOpened, html`<h1>${notOpened}</h1><p>${text}</p>`, words);
  const headers = { 'content-type': 'text/html; charset=UTF-8' };
  return spoken(new Response(String(shown), { status, headers }), words);
}
