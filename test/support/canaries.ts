// Plants secrets and hunts for them wherever a secret could leak: files, databases, logs, answers.
// A hunt decodes what it reads (written-forms.ts) and looks for any 24 bytes in a row of a secret, so that a key in a
// wrapped PEM, in a database page or cut in half is found too. What it reports never holds the secret.

import { type KeyObject, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writtenForms } from './written-forms.ts';

export interface Canary {
  label: string;
  secret: Buffer;
}

/** Where to hunt: a folder with all below it, or one content under a name for the report. */
export type Place =
  | { folder: string }
  | { name: string; content: string | Uint8Array | AsyncIterable<string | Uint8Array> };

export interface Sighting {
  label: string;
  /** The file or the name of the content. */
  where: string;
  /** How it was written: 'as it is', 'base64', 'hex', 'json in base64', …; of several, the one that shows most of it. */
  form: string;
  /** How many bytes in a row of the secret stood there. */
  bytes: number;
}

export interface Hunt {
  sightings: Sighting[];
  /** What was searched. Nothing searched, nothing found is no good news. */
  searchedBytes: number;
}

/** So many bytes in a row are no coincidence and no public part. Shorter secrets count when they are whole. */
const chunkBytes = 24;
/** Secrets are looked up by blocks of 8: 24 in a row hold one that starts at a multiple of 8, wherever they begin. */
const blockBytes = 8;

/** A secret that the test planted. At least 8 bytes: shorter ones occur by chance. */
export function canary(label: string, secret: string | Uint8Array): Canary {
  const bytes = Buffer.from(secret);
  if (bytes.length < blockBytes)
    throw new RangeError(`The canary ${label} has ${bytes.length} bytes, too few to hunt for.`);
  return { label, secret: bytes };
}

/** A password made for one test: 32 letters and digits with what JSON, URLs and shells escape among them. */
export function passwordCanary(label: string): Canary {
  return canary(label, `${randomBytes(12).toString('hex')} "&+/%\\é`);
}

/** The private numbers of a key, and none of the public ones, which every certificate shows. Found in PEM, DER and JWK. */
export function privateKeyCanaries(label: string, key: KeyObject): Canary[] {
  const { d, p, q, dp, dq, qi } = key.export({ format: 'jwk' });
  return Object.entries({ d, p, q, dp, dq, qi }).flatMap(([name, value]) =>
    value ? [canary(`${label} (${name})`, Buffer.from(value, 'base64url'))] : [],
  );
}

/** Searches all places, hidden files included; links are not followed. */
export async function huntCanaries(places: Place | Place[], canaries: Canary[]): Promise<Hunt> {
  if (canaries.length === 0) throw new RangeError('There are no canaries to hunt for.');
  const hunt: Hunt = { sightings: [], searchedBytes: 0 };
  const blocks = blocksOf(canaries);
  const search = (where: string, content: Buffer) => {
    hunt.searchedBytes += content.length;
    const longest = new Map<string, Sighting>();
    for (const { form, text } of writtenForms(content)) {
      for (const { label, bytes } of found(text, blocks)) {
        if (bytes > (longest.get(label)?.bytes ?? 0)) longest.set(label, { label, where, form, bytes });
      }
    }
    hunt.sightings.push(...longest.values());
  };
  for (const place of [places].flat()) {
    if ('folder' in place) for (const file of await filesIn(place.folder)) search(file, await readFile(file));
    else search(place.name, await wholeOf(place.content));
  }
  return hunt;
}

/** Throws when a canary was seen, naming canary, place and form, and when nothing was searched. */
export async function assertNoCanaries(places: Place | Place[], canaries: Canary[]): Promise<void> {
  const { sightings, searchedBytes } = await huntCanaries(places, canaries);
  if (searchedBytes === 0) throw new Error('The hunt for canaries searched nothing.');
  if (sightings.length === 0) return;
  const lines = sightings.map(({ label, where, form, bytes }) => `${label}: ${bytes} bytes in ${where}, ${form}`);
  throw new Error(`Secrets leaked:\n${lines.join('\n')}`);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function wholeOf(content: Exclude<Place, { folder: string }>['content']): Promise<Buffer> {
  if (typeof content === 'string' || content instanceof Uint8Array) return Buffer.from(content);
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

interface Block {
  canary: Canary;
  secret: string;
  offset: number;
}

type Blocks = Map<string, Block[]>;

function blocksOf(canaries: Canary[]): Blocks {
  const blocks: Blocks = new Map();
  for (const canary of canaries) {
    const secret = canary.secret.toString('latin1');
    for (let offset = 0; offset + blockBytes <= secret.length; offset += blockBytes) {
      const key = secret.slice(offset, offset + blockBytes);
      blocks.set(key, [...(blocks.get(key) ?? []), { canary, secret, offset }]);
    }
  }
  return blocks;
}

/** The longest part of each canary in the text, one character a byte, as far as it is long enough to count. */
function found(text: string, blocks: Blocks): { label: string; bytes: number }[] {
  const longest = new Map<string, number>();
  // Two characters tell nearly always that no block starts here, and cost a hundredth of a slice and a look-up.
  const starts = new Uint8Array(0x10000);
  for (const block of blocks.keys()) starts[pair(block, 0)] = 1;
  for (let at = 0; at + blockBytes <= text.length; at += 1) {
    if (!starts[pair(text, at)]) continue;
    for (const { canary, secret, offset } of blocks.get(text.slice(at, at + blockBytes)) ?? []) {
      const bytes = commonBytes(text, at, secret, offset);
      const enough = Math.min(chunkBytes, secret.length);
      if (bytes >= enough && bytes > (longest.get(canary.label) ?? 0)) longest.set(canary.label, bytes);
    }
  }
  return [...longest].map(([label, bytes]) => ({ label, bytes }));
}

function pair(text: string, at: number): number {
  return text.charCodeAt(at) * 0x100 + text.charCodeAt(at + 1);
}

/** How far text and secret agree around the two places. */
function commonBytes(text: string, at: number, secret: string, offset: number): number {
  let before = 0;
  while (before < offset && before < at && text[at - before - 1] === secret[offset - before - 1]) before += 1;
  let after = 0;
  while (offset + after < secret.length && text[at + after] === secret[offset + after]) after += 1;
  return before + after;
}
