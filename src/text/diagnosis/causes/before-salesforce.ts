// Causes that stop a connection before Salesforce has read the assertion, in words: the key file, the network, the host.
import type { CauseWordsOf } from '../cause-entry.ts';

export const beforeSalesforce: CauseWordsOf<'beforeSalesforce'> = {
  private_key_unreadable: [
    'The private key cannot be read',
    'The key file is missing, damaged, encrypted without its passphrase, or not a private key at all. Nothing was sent to Salesforce.',
    'Run "openssl pkey -in server.key -noout" on the machine that signs: it must end without an error.',
    'Put the whole key file in place, with its BEGIN and END lines and its line breaks (they are often lost when a key is pasted into a secret), readable by the user that runs the job; an encrypted key also needs its passphrase. Nothing in Salesforce has to change.',
    'Salesforce DX Developer Guide: Resolve Common Authorization Errors; forcedotcom/sfdx-travisci#135',
  ],
  key_provider_unavailable: [
    'The device or service that holds the private key does nothing for us now',
    'The private key lies in an HSM or a key service that is down, locked, throttled, or does not permit it. Nothing was sent to Salesforce, and nothing is said about the key or its certificate.',
    'Ask each device and service for its health (latchkey vault status).',
    'Bring the device or service back, or its PIN, credentials or permissions in order. Nothing in Salesforce has to change.',
    'RFC 7512; OASIS PKCS #11 2.40 section 5',
  ],
  dns_failure: [
    'The host name does not resolve',
    'The name of the login host is unknown to the resolver: a typing error, a renamed My Domain, or a resolver that cannot see the internet.',
    'Resolve {host} on the machine that signs in (nslookup {host}) and on another network.',
    'Copy the address from {setup} > Company Settings > My Domain > Current My Domain URL and use it as the login URL. If {host} is that address already, repair name resolution on the machine that signs in (in a container: its DNS server).',
    'forcedotcom/cli#820',
  ],
  tls_interception: [
    'Something on the way re-signs TLS',
    'A company proxy or virus scanner opens the TLS connection and presents a certificate of its own authority, which this program does not trust.',
    'Look at the issuer that {host} shows here (openssl s_client -connect {host}:{port}): a company or security product means interception, DigiCert means none.',
    "Export the company's root certificate as PEM and make it trusted: NODE_EXTRA_CA_CERTS=/path/company-root.pem for Node.js, the system or Java trust store otherwise; or have {host} excluded from inspection. Do not switch certificate verification off.",
    'forcedotcom/sfdx-dreamhouse#171; forcedotcom/cli#429',
  ],
  tls_version_too_old: [
    'TLS is older than 1.2',
    'The client, or a device on the way, offers a TLS version that Salesforce switched off. Salesforce requires TLS 1.2 or newer.',
    'Connect once with TLS 1.2 forced (curl --tlsv1.2 {address}/services/data): if that answers, the client is too old.',
    'Update the runtime that signs in (Java 8 or newer, .NET Framework 4.6 or newer, OpenSSL 1.0.1 or newer) or switch TLS 1.2 on in it (.NET before 4.6: ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12). Nothing in Salesforce has to change.',
    'Salesforce Help: Salesforce disabling TLS 1.1',
  ],
  proxy_interference: [
    'A proxy or firewall breaks the connection',
    'A proxy setting is wrong (scheme, port, variable), or a proxy or firewall cuts the connection before Salesforce answers.',
    'Repeat from the same machine without the proxy, or with it named explicitly: curl -v -x http://PROXY:PORT {address}/services/data.',
    'Set HTTPS_PROXY to the proxy with http:// in front, also for https traffic (HTTPS_PROXY=http://proxy.company.com:8080), with user name and password if it asks for them; or unset it and have the firewall let {host} through on port {port}.',
    'celador/ForceCode#59',
  ],
  wrong_host: [
    'The address is not a token endpoint',
    'The host or path answers, but it is a page (Lightning, Setup, a site, a renamed domain), not the place where assertions are exchanged.',
    'Open {address}/services/oauth2/token in a browser: a token endpoint answers with a short JSON error, anything else shows a page.',
    'Use https://{myDomain}.my.salesforce.com as the login URL ({setup} > Company Settings > My Domain > Current My Domain URL), never an address with lightning.force.com or salesforce-setup.com, and nothing after the host.',
    'Salesforce DX Developer Guide: Resolve Common Authorization Errors',
  ],
};
