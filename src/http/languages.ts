// In which language a request is answered: the one of ours that it likes best (RFC 9110 section 12.5.4), else English. The words of the
// others are loaded with the first request for them, so that whoever speaks English never holds them.

import { parseAccept } from 'hono/utils/accept';
import { type Language, languages, type Words } from '../text/words.ts';

/** Null: English, whose words lie beside the code. */
export async function wordsFor(acceptLanguage: string | null): Promise<Words | null> {
  const language = languageFor(acceptLanguage);
  if (language === 'de') return (await import('../text/de/words.ts')).german;
  if (language === 'fr') return (await import('../text/fr/words.ts')).french;
  return null;
}

/** A range such as de-AT is as good as de (RFC 4647 section 3.4); `*` is what no other range names. */
export function languageFor(acceptLanguage: string | null): Language {
  const ranges = parseAccept(acceptLanguage ?? '').map(({ type, q }) => ({ tag: type.toLowerCase().split('-')[0], q }));
  for (const { tag, q } of ranges) {
    if (q === 0) continue;
    const fits = (language: Language) => (tag === '*' ? ranges.every((one) => one.tag !== language) : tag === language);
    const found = languages.find(fits);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** Says in which language an answer is, and that another request may get another one. */
export function spoken(response: Response, words: Words | null): Response {
  response.headers.set('content-language', words?.language ?? 'en');
  response.headers.append('vary', 'accept-language');
  return response;
}
