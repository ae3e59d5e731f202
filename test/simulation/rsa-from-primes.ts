// RSA pairs whose primes are shared: two dozen primes give three hundred pairs, and finding primes is nearly all that making a
// pair costs. Worthless as keys, since two of them betray their common prime; a simulation only tells them apart.

import { createPrivateKey, generatePrimeSync, type KeyObject } from 'node:crypto';

const primes: bigint[] = [];
const publicExponent = 65_537n;

/** A different pair for each place, of 2048 bits; the same one again for the same place. */
export function rsaPairAt(place: number): KeyObject {
  let higher = 1;
  while (place >= (higher * (higher + 1)) / 2) higher += 1;
  return rsaPair(primeAt(higher), primeAt(place - (higher * (higher - 1)) / 2));
}

function primeAt(index: number): bigint {
  while (primes.length <= index) {
    const prime = generatePrimeSync(1_024, { bigint: true });
    // Two such have a product of 2048 bits, and not of 2047.
    if (prime >> 1_022n === 3n && prime % publicExponent !== 1n) primes.push(prime);
  }
  return primes[index] as bigint;
}

function rsaPair(p: bigint, q: bigint): KeyObject {
  const order = (p - 1n) * (q - 1n);
  const exponent = inverse(publicExponent, order);
  const numbers = {
    n: p * q,
    e: publicExponent,
    d: exponent,
    p,
    q,
    dp: exponent % (p - 1n),
    dq: exponent % (q - 1n),
    qi: inverse(q, p),
  };
  const written = Object.entries(numbers).map(([name, number]) => [name, base64url(number)]);
  return createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(written) }, format: 'jwk' });
}

/** The number that times `value` leaves 1 when divided by `modulus`. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [rest, next] = [modulus, value % modulus];
  let [factor, nextFactor] = [0n, 1n];
  while (next !== 0n) {
    const times = rest / next;
    [rest, next] = [next, rest - times * next];
    [factor, nextFactor] = [nextFactor, factor - times * nextFactor];
  }
  if (rest !== 1n) throw new RangeError('two numbers with a common divisor');
  return factor < 0n ? factor + modulus : factor;
}

function base64url(number: bigint): string {
  const digits = number.toString(16);
  return Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex').toString('base64url');
}
