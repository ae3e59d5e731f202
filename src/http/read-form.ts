// The fields of a small form, whatever a peer sends instead: no more than the limit is ever held, with or without a length
// that says so. (Hono's own limit makes a new Request of one without a length, which the Node server's is not made for.)

/** A form with one number. */
const largestBodyBytes = 2_048;

/** Before anything is read. */
export function saysTooLarge(request: Request): boolean {
  return Number(request.headers.get('content-length') ?? 0) > largestBodyBytes;
}

/** No body at all is a form without fields; a sender that went away meanwhile is no fault of ours. */
export async function readForm(request: Request): Promise<URLSearchParams | 'tooLarge' | 'brokenOff'> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.byteLength;
      if (length > largestBodyBytes) return 'tooLarge';
      chunks.push(chunk);
    }
  } catch {
    return 'brokenOff';
  }
  return new URLSearchParams(Buffer.concat(chunks).toString());
}
