// Everything that bytes found somewhere could be an encoding of: how a secret looks once a log, a URL or a JSON document has
// had it. Decodes generously, since a wrong guess finds nothing and a missed one hides a leak.

export interface WrittenForm {
  /** 'as it is', 'base64', 'json in base64', … */
  form: string;
  /** One character a byte. */
  text: string;
}

/** The content itself and what it decodes to, one encoding in another, two deep. */
export function writtenForms(content: Buffer): WrittenForm[] {
  const text = content.toString('latin1');
  const decoded = decodings(text);
  const twice = decoded.flatMap((outer) =>
    decodings(outer.text).map((inner) => ({ form: `${inner.form} in ${outer.form}`, text: inner.text })),
  );
  return [{ form: 'as it is', text }, ...decoded, ...twice];
}

function decodings(text: string): WrittenForm[] {
  const forms = [
    { form: 'percent-encoded', text: percentDecoded(text) },
    { form: 'json', text: jsonUnescaped(text) },
    { form: 'hex', text: hexDecoded(text) },
    { form: 'base64', text: base64Decoded(text) },
    { form: 'numbers', text: numbersDecoded(text) },
  ];
  return forms.filter((form) => form.text !== '' && form.text !== text);
}

function percentDecoded(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function jsonUnescaped(text: string): string {
  const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  return text.replaceAll(/(?:\\u[0-9a-f]{4})+|\\./gi, (escaped: string) => {
    if (escaped[1] !== 'u') return escapes[escaped[1] ?? ''] ?? escaped.slice(1);
    const units = escaped.match(/[0-9a-f]{4}/gi) ?? [];
    return latin1(String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))), 'utf8');
  });
}

/** Runs of digits, spaced or with colons, as in dumps and fingerprints. A digit before the secret shifts the pairs. */
function hexDecoded(text: string): string {
  const runs = runsOf(text, /[^0-9a-f\s:]+/i, /[\s:]/g);
  return runs.flatMap((run) => [0, 1].map((shift) => latin1(run.slice(shift), 'hex'))).join('\n');
}

/** Both alphabets, wrapped as PEM wraps, in JSON too. Text that runs into the secret shifts its groups of four. */
function base64Decoded(text: string): string {
  const runs = runsOf(text.replaceAll(/\\+[nr]/g, '\n'), /[^\w+/\s-]+/, /\s/g);
  return runs.flatMap((run) => [0, 1, 2, 3].map((shift) => latin1(run.slice(shift), 'base64'))).join('\n');
}

/** How console.log shows a Uint8Array and JSON.stringify a Buffer or a Uint8Array. */
function numbersDecoded(text: string): string {
  return text
    .replaceAll(/"\d+":/g, '')
    .split(/[^\d,\s]+/)
    .map((run) => (run.match(/\d+/g) ?? []).map(Number))
    .filter((numbers) => numbers.length >= 8)
    .map((numbers) => Buffer.from(numbers).toString('latin1'))
    .join('\n');
}

/** The parts between separators, without their padding, as far as 8 bytes fit in. */
function runsOf(text: string, separator: RegExp, padding: RegExp): string[] {
  return text
    .split(separator)
    .map((run) => run.replaceAll(padding, ''))
    .filter((run) => run.length >= 11);
}

function latin1(text: string, encoding: BufferEncoding): string {
  return Buffer.from(text, encoding).toString('latin1');
}
