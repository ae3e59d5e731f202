// The certificate that a host shows in a TLS handshake. Nothing is sent over the connection and nothing that it says is
// believed, so it is not verified: an expired, self-signed or misnamed certificate is what the watch is for.

import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { secondMs, TransportFault } from '../../domain/ports.ts';
import { type HostAddress, hostText, type LeafReader } from '../../domain/watch/leaf-reader.ts';
import { withoutPrivate } from './private-addresses.ts';
import { answering } from './transport-connect.ts';
import { transportFault } from './transport-fault.ts';
import { type Address, createNameResolver, type ResolveName } from './transport-names.ts';

const longestMs = 10 * secondMs;

export function createTlsLeafReader(options: {
  allowPrivate: readonly string[];
  resolveName?: ResolveName;
}): LeafReader {
  const resolveName = withoutPrivate(options.resolveName ?? createNameResolver(), options.allowPrivate);
  return {
    async leafOf(host, signal) {
      const ending = new AbortController();
      const stop = () => ending.abort(new TransportFault('aborted', 'the caller gave up'));
      const late = () => ending.abort(new TransportFault('timedOut', `no handshake with ${hostText(host)}`));
      if (signal?.aborted) stop();
      signal?.addEventListener('abort', stop, { once: true });
      const timer = setTimeout(late, longestMs);
      try {
        ending.signal.throwIfAborted();
        const addresses = await resolveName(host.host, ending.signal);
        return await handshake(host, addresses, ending.signal);
      } catch (error) {
        throw transportFault(error);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
      }
    },
  };
}

function handshake(watched: HostAddress, addresses: readonly Address[], signal: AbortSignal): Promise<Uint8Array> {
  const { host, port } = watched;
  return new Promise((resolve, reject) => {
    // RFC 6066 section 3: no address is sent as a server name.
    const servername = isIP(host) === 0 ? { servername: host } : {};
    const unverified = { rejectUnauthorized: false, minVersion: 'TLSv1' } as const;
    const socket = connect({ host, port, ...servername, ...unverified, lookup: answering(addresses) });
    const end = (finish: () => void) => {
      signal.removeEventListener('abort', stop);
      socket.destroy();
      finish();
    };
    const stop = () => end(() => reject(signal.reason));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    socket.once('error', (error) => end(() => reject(error)));
    socket.once('secureConnect', () => {
      const leaf = socket.getPeerX509Certificate();
      if (leaf !== undefined) return end(() => resolve(new Uint8Array(leaf.raw)));
      end(() => reject(new TransportFault('tlsFailed', `${hostText(watched)} showed no certificate`)));
    });
  });
}
