// The frame of the few pages that the face writes itself: small, without a foreign host, in the colours of the browser.

import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Words } from '../text/words.ts';

export type Html = ReturnType<typeof html>;

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 38rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; line-height: 1.3; margin: 0 0 1rem; }
ul { padding-left: 1.2rem; }
li { margin: .4rem 0; }
dl { margin: 0; }
dt { color: GrayText; font-size: .9rem; }
dd { margin: 0 0 .5rem; }
select { max-width: 100%; }
form, label { display: grid; grid-template-columns: minmax(0, 1fr); }
form { margin: 2rem 0 0; gap: 1.5rem; }
fieldset { border: 1px solid GrayText; border-radius: .4rem; padding: 1rem; margin: 0; }
legend { padding: 0 .4rem; }
label { gap: .3rem; }
button, select, input { font: inherit; padding: .5rem 1rem; border-radius: .4rem; border: 1px solid GrayText; min-height: 2.75rem; box-sizing: border-box; }
button.main { background: #0b5cab; border-color: #0b5cab; color: #fff; font-weight: 600; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.small { font-size: .9rem; }
`;

/** For the policy that lets this style in and no other. */
export const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

export function page(title: string, content: Html, words: Words | null = null): Html {
  return html`<!doctype html>
<html lang="${words?.language ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<title>${title} – Latchkey</title>
<style>${raw(style)}</style>
</head>
<body><main>
${content}
</main></body>
</html>
`;
}
