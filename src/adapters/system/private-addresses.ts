// Addresses that are nobody's on the internet: a host of Salesforce has none of them. A name that leads to one would let whoever set
// it look into this network, the metadata service of a cloud among it. Judged on the address that is connected to, whatever the
// name said before. Loopback stays free: whoever is there can be reached without us.

import { BlockList, isIP } from 'node:net';
import { TransportFault } from '../../domain/ports.ts';
import type { ResolveName } from './transport-names.ts';

const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  // RFC 6598; a cloud's metadata service is in it, too.
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  privateAddresses.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  privateAddresses.addSubnet(network, prefix, 'ipv6');

function isPrivateAddress(address: string): boolean {
  // An IPv4 address inside an IPv6 one is judged as what it is.
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  const judged = mapped ?? address;
  return privateAddresses.check(judged, isIP(judged) === 6 ? 'ipv6' : 'ipv4');
}

/** @param allowed Names of hosts that may have such an address; `*`: all. Throws the fault `unreachable`. */
export function withoutPrivate(resolve: ResolveName, allowed: readonly string[]): ResolveName {
  return async (hostname, signal) => {
    const addresses = await resolve(hostname, signal);
    if (allowed.includes('*') || allowed.includes(hostname.toLowerCase())) return addresses;
    const open = addresses.filter(({ address }) => !isPrivateAddress(address));
    if (open.length > 0) return open;
    const [first] = addresses;
    throw new TransportFault(
      'unreachable',
      `${hostname} has the private address ${first?.address}; if that is right, set LATCHKEY_ALLOW_PRIVATE=${hostname}`,
    );
  };
}
