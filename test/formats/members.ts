import assert from 'node:assert/strict';
import { fromBER, Sequence } from 'asn1js';

/** The values inside a SEQUENCE, each with tag and length. */
export function membersOf(der: Uint8Array): Uint8Array[] {
  const { result } = fromBER(der);
  assert.ok(result instanceof Sequence);
  return result.valueBlock.value.map(({ valueBeforeDecodeView }) => valueBeforeDecodeView);
}
