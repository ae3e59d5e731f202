// Answers that come as events: what is told while the server goes on, then the answer itself.

import { ApiProblem } from './client.ts';

/** Errors: ApiProblem; TypeError when the stream broke off. */
export async function toldAnswer<Told, Done>(
  stream: ReadableStream<Uint8Array>,
  onTold: (told: Told) => void,
): Promise<Done> {
  for await (const { event, data } of eventsIn(stream)) {
    if (event === 'progress') onTold(data as Told);
    if (event === 'problem') throw new ApiProblem(data as ConstructorParameters<typeof ApiProblem>[0]);
    if (event === 'done') return data as Done;
  }
  throw new TypeError('the answer broke off');
}

async function* eventsIn(stream: ReadableStream<Uint8Array>): AsyncGenerator<{ event: string; data: unknown }> {
  const reader = stream.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  for (let unread = ''; ; ) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = `${unread}${value}`.split('\n\n');
    unread = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (event !== undefined && data !== undefined) yield { event, data: JSON.parse(data) };
    }
  }
}
