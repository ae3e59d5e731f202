// Values as a database keeps them, and back. What has another form than it should is refused with `Unreadable`, whose words name
// the form and never the value. A `Shape` only reads: it is what stands inside a column of JSON.

type StoredValue = string | number | null | Uint8Array;

export interface Shape<T> {
  /** Errors: Unreadable. */
  read(value: unknown): T;
  /** For the type alone: what reads less than a T may be is no shape of it. */
  of?: (value: T) => void;
  /** The key may be missing in a record. */
  isOptional?: boolean;
}

export interface Codec<T> extends Shape<T> {
  write(value: T): StoredValue;
}

export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

function plain<T extends StoredValue>(form: string, has: (value: unknown) => boolean): Codec<T> {
  return {
    read(value) {
      if (has(value)) return value as T;
      throw new Unreadable(value === null || value === undefined ? 'it is empty' : `it is not ${form}`);
    },
    write: (value) => value,
  };
}

export const text = plain<string>('text', (value) => typeof value === 'string');

/** The same few rows are read over and over. */
const rememberedTexts = 1_000;

/** Text of a form of its own. `has` depends on nothing but the text: those that have it are remembered. */
export function textThat(form: string, has: (value: string) => boolean): Codec<string> {
  const known = new Set<unknown>();
  return plain(form, (value) => {
    if (known.has(value)) return true;
    if (typeof value !== 'string' || !has(value)) return false;
    if (known.size >= rememberedTexts) known.clear();
    known.add(value);
    return true;
  });
}

/** Counts, and instants in milliseconds. */
export const integer = plain<number>('a whole number', Number.isSafeInteger);

/** Of two integers. */
export const flag: Codec<boolean> = {
  read: (value) => oneOf(0, 1).read(value) === 1,
  write: (value) => (value ? 1 : 0),
};

/** Of JSON. */
export const truth: Shape<boolean> = {
  read(value) {
    if (typeof value === 'boolean') return value;
    throw new Unreadable('it is neither true nor false');
  },
};

export const real = plain<number>('a number', Number.isFinite);

/** As plain bytes of its own: PostgreSQL's driver hands out Buffers, some of them slices of its memory. */
export const bytes: Codec<Uint8Array> = {
  read(value) {
    const read = anyBytes.read(value);
    const isOwn = read.constructor === Uint8Array && read.byteLength === read.buffer.byteLength;
    return isOwn ? read : new Uint8Array(read);
  },
  write: (value) => value,
};

const anyBytes = plain<Uint8Array>('bytes', (value) => value instanceof Uint8Array);

export function oneOf<const T extends string | number>(...values: readonly T[]): Codec<T> {
  return plain<T>(`one of ${values.join(', ')}`, (value) => values.some((one) => one === value));
}

export function nullable<T>(codec: Codec<T>): Codec<T | null>;
export function nullable<T>(shape: Shape<T>): Shape<T | null>;
export function nullable<T>(codec: Shape<T> & Partial<Codec<T>>): Shape<T | null> & Partial<Codec<T | null>> {
  const { write } = codec;
  const read = (value: unknown) => (value === null ? null : codec.read(value));
  return write === undefined ? { read } : { read, write: (value) => (value === null ? null : write(value)) };
}

/** A column of JSON. */
export function json<T>(shape: Shape<T>): Codec<T> {
  return {
    read(value) {
      const written = text.read(value);
      let parsed: unknown;
      try {
        parsed = JSON.parse(written);
      } catch {
        throw new Unreadable('it is not JSON');
      }
      return shape.read(parsed);
    },
    write: (value) => JSON.stringify(value),
  };
}

/** One value of JSON. */
export function exactly<const T extends string | number | boolean>(wanted: T): Shape<T> {
  return {
    read(value) {
      if (value === wanted) return wanted;
      throw new Unreadable(`it is not ${wanted}`);
    },
  };
}

export function arrayOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return {
    read(value) {
      if (!Array.isArray(value)) throw new Unreadable('it is not a list');
      return value.map((one, index) => within(String(index), () => shape.read(one)));
    },
  };
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return { read: shape.read, isOptional: true };
}

type Shapes<T> = { readonly [K in keyof T]-?: Shape<T[K]> };

/** Other keys are left out. */
export function record<T extends object>(shapes: Shapes<T>): Shape<T> {
  const fields = Object.entries<Pick<Shape<unknown>, 'read' | 'isOptional'>>(shapes);
  return {
    read(value) {
      const given = anyRecord.read(value);
      const read: Record<string, unknown> = {};
      for (const [key, shape] of fields)
        if (key in given || shape.isOptional !== true) read[key] = within(key, () => shape.read(given[key]));
      return read as T;
    },
  };
}

/** A record with any keys. */
export function mapOf<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    read(value) {
      const entries = Object.entries(anyRecord.read(value));
      return Object.fromEntries(entries.map(([key, one]) => [key, within(key, () => shape.read(one))]));
    },
  };
}

type MemberOf<T, K extends string, V> = T extends { readonly [P in K]: infer U } ? (V extends U ? T : never) : never;

/** A union whose members are told apart by one key; @param members the other fields of each. */
export function unionBy<K extends string, T extends { readonly [P in K]: string }>(
  key: K,
  members: { readonly [V in T[K]]: Shapes<Omit<MemberOf<T, K, V>, K>> },
): Shape<T> {
  const shapes = new Map(
    Object.entries<object>(members).map(([which, fields]) => [which, record({ [key]: oneOf(which), ...fields })]),
  );
  const tag = oneOf(...shapes.keys());
  return {
    read(value) {
      const which = within(key, () => tag.read(anyRecord.read(value)[key]));
      return shapes.get(which)?.read(value) as T;
    },
  };
}

export const anyRecord: Shape<Readonly<Record<string, unknown>>> = {
  read(value) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
    throw new Unreadable('it is not a record');
  },
};

function within<T>(key: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Unreadable ? new Unreadable(`in "${key}": ${error.message}`) : error;
  }
}
