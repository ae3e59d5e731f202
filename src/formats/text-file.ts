// From the bytes of a file to its text, and from a text that only wraps something to what it wraps. People paste, export
// and store in secrets; none of that changes what is inside.

/** Tab, the four that end lines and pages, Ctrl-Z of DOS and the escape of a terminal; DER has others in its first bytes. */
const controlsOfText: readonly number[] = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b];

/** What a person's program wrote as text: UTF-8, or UTF-16 by its byte order mark (PowerShell, Excel's "Unicode Text"). */
export function writtenText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** Null: bytes that are no text. */
export function textOfFile(file: Uint8Array): string | null {
  const [first = 1, second = 1, third = 1, fourth = 1] = file;
  // By the byte order mark, or by the halves of the first two characters that are zero.
  if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0)) return decoded(file, 'utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && third === 0)) return decoded(file, 'utf-16be');
  const isDer = first === 0x30 && second >= 0x80;
  if (isDer) return null;
  const isText = !file.some((octet) => octet < 0x20 && !controlsOfText.includes(octet));
  return isText || Buffer.from(file).includes('-----BEGIN ') ? decoded(file, 'utf-8') : null;
}

function decoded(file: Uint8Array, encoding: string): string {
  return unescaped(new TextDecoder(encoding).decode(file));
}

/**
 * Line breaks, "/" and "=" as JSON, shells, Java properties, XML and pages write them, the marks of a quoted mail, and what
 * chats and wikis put between.
 */
function unescaped(text: string): string {
  return text
    .replaceAll(/&#(?:x([0-9a-f]{1,2})|(\d{1,3}));/gi, (_, hex?: string, digits?: string) =>
      String.fromCharCode(hex === undefined ? Number(digits) : Number.parseInt(hex, 16)),
    )
    .replaceAll(/^(?:> ?)+/gm, '')
    .replaceAll(/\\{1,8}(?:r\\{1,8}n|[rn]|\r?\n)/g, '\n')
    .replaceAll('\\/', '/')
    .replaceAll(/\\u003d/gi, '=')
    .replaceAll(/[\u200b-\u200d\u2060]/g, '');
}

/** Base64 or hex of something and nothing else; null: another text. */
export function unwrapped(text: string): Uint8Array | null {
  const hex = text.replaceAll(/[\s:]/g, '');
  if (hex.length % 2 === 0 && /^[0-9a-f]+$/i.test(hex)) return Buffer.from(hex, 'hex');
  const base64 = text.replaceAll(/[\s"']/g, '');
  return /^(?:[A-Za-z0-9+/]+|[\w-]+)={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : null;
}

/** What stands as base64 among other text (YAML, XML, `NAME=`), on one line or on several with a shorter last one. */
export function longWords(text: string): Uint8Array[] {
  const words = text.match(/[\w+/-]{40,}(?:\s+[\w+/-]{40,})*(?:\s+[\w+/]{1,39}(?=[=<"'\s]|$))?/g) ?? [];
  return words.filter((word) => word.length >= 200).map((word) => Buffer.from(word, 'base64'));
}
