// An answer outside of the API that refuses, in one sentence.

export function refusal(status: number, message: string): Response {
  return Response.json({ error: { message } }, { status });
}

export function nothingHere(): Response {
  return refusal(404, 'There is nothing here.');
}
