// The certificate that a host shows in a TLS handshake. Nothing is sent over the connection and nothing that it says is
// believed, so it is not verified: an expired, self-signed or misnamed certificate is what the watch is for.

import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { secondMs, TransportFault } from '../../domain/ports.ts';
import { hostText, type LeafReader } from '../../domain/watch/leaf-reader.ts';
import { transportFault } from './transport-fault.ts';

const longestMs = 10 * secondMs;

export const tlsLeafReader: LeafReader = {
  leafOf(address, signal) {
    const { host, port } = address;
    return new Promise((resolve, reject) => {
      // RFC 6066 section 3: no address is sent as a server name.
      const servername = isIP(host) === 0 ? { servername: host } : {};
      const socket = connect({ host, port, ...servername, rejectUnauthorized: false, minVersion: 'TLSv1' });
      const end = (finish: () => void) => {
        signal?.removeEventListener('abort', stop);
        socket.destroy();
        finish();
      };
      const fail = (fault: TransportFault) => end(() => reject(fault));
      const stop = () => fail(new TransportFault('aborted', 'the caller gave up'));
      if (signal?.aborted) return stop();
      signal?.addEventListener('abort', stop, { once: true });
      socket.setTimeout(longestMs, () =>
        fail(new TransportFault('timedOut', `no handshake with ${hostText(address)}`)),
      );
      socket.once('error', (error) => fail(transportFault(error)));
      socket.once('secureConnect', () => {
        const leaf = socket.getPeerX509Certificate();
        if (leaf === undefined) fail(new TransportFault('tlsFailed', `${hostText(address)} showed no certificate`));
        else end(() => resolve(new Uint8Array(leaf.raw)));
      });
    });
  },
};
