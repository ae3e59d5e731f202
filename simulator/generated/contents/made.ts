// What a component consists of, before it is files: elements, or a body with elements beside it, or the files of a bundle.

import type { XmlValue } from '../../metadata/xml.ts';
import type { Scribe } from './scribe.ts';

export type Fields = { [name: string]: XmlValue };

export interface Made {
  /** The elements of its XML: the file itself, or that beside the body. */
  fields?: Fields;
  /** The root of that XML where it is not the type. */
  root?: string;
  body?: string | Uint8Array;
  /** By their names within the folder of a bundle. */
  files?: Readonly<Record<string, string>>;
}

/** One component of a package. */
export interface NamedMember {
  type: string;
  fullName: string;
}

/** What else is in the same package: profiles show no more than that. */
export interface Surroundings {
  /** Null: readMetadata asks, which shows all of a profile. */
  members: readonly NamedMember[] | null;
  /** Whether consumer secrets are shown to whoever asks. */
  showsSecrets: boolean;
}

export type Maker = (scribe: Scribe, surroundings: Surroundings) => Made;

export const asFields =
  (make: (scribe: Scribe, surroundings: Surroundings) => Fields): Maker =>
  (scribe, surroundings) => ({ fields: make(scribe, surroundings) });
