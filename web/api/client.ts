// The one client of the pages: made from the document of the API, as any third party would make theirs.

import createClient from 'openapi-fetch';
import { language } from '../text/language.ts';
import { canvasBearer } from './canvas-bearer.ts';
import type { components, operations, paths } from './schema.ts';

type Problem = components['schemas']['Problem'];

/** What the server refused, with what to do next (RFC 9457). */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly nextAction: string;
  /** Where in the pages that is done. */
  readonly places: NonNullable<Problem['places']>;
  /** The field of the request that it is about. */
  readonly field: string | null;
  /** What to show beside it. */
  readonly fieldText: string;

  constructor({ code, status, detail, nextAction, places, field, fieldText }: Problem) {
    super(detail);
    this.code = code;
    this.status = status;
    this.nextAction = nextAction;
    this.places = places ?? [];
    this.field = field ?? null;
    this.fieldText = fieldText ?? detail;
  }
}

export const client = createClient<paths, 'application/json' | 'application/problem+json'>({
  baseUrl: '',
  // The one of the page, which may be another than the first that the browser names.
  headers: { 'accept-language': language },
});

if (canvasBearer !== null) {
  client.use({
    onRequest({ request }) {
      request.headers.set('authorization', `Bearer ${canvasBearer}`);
    },
  });
}

/** The answer itself. Errors: ApiProblem; TypeError when nothing answered. */
export async function answerOf<T>(asked: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await asked;
  if (error !== undefined) throw new ApiProblem(error as Problem);
  return data as T;
}

/** Of the field, with what to do; undefined: nothing is wrong with it. */
export function problemAt(error: unknown, ...fields: readonly string[]): string | undefined {
  if (!(error instanceof ApiProblem) || error.field === null || !fields.includes(error.field)) return undefined;
  return `${error.fieldText} ${error.nextAction}`;
}

/** The shape of an answer, by the name of its operation. */
export type AnswerOf<Name extends keyof operations> = operations[Name]['responses'] extends {
  200: Content<infer Answer>;
}
  ? Answer
  : operations[Name]['responses'] extends { 201: Content<infer Answer> }
    ? Answer
    : never;

/** What an operation takes, by its name. */
export type BodyOf<Name extends keyof operations> = operations[Name] extends { requestBody?: Content<infer Body> }
  ? Body
  : never;

interface Content<Answer> {
  content: { 'application/json': Answer };
}
