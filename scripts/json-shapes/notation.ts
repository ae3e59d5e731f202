// JSON Schema as data, in few words. What may be missing says so; every other key is always there.

export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const whole: Schema = { type: 'integer' };
export const number: Schema = { type: 'number' };
export const flag: Schema = { type: 'boolean' };
export const instant: Schema = { type: 'string', format: 'date-time' };
export const nothing: Schema = { type: 'null' };
export const anything: Schema = {};
/** Facts whose names differ. */
export const facts: Schema = { type: 'object' };

export function always(value: string | boolean): Schema {
  return { const: value };
}

export function among(...values: readonly string[]): Schema {
  return { enum: values };
}

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

export function orNull(schema: Schema): Schema {
  return { anyOf: [schema, nothing] };
}

export function either(...schemas: readonly Schema[]): Schema {
  return { anyOf: schemas };
}

export interface OptionalShape {
  optional: Schema;
}

export function optional(schema: Schema): OptionalShape {
  return { optional: schema };
}

type Fields = Readonly<Record<string, Schema | OptionalShape>>;

export function object(fields: Fields): Schema {
  const entries = Object.entries(fields);
  const isOptional = (one: Schema | OptionalShape): one is OptionalShape => 'optional' in one;
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([key, one]) => [key, isOptional(one) ? one.optional : one])),
    required: entries.filter(([, one]) => !isOptional(one)).map(([key]) => key),
  };
}

/** The same with no other key: what the tests hold the answers to. Readers must expect keys that are added. */
export function closed(schema: Schema): Schema {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]));
    return 'properties' in inner && 'required' in inner ? { ...inner, additionalProperties: false } : inner;
  };
  return walk(schema) as Schema;
}
