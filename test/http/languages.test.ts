// The API speaks the language that the request asks for: RFC 9110 section 12.5.4.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageFor } from '../../src/http/languages.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import { asker, openApiScene, origin } from './api-scene.ts';

test('the language that is liked best is spoken, and English where none of ours is named', () => {
  const wishes: [header: string | null, language: string][] = [
    [null, 'en'],
    ['', 'en'],
    ['de', 'de'],
    ['DE', 'de'],
    ['de-AT', 'de'],
    ['fr-CA, fr;q=0.9, en;q=0.8', 'fr'],
    ['en;q=0.5, de;q=0.8', 'de'],
    ['it, es;q=0.9', 'en'],
    ['it, fr;q=0.2', 'fr'],
    ['*', 'en'],
    ['it, *;q=0.1', 'en'],
    ['en;q=0.3, *', 'de'],
    ['de;q=0, *', 'en'],
    ['en;q=0, de;q=0, *;q=0.5', 'fr'],
    ['de;q=0', 'en'],
    ['deu', 'en'],
    [';;,,=q;q=x', 'en'],
  ];
  for (const [header, language] of wishes) assert.equal(languageFor(header), language, String(header));
});

onEachDatabase('a problem, and what is wrong at its field, are in the language of the request', async (place, t) => {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  const given = { name: 'acme', loginUrl: 'https://login.salesforce.com', username: 'a@acme.example', consumerKey: '' };
  const add = (language: string | null, cookie: string | null = admin) => {
    const headers: Record<string, string> = { origin, 'content-type': 'application/json' };
    if (cookie !== null) headers.cookie = cookie;
    if (language !== null) headers['accept-language'] = language;
    const body = JSON.stringify({ ...given, consumerKey: '0123456789ABCDEF' });
    return scene.fetch(new Request(`${origin}/api/connections`, { method: 'POST', headers, body }), asker);
  };
  const said = async (response: Response) => {
    const { code, field, fieldText, detail } = (await response.json()) as Record<string, string>;
    const { headers } = response;
    return { language: headers.get('content-language'), vary: headers.get('vary'), code, field, fieldText, detail };
  };
  const alike = { vary: 'accept-language', code: 'invalidInput', field: 'consumerKey' };
  const english = await said(await add(null));
  assert.match(english.detail ?? '', /^Consumer Key: (this|it) /);
  assert.deepEqual(await said(await add('de-AT, en;q=0.5')), {
    ...alike,
    language: 'de',
    fieldText: 'Er ist zu kurz; Consumer Keys haben etwa 85 Zeichen.',
    detail: 'Consumer Key: er ist zu kurz; Consumer Keys haben etwa 85 Zeichen.',
  });
  const french = await said(await add('fr'));
  assert.deepEqual(
    [french.language, french.fieldText],
    ['fr', 'Elle est trop courte ; une Consumer Key a environ 85 caractères.'],
  );
  assert.deepEqual([(await said(await add('it'))).language, english.language], ['en', 'en']);
  const unknown = await said(await add('de', null));
  assert.deepEqual([unknown.code, unknown.language], ['unauthorized', 'de']);
  assert.match(unknown.detail ?? '', /^Niemand ist angemeldet/);
});
