// What is sent to an org to put a certificate into the slot of an app: the component as the org showed it, byte for byte, but for
// the certificate, and without consumer key and consumer secret. A deploy is declarative: what it leaves out is cleared.

import { createHash } from 'node:crypto';
import { certificateFromFile } from '../../formats/credential-file.ts';
import { FormatError } from '../../formats/format-error.ts';
import { withIndent, type XmlPlace, xmlPlaces } from '../../formats/xml-places.ts';
import type { AppKind } from '../client-app/client-app.ts';

/** The one component that holds the slot, by the kind of the app, and the element of it that the certificate stands in. */
export const slotComponents = {
  'connected-app': { type: 'ConnectedApp', within: 'oauthConfig' },
  'external-client-app': { type: 'ExtlClntAppGlobalOauthSettings', within: null },
} as const satisfies Readonly<Record<AppKind, { type: string; within: string | null }>>;

export type FormProblem =
  | 'notTheComponent'
  /** A Connected App without OAuth settings has no slot. */
  | 'noOauth'
  | 'certificateTwice'
  | 'certificateUnreadable'
  /** It would make another consumer key or secret with the deploy. */
  | 'rotatesConsumerKey';

/** A component as it was read, without consumer key and secret: what is kept for the way back. */
export interface CertificateForm {
  kind: AppKind;
  /** Each character is one byte. */
  text: string;
  /** Null: the org shows none, which proves nothing. */
  certificateDer: Uint8Array | null;
  /** Null: not shown. It tells whose component this is. */
  consumerKey: string | null;
}

/** Errors: none; a text that is no such component is a problem. */
export function certificateForm(kind: AppKind, bytes: Uint8Array): CertificateForm | FormProblem {
  const read = Buffer.from(bytes).toString('latin1');
  const found = slotIn(kind, read);
  if (typeof found === 'string') return found;
  if (asksForRotation(read, found)) return 'rotatesConsumerKey';
  const keys = found.children.filter(({ name }) => name === 'consumerKey');
  const consumerKey = keys[0] === undefined ? null : read.slice(keys[0].innerStart, keys[0].innerEnd).trim();
  const text = without(read, [...keys, ...secretsIn(xmlPlaces(read)?.children ?? [])]);
  const certificateDer = certificateIn(text, kind);
  return certificateDer === 'unreadable'
    ? 'certificateUnreadable'
    : { kind, text, certificateDer, consumerKey: consumerKey === '' ? null : consumerKey };
}

/** The bytes to send. They always hold a certificate: a package without one locks the app out. */
export function formWith({ kind, text }: CertificateForm, certificateDer: Uint8Array): Uint8Array {
  const slot = slotIn(kind, text);
  if (typeof slot === 'string') throw new Error(`a form that was read is none: ${slot}`);
  const element = `<certificate>${Buffer.from(certificateDer).toString('base64')}</certificate>`;
  const present = slot.children.find(({ name }) => name === 'certificate');
  const written =
    present === undefined
      ? inserted(text, slot, element)
      : `${text.slice(0, present.start)}${element}${text.slice(present.end)}`;
  return new Uint8Array(Buffer.from(written, 'latin1'));
}

/** Hex SHA-256 of all but the certificate: the same for two readings of a component that differ in nothing else. */
export function formDigest({ kind, text }: CertificateForm): string {
  const slot = slotIn(kind, text);
  const places = typeof slot === 'string' ? [] : slot.children.filter(({ name }) => name === 'certificate');
  return createHash('sha256').update(without(text, places), 'latin1').digest('hex');
}

/** The element whose child the certificate is. */
function slotIn(kind: AppKind, text: string): XmlPlace | FormProblem {
  const { type, within } = slotComponents[kind];
  const root = xmlPlaces(text);
  if (root?.name !== type) return 'notTheComponent';
  const slots = within === null ? [root] : root.children.filter(({ name }) => name === within);
  const [slot] = slots;
  if (slot === undefined || slot.innerStart === slot.end) return 'noOauth';
  if (slots.length > 1) return 'notTheComponent';
  return slot.children.filter(({ name }) => name === 'certificate').length > 1 ? 'certificateTwice' : slot;
}

function asksForRotation(text: string, { children }: XmlPlace): boolean {
  return children.some(
    ({ name, innerStart, innerEnd }) =>
      name.startsWith('shouldRotate') && text.slice(innerStart, innerEnd).trim() !== 'false',
  );
}

/** Wherever it stands: nothing needs it. */
function secretsIn(places: readonly XmlPlace[]): XmlPlace[] {
  return places.flatMap((place) => (place.name === 'consumerSecret' ? place : secretsIn(place.children)));
}

function certificateIn(text: string, kind: AppKind): Uint8Array | null | 'unreadable' {
  const slot = slotIn(kind, text);
  const place = typeof slot === 'string' ? undefined : slot.children.find(({ name }) => name === 'certificate');
  const written = place === undefined ? '' : text.slice(place.innerStart, place.innerEnd).trim();
  if (written === '') return null;
  try {
    return new Uint8Array(certificateFromFile(Buffer.from(unescaped(written))));
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return 'unreadable';
  }
}

/** Salesforce writes the line ends of an uploaded file as references. */
function unescaped(text: string): string {
  return text.replace(/&#(?:13|xd);/gi, '\r').replace(/&#(?:10|xa);/gi, '\n');
}

function without(text: string, places: readonly XmlPlace[]): string {
  return places
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, withIndent(rest, start)) + rest.slice(end), text);
}

/** Elements stand in alphabetical order, behind the head of a component. */
function inserted(text: string, { children, innerEnd }: XmlPlace, element: string): string {
  const before = children.findLast(({ name }) => name < 'certificate');
  const next = children.find(({ name }) => name > 'certificate' && name !== 'fullName');
  if (before !== undefined) {
    const indent = text.slice(withIndent(text, before.start), before.start);
    return `${text.slice(0, before.end)}${indent}${element}${text.slice(before.end)}`;
  }
  const at = next?.start ?? innerEnd;
  const indent = next === undefined ? '' : text.slice(withIndent(text, at), at);
  return `${text.slice(0, at)}${element}${indent}${text.slice(at)}`;
}
