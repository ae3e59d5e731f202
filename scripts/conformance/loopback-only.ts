// Preloaded into every client: names other than loopback do not resolve. sf answers a refusal by posting the assertion to
// the real login hosts, and nothing of a test belongs there. (A dead HTTPS_PROXY does not serve: jsforce heeds no NO_PROXY.)

import dns from 'node:dns';

type Lookup = (host: string, ...rest: unknown[]) => void;

const lookup = dns.lookup as Lookup;

const lookupLoopback: Lookup = (host, ...rest) => {
  const callback = rest.at(-1);
  if (/^(localhost|127(\.\d+){3}|::1)$/.test(host) || typeof callback !== 'function') {
    lookup(host, ...rest);
    return;
  }
  const failure = { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: host };
  process.nextTick(() => callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), failure)));
};

// With what makes promisify(lookup) resolve to an object rather than to the address alone.
Object.defineProperties(lookupLoopback, Object.getOwnPropertyDescriptors(lookup));
dns.lookup = lookupLoopback as typeof dns.lookup;
