// The HTTP face as one `fetch` function: health, metrics, calendar feeds, the page that acknowledges a notice. It listens to
// nobody itself and tells nothing in errors. Calendar and acknowledgement addresses are secrets and are never logged.

import { Hono } from 'hono';
import { anybody } from '../domain/access/permission.ts';
import type { NoticeMessage, ToldNotice } from '../domain/notice/notice-message.ts';
import type { Instant } from '../domain/ports.ts';
import { Secret } from '../domain/secret.ts';
import { perform } from '../operations/act.ts';
import { acknowledgeByLink } from '../operations/notice/acknowledge-by-link.ts';
import { readFeed } from '../operations/notice/read-feed.ts';
import { readAcknowledgement } from '../operations/notice/read-link.ts';
import { calendarPrinter } from '../text/notice/calendar.ts';
import { wordsOf } from '../text/notice/wording.ts';
import type { Words } from '../text/words.ts';
import { type ApiParts, addApi } from './api.ts';
import type { Fetch } from './asker.ts';
import type { FaceApp, Frame } from './face-app.ts';
import { healthRoutes, metricsRoute, type ProbeParts } from './installation/probe-face.ts';
import { wordsFor } from './languages.ts';
import {
  donePage,
  expiredPage,
  noticeChoices,
  openPage,
  snoozeChoices,
  unknownPage,
} from './notice/acknowledgement-page.ts';
import { canvasPath } from './org/canvas-face.ts';
import type { Pages } from './pages.ts';
import { faceProblem, nothingHere } from './problem.ts';
import { saysTooLarge } from './read-body.ts';
import { largestFormBytes, readForm } from './read-form.ts';
import { isKnownHost, isKnownOrigin, isOwnForm } from './request-checks.ts';
import { withStrictHeaders } from './strict-headers.ts';

export interface HttpFaceParts extends ProbeParts {
  /** Those that we answer to: loopback with the port, and the public URL. */
  origins: readonly string[];
  /** Null: it answers to nobody but probes and links. */
  api: ApiParts | null;
  /** Null: it has none to show. */
  pages: Pages | null;
  /** Metrics are told by a face of their own, and not here. */
  hasProbeFace: boolean;
}

const acknowledgePath = '/acknowledge/:token{[A-Za-z0-9_-]{72}}';
const calendarPath = '/calendar/:file{[A-Za-z0-9_-]{43}\\.ics}';

export function createHttpFace(parts: HttpFaceParts): { fetch: Fetch } {
  const app: FaceApp = new Hono();
  app.use(async (c, next) => {
    const isForm = c.req.method === 'POST' && c.req.path.startsWith('/acknowledge/');
    if (!isKnownHost(c.req.raw, parts.origins)) return faceProblem('otherName', 421, c.env.words);
    // A page of the org sends it; what it carries is all the power there is.
    if (c.req.method === 'POST' && c.req.path === canvasPath) return next();
    const isKnown = isForm ? isOwnForm(c.req.raw, parts.origins) : isKnownOrigin(c.req.raw, parts.origins);
    return isKnown ? next() : faceProblem('otherPage', 403, c.env.words);
  });
  if (parts.api !== null) {
    addApi(app, { ...parts.api, origins: parts.origins, pages: parts.pages });
    app.all('/api/*', nothingHere);
  }
  app.use(async (c, next) => (saysTooLarge(c.req.raw, largestFormBytes) ? tooLarge(c.env.words) : next()));
  healthRoutes(app, parts);
  calendarRoute(app, parts);
  acknowledgementRoutes(app, parts);
  // What is cut off in a mail is no other kind of address, for which a token would be asked.
  app.all('/acknowledge/*', (c) => c.html(unknownPage(c.env.words), 404));
  app.all('/calendar/*', nothingHere);
  app.use(async (c, next) => parts.pages?.answer(c.req.raw) ?? next());
  if (!parts.hasProbeFace) metricsRoute(app, parts);
  app.notFound(nothingHere);
  app.onError((error, c) => {
    parts.context.log.write('error', 'A request failed.', { error });
    return faceProblem('internal', 500, c.env.words);
  });
  return {
    fetch: async (request, asker) => {
      const host = asker.isSecure ? new URL(request.url).hostname : null;
      const frame: Frame = { framedBy: null };
      const words = await wordsFor(request.headers.get('accept-language'));
      return withStrictHeaders(await app.fetch(request, { asker, words, frame }), host, frame.framedBy);
    },
  };
}

function calendarRoute(app: FaceApp, { context }: HttpFaceParts): void {
  const print = calendarPrinter(context.noticeSettings.publicUrl);
  app.get(calendarPath, async (c) => {
    const secret = new Secret(c.req.param('file').slice(0, -'.ics'.length));
    const calendar = await perform(anybody, readFeed, context, { token: secret, print });
    if (calendar === null) return nothingHere(c);
    return new Response(calendar, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="latchkey.ics"',
      },
    });
  });
}

function acknowledgementRoutes(app: FaceApp, { context }: HttpFaceParts): void {
  app.get(acknowledgePath, async (c) => {
    const view = await perform(anybody, readAcknowledgement, context, { token: c.req.param('token') });
    if (view.type === 'expired') return c.html(expiredPage(c.env.words), 410);
    if (view.type === 'unknown') return c.html(unknownPage(c.env.words), 404);
    return c.html(openPage(view.message, view.isAcknowledged, context.clock.now(), c.env.words));
  });
  app.post(acknowledgePath, async (c) => {
    const form = await readForm(c.req.raw);
    if (form === 'tooLarge') return tooLarge(c.env.words);
    if (form === 'brokenOff') return faceProblem('brokenOff', 400, c.env.words);
    const token = c.req.param('token');
    const view = await perform(anybody, readAcknowledgement, context, { token });
    const now = context.clock.now();
    const chosen = view.type === 'open' ? chosenOf(form, view.message, now) : { snoozeDays: null, notice: null };
    if (chosen === undefined) return faceProblem('notOfTheForm', 400, c.env.words);
    const { snoozeDays, notice } = chosen;
    const request = { token, snoozeDays, subject: notice?.subject ?? null };
    const outcome = await perform(anybody, acknowledgeByLink, context, request);
    if (outcome.type === 'expired') return c.html(expiredPage(c.env.words), 410);
    if (outcome.type === 'unknown' || view.type !== 'open') return c.html(unknownPage(c.env.words), 404);
    return c.html(
      donePage(
        notice === null ? view.message.subjectLine : wordsOf(notice.item, now).headline,
        snoozeDays,
        c.env.words,
      ),
    );
  });
}

/** No days: no reminder. No notice: all of them. Undefined: no choice of the form. */
function chosenOf(
  form: URLSearchParams,
  message: NoticeMessage,
  now: Instant,
): { snoozeDays: number | null; notice: ToldNotice | null } | undefined {
  const of = form.get('of') ?? 'all';
  const notice = of === 'all' ? null : noticeChoices(message).find(({ number }) => number === of)?.notice;
  if (notice === undefined) return undefined;
  if (form.get('act') === 'acknowledge') return { snoozeDays: null, notice };
  const days = snoozeChoices(message, now).find((choice) => String(choice) === form.get('days'));
  return form.get('act') === 'snooze' && days !== undefined ? { snoozeDays: days, notice } : undefined;
}

function tooLarge(words: Words | null): Response {
  return faceProblem('tooLarge', 413, words);
}
