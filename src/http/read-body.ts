// The body of a request, whatever a peer sends instead: no more than the limit is ever held, with or without a length that says
// so. (Hono's own limit makes a new Request of one without a length, which the Node server's is not made for.)

/** Before anything is read. */
export function saysTooLarge(request: Request, mostBytes: number): boolean {
  return Number(request.headers.get('content-length') ?? 0) > mostBytes;
}

export type Read = { bytes: Buffer } | 'tooLarge' | 'brokenOff';

/** No body at all is no bytes; a sender that went away meanwhile is no fault of ours. */
export async function readBody(request: Request, mostBytes: number): Promise<Read> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.byteLength;
      if (length > mostBytes) return 'tooLarge';
      chunks.push(chunk);
    }
  } catch {
    return 'brokenOff';
  }
  return { bytes: Buffer.concat(chunks) };
}
