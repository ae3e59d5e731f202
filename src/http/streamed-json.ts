// A view as the body of an answer. What it lists one by one is written as it comes, no faster than it is read: thousands of entries are
// never in memory together.

export function jsonAnswer(view: unknown, init: ResponseInit): Response {
  const headers = { ...init.headers, 'content-type': 'application/json' };
  if (!hasList(view)) return new Response(Buffer.from(JSON.stringify(view ?? null)), { ...init, headers });
  const parts = portioned(partsOf(view));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      // What fails half-way breaks the answer off: it is not to be taken for a whole one.
      async pull(controller) {
        const { value, done } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await parts.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, { ...init, headers });
}

function hasList(view: unknown): view is Readonly<Record<string, unknown>> {
  return typeof view === 'object' && view !== null && Object.values(view).some(isList);
}

function isList(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

async function* partsOf(view: Readonly<Record<string, unknown>>): AsyncGenerator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(view)) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    if (isList(value)) yield* listParts(value);
    else yield JSON.stringify(value);
    before = ',';
  }
  yield '}';
}

async function* listParts(list: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '[';
  for await (const one of list) {
    yield before + JSON.stringify(one);
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}

const portionLength = 32 * 1_024;

async function* portioned(parts: AsyncIterable<string>): AsyncGenerator<string> {
  let held: string[] = [];
  let length = 0;
  for await (const part of parts) {
    held.push(part);
    length += part.length;
    if (length < portionLength) continue;
    yield held.join('');
    held = [];
    length = 0;
  }
  yield held.join('');
}
