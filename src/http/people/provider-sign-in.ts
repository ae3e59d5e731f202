// Single sign-on in the browser: there by a redirect, back by another one. No part of the JSON API: a browser goes through it, and
// what fails is a page. Where it leads is the provider or our own front page, never what a request says.

import { html } from 'hono/html';
import { anybody } from '../../domain/access/permission.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import { perform } from '../../operations/act.ts';
import { beginProviderSignIn } from '../../operations/people/begin-provider-sign-in.ts';
import { signInByProvider } from '../../operations/people/sign-in-by-provider.ts';
import { errorWords } from '../../text/errors.ts';
import { facePages, faceProblems } from '../../text/face-problems.ts';
import { byPage } from '../../text/hand.ts';
import type { Words } from '../../text/words.ts';
import type { ApiNeeds } from '../api-needs.ts';
import type { FaceApp } from '../face-app.ts';
import { spoken } from '../languages.ts';
import { page } from '../page.ts';
import { openedPage } from './opened-page.ts';
import { begunIn, providerCookie } from './provider-cookie.ts';
import { sessionCookie } from './session-cookie.ts';

interface ProviderSignInParts {
  needs: ApiNeeds;
  publicUrl: string | null;
  origins: readonly string[];
}

const beginning = '/api/sign-in/oidc';
const ending = `${beginning}/callback`;

export function addProviderSignIn(app: FaceApp, { needs, publicUrl, origins }: ProviderSignInParts): void {
  const baseOf = (request: Request, isSecure: boolean) => publicUrl ?? openedPage(request, origins, isSecure).origin;
  const contextOf = (address: string) => ({ ...needs, actor: { name: 'nobody', from: `api from ${address}` } });
  app.get(beginning, async (c) => {
    const { address, isSecure } = c.env.asker;
    const base = baseOf(c.req.raw, isSecure);
    // The cookie must be there when the provider sends the browser back.
    if (openedPage(c.req.raw, origins, isSecure).origin !== new URL(base).origin)
      return redirect(`${base}${beginning}`);
    return orPage({ needs, words: c.env.words }, async () => {
      const input = { redirectUri: `${base}${ending}` };
      const { url, begun } = await perform(anybody, beginProviderSignIn, contextOf(address), input);
      return redirect(url, providerCookie(begun, isSecure));
    });
  });
  app.get(ending, (c) => {
    const { address, isSecure } = c.env.asker;
    const base = baseOf(c.req.raw, isSecure);
    const answered = new URL(`${base}${ending}${new URL(c.req.url).search}`);
    const begun = begunIn(c.req.header('cookie') ?? '', isSecure);
    const userAgent = c.req.header('user-agent') ?? '';
    return orPage(
      { needs, words: c.env.words },
      async () => {
        const input = { begun, answered, userAgent };
        const { token } = await perform(anybody, signInByProvider, contextOf(address), input);
        return redirect(`${base}/`, sessionCookie(token, isSecure), providerCookie(null, isSecure));
      },
      providerCookie(null, isSecure),
    );
  });
}

function redirect(location: string, ...cookies: readonly string[]): Response {
  const headers = new Headers({ location });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** An answer of the provider is good for one try, so the cookie goes with it, whatever came of it. */
async function orPage(
  { needs: { log }, words }: { needs: ApiNeeds; words: Words | null },
  work: () => Promise<Response>,
  ...cookies: readonly string[]
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const isOurs = error instanceof LatchkeyError;
    if (!isOurs) log.write('error', 'A request failed.', { error });
    const said = isOurs ? errorSentence(error, words) : (words?.faceProblems ?? faceProblems).internal(0).join(' ');
    const { notSignedIn, back } = words?.facePages ?? facePages;
    const shown = page(notSignedIn, html`<h1>${notSignedIn}</h1><p>${said}</p><p><a href="/">${back}</a></p>`, words);
    const headers = new Headers({ 'content-type': 'text/html; charset=UTF-8' });
    for (const cookie of cookies) headers.append('set-cookie', cookie);
    return spoken(new Response(String(await shown), { status: isOurs ? 403 : 500, headers }), words);
  }
}

function errorSentence(error: LatchkeyError, words: Words | null): string {
  const { message, nextAction } = errorWords(error, byPage(words));
  return `${message} ${nextAction}`;
}
