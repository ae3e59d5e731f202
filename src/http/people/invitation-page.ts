// Where an invitation is taken: a name and a password, sent to the API as any program would. The token stands behind the # of the
// address, which browsers send to nobody; so the page runs a few lines of its own.

import { html, raw } from 'hono/html';
import { contentHash, type Html, page } from '../page.ts';

const script = `
const form = document.querySelector('form');
const said = document.querySelector('[role=alert]');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  said.textContent = '';
  const { username, password } = Object.fromEntries(new FormData(form));
  const token = location.hash.slice(1);
  try {
    const response = await fetch('/api/invitation', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, username, password }),
    });
    const answer = await response.json();
    if (!response.ok) {
      said.textContent = answer.detail + ' ' + answer.nextAction;
      return;
    }
    history.replaceState(null, '', '/invitation');
    document.querySelector('main').innerHTML = document.querySelector('template').innerHTML;
    document.querySelector('[data-name]').textContent = answer.name;
    document.querySelector('[data-role]').textContent = answer.role;
  } catch {
    said.textContent = 'Latchkey did not answer. Try again.';
  }
});
`;

export const invitationScriptHash = contentHash(script);

export function invitationPage(): Html {
  return page(
    'Welcome',
    html`<h1>Choose a name and a password</h1>
<p>This makes your account. The address works once.</p>
<form>
<label>Username<input name="username" autocomplete="username" autocapitalize="none" required maxlength="64"></label>
<label>Password<input name="password" type="password" autocomplete="new-password" required minlength="12"></label>
<p class="small">At least 12 characters; several words are easy to remember. An account that exists keeps its name.</p>
<p role="alert"></p>
<div><button class="main">Create administrator</button></div>
</form>
<template><h1>You are signed in</h1>
<p>The account <strong data-name></strong> (<span data-role></span>) is made. Programs get tokens of their own by <code>POST /api/tokens</code>; <a href="/api/openapi.json">the document of the API</a> names all that there is.</p>
</template>
${raw(`<script>${script}</script>`)}`,
  );
}
