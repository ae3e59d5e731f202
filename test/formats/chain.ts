// A chain made at run time by openssl: a root, an authority below it that ends first, a leaf below that.

import { readFileSync } from 'node:fs';
import { opensslOutput, withFiles } from './openssl.ts';

/** Of 3,000, 100 and 300 days. */
export function makeChain(): { leaf: string; authority: string; root: string; key: string } {
  const caOnly = '[ca]\nbasicConstraints=critical,CA:TRUE\n[end]\nbasicConstraints=CA:FALSE\n';
  return withFiles({ 'x.cnf': caOnly, db: '' }, (path) => {
    const made = (name: string, issuer: string | null, days: string, section: string) => {
      const [own, csr, crt] = [path(`${name}.key`), path(`${name}.csr`), path(`${name}.crt`)];
      opensslOutput(['req', '-newkey', 'rsa:2048', '-nodes', '-keyout', own, '-out', csr, '-subj', `/CN=${name}`]);
      const signer =
        issuer === null ? ['-signkey', own] : ['-CA', path(`${issuer}.crt`), '-CAkey', path(`${issuer}.key`)];
      const serial = ['-set_serial', days];
      const extensions = ['-extfile', path('x.cnf'), '-extensions', section];
      opensslOutput(['x509', '-req', '-in', csr, '-out', crt, '-days', days, ...signer, ...serial, ...extensions]);
      return readFileSync(crt, 'utf8');
    };
    const root = made('root', null, '3000', 'ca');
    const authority = made('authority', 'root', '100', 'ca');
    return {
      root,
      authority,
      leaf: made('leaf', 'authority', '300', 'end'),
      key: readFileSync(path('leaf.key'), 'utf8'),
    };
  });
}
