// The two forms that bench/signing.ts calls; the package brings no types.

declare module 'jsonwebtoken' {
  import type { KeyObject } from 'node:crypto';

  type Options = { algorithm: 'RS256' };
  const jsonwebtoken: {
    sign(claims: object, key: KeyObject, options: Options): string;
    sign(claims: object, key: KeyObject, options: Options, done: (error: Error | null, token?: string) => void): void;
  };
  export default jsonwebtoken;
}
