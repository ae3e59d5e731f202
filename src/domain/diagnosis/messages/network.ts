// Messages of the way to Salesforce: name resolution, TLS, proxies, and pages where a token endpoint was expected.
import type { MessageRow } from '../message-row.ts';

export const messagesNetwork: readonly MessageRow[] = [
  {
    message: 'getaddrinfo ENOTFOUND / Could not resolve host / UnknownHostException',
    pattern:
      /\benotfound\b|\beai_(?:again|noname|nodata|fail)|getaddrinfo|gaierror|(?:name or service|hostname|host name|nodename nor servname).{0,20} (?:not known|provided)|(?:could ?n[o']t|cannot|can't|unable to|failed to|not) (?:be )?resolve\w{0,15}\b.{0,20}(?:host|name|domain|address|dns|'|")|could not be resolved|unknown ?host|no such host|(?:temporary|non-recoverable) failure in name resolution|no address associated|nameresolution|unresolvedaddress|err_name_not_resolved|nxdomain|\bdns\b.{0,40}(?:fail|error|lookup|cannot|could not|not|time)|failed to lookup address|curl: \(6\)|curl error 6\b|domain ?not ?found|name resolution|getsockname|querycname|dns 无法解析|無法解析|解決できません|the requested name is valid, but no data/,
    strength: 'exact',
    points: { dns_failure: 90, wrong_host: 4, proxy_interference: 3 },
    tells: 'The name of the host could not be resolved; Salesforce was not reached.',
    source: 'forcedotcom/cli#820 and error texts of Node.js, Python, Java, curl, Go, .NET',
  },
  {
    message: 'could not resolve proxy',
    pattern: /(?:could not|cannot|can't|unable to) resolve proxy|curl: \(5\)/,
    strength: 'exact',
    points: { proxy_interference: 93, dns_failure: 5 },
    tells: 'The name of the proxy itself could not be resolved.',
    source: 'curl error 5',
  },
  {
    message: 'expired access/refresh token',
    pattern: /expired access\/refresh token/,
    strength: 'exact',
    points: {
      dns_failure: 40,
      session_expired: 38,
      org_inactive: 5,
      user_not_preauthorized: 3,
      too_many_approvals: 3,
      user_inactive: 3,
    },
    tells:
      'These words belong to the refresh-token flow, not to this one; some clients also print them when the host did not resolve.',
    source: 'forcedotcom/cli issues on masked DNS failures',
  },
  {
    message: 'unable to get local issuer certificate / self signed certificate in certificate chain',
    pattern:
      /local issuer certificate|issuer_cert|self.?signed.?cert|unable_to_verify_leaf|unable to verify (?:the )?(?:first|leaf) certificate|certificate.?verif\w{0,15} ?(?:failed|error|result)|certificate_verify_failed|pkix path|certpathbuilder|valid certification path|signed by unknown authority|unknown ?(?:issuer|ca)\b|untrusted ?(?:root|certificate|issuer)|partialchain|cert_untrusted|trust anchor|ssl certificate (?:problem|error|verif)|curl: \(60\)|curl error 60\b|remote certificate (?:is invalid|was rejected)|certificate (?:chain|authority).{0,40}(?:not trusted|invalid|incorrect|untrusted|unknown)|certificate (?:is )?(?:not trusted|untrusted)|authenticationexception.{0,60}certificate|trust relationship for the ssl|altnames?\b|certificate subject name|revocation (?:check|function|status|server)|altname_invalid|no peer certificate|peer not authenticated|sslcertverification|host ?name.{0,40}(?:mismatch|not verified|does ?n[o']t match)|certificate_unknown|remotecertificate(?:chain|name)|x509: certificate/,
    strength: 'exact',
    points: { tls_interception: 92, proxy_interference: 3, wrong_host: 2 },
    tells:
      'The certificate shown by the other side of the TLS connection is not one that this program trusts; Salesforce itself shows one that everybody trusts.',
    source: 'forcedotcom/sfdx-dreamhouse#171, forcedotcom/cli#429',
  },
  {
    message: 'Zscaler / Netskope / Blue Coat / Fortinet',
    pattern:
      /zscaler|netskope|blue ?coat|forti(?:net|gate|guard)|palo alto|mcafee web|cisco umbrella|websense|forcepoint/,
    strength: 'exact',
    points: { tls_interception: 62, proxy_interference: 32 },
    tells: 'The answer names a security product that stands between this machine and Salesforce.',
    source: 'forcedotcom/sfdx-dreamhouse#171',
  },
  {
    message: 'blocked by policy / Access Denied by a web filter',
    pattern:
      /web ?filter|captive portal|cache administrator is|access control configuration prevents|requested url could not be retrieved|(?:company|corporate) (?:proxy|firewall)|(?:blocked|denied|forbidden) (?:by|due to|under|per) .{0,30}(?:policy|filter|firewall|gateway|network administrator)|web ?page (?:is )?blocked|(?:request|site|url|page) (?:was|has been|is) blocked/,
    strength: 'exact',
    points: { proxy_interference: 84, tls_interception: 8, wrong_host: 2 },
    tells: 'A filter between this machine and Salesforce refused the request.',
    source: 'Block pages of web filters and firewalls',
  },
  {
    message: 'Stronger security is required / TLS 1.0 has been disabled in this organization',
    pattern:
      /stronger security is required|unsupported_client|tls ?v?1\.?[01]\b.{0,60}(?:disabled|deprecated|not supported|no longer|unsupported|retired)|(?:use|enable|requires?|upgrade to|support) tls ?v?1\.[123]|browser (?:or client )?(?:is )?(?:not|no longer) support|disabled .{0,20}tls/,
    strength: 'exact',
    points: { tls_version_too_old: 94 },
    tells: 'Salesforce says that the TLS version used is too old.',
    source: 'Salesforce Help: Salesforce disabling TLS 1.1',
  },
  {
    message: 'alert protocol version / Could not create SSL/TLS secure channel / no protocols available',
    pattern:
      /(?:alert|fatal|selected).{0,20}protocol.?version|protocol_version|server chose tls|protocol version is not (?:enabled|supported)|read server hello|unsupported.?protocol|ssl23_get_server_hello|could not create ssl\/tls|do not possess a common algorithm|no (?:available )?(?:protocols|appropriate protocol)|handshake.?failure|version_too_low|no_protocols_available|tlsv1 alert|inappropriate.?fallback|no cipher(?:s|_suites)? (?:match|in common|available)|tls\.? ?version/,
    strength: 'exact',
    points: { tls_version_too_old: 80, proxy_interference: 8, tls_interception: 6 },
    tells: 'Client and server found no TLS version in common; Salesforce speaks 1.2 and newer.',
    source: 'Error texts of OpenSSL, Java and .NET after the end of TLS 1.0 and 1.1',
  },
  {
    message: 'tunneling socket could not be established / Proxy Authentication Required / CONNECT',
    pattern:
      /tunnel(?:l?ing)?\b.{0,40}(?:could not|failed|fail|error|refused|connection)|through (?:the )?proxy|proxy.?error|proxyconnect|proxy authentication|authenticationrequired.{0,20}proxy|from proxy after connect|(?:http|proxy) (?:code |status |error |response )*407|407 proxy|(?:connect|connection) (?:to |via |through )(?:the )?proxy|proxy.{0,30}(?:refused|failed|error|unreachable|invalid|denied|returned|timed? ?out|connection|server|tunnel)|invalid proxy|err_(?:proxy|tunnel)|unable to tunnel|https?_proxy|proxy ?url|squid|by (?:the |a )?proxy|curl: \(56\).{0,60}proxy/,
    strength: 'exact',
    points: { proxy_interference: 93, tls_interception: 3 },
    tells: 'The connection broke at a proxy, not at Salesforce.',
    source: 'celador/ForceCode#59, request/request#2762',
  },
  {
    message: 'EPROTO wrong version number / plain HTTP request was sent to HTTPS port',
    pattern:
      /\beproto\b|wrong.version.number|ssl3_get_record|packet length too long|plain http request was sent|server gave http response to https|unsupported or unrecognized ssl message|not an ssl\/tls record|record overflow|first record does not look like a tls|invalid_protocol|protocol "https?:" not supported|unexpected http|err_ssl_protocol|http_request\b.{0,20}ssl|corrupted frame/,
    strength: 'exact',
    points: { proxy_interference: 88, tls_version_too_old: 6, wrong_host: 3 },
    tells:
      'One side spoke plain HTTP where the other spoke TLS, as happens when a proxy is given with https:// or intercepts the port.',
    source: 'forcedotcom/cli issues on HTTPS_PROXY, Node.js EPROTO',
  },
  {
    message: 'ECONNRESET / socket hang up / connection timed out / ECONNREFUSED',
    pattern:
      /\beconnreset\b|connection.{0,10}(?:was )?(?:forcibly )?(?:reset|closed|aborted|refused|timed? ?out)|socket hang up|\be(?:timedout|sockettimedout|connrefused|connaborted|hostunreach|netunreach|pipe)\b|(?:connect|read|request|handshake|i\/o|operation|socket) ?(?:has |is |was )?time(?:d ?out|out)|time(?:d ?out|out).{0,20}(?:connect|error|exception|waiting)|request to \S{1,200} timed out|connecttimeout|remote (?:host|end) (?:closed|terminated)|remotedisconnected|disconnected before secure tls|no route to host|network is unreachable|broken pipe|unexpected (?:eof|end of file)|eof occurred|connection attempt failed|und_err_(?:connect|socket|headers)|failed to (?:connect|open tcp)|curl: \((?:7|28|35|52|56)\)|forcibly closed|premature close/,
    strength: 'code',
    points: {
      proxy_interference: 66,
      salesforce_unavailable: 14,
      dns_failure: 5,
      tls_version_too_old: 5,
      wrong_host: 4,
      tls_interception: 3,
    },
    tells:
      'The connection was cut or never came about; between a working machine and Salesforce that is mostly a proxy or firewall.',
    source: 'celador/ForceCode#59',
  },
  {
    message: 'URL No Longer Exists',
    pattern:
      /url no longer exists|you have attempted to reach a url|page (?:you (?:requested|are looking for) )?(?:not found|does ?n[o']t exist|is ?n[o']t available|cannot be found)/,
    strength: 'exact',
    points: { wrong_host: 76, org_inactive: 14, salesforce_unavailable: 3 },
    tells: 'The answer is a page of Salesforce for addresses that do not exist (any more).',
    source: 'Salesforce "URL No Longer Exists" page',
  },
  {
    message: "Unexpected token '<' … is not valid JSON / Expecting value: line 1 column 1",
    pattern:
      /unexpected (?:token|character|char)\b.{0,20}<|unexpected token '?<|invalid character '<'|while parsing value: <|\(code 60\)|expecting value: line 1|jsondecodeerror|is not valid json|not (?:a )?valid json|no json object could be decoded|unexpected end of json|json ?pars\w{0,15}.{0,30}(?:error|exception|fail)|(?:fail\w{0,15}|unable|cannot|could not|error) (?:to )?pars\w{0,15} (?:the )?(?:json|response)|json_parse|syntaxerror.{0,60}json|malformed json|must be <?json|begin_object but was|html content|contains html|<!doctype|<html|text\/html|jsonreaderexception|unrecognized token|no content-type json/,
    strength: 'exact',
    points: { wrong_host: 76, salesforce_unavailable: 9, proxy_interference: 6, tls_interception: 3, org_inactive: 2 },
    tells: 'A page or an empty answer came back where a token endpoint answers in JSON.',
    source: 'forcedotcom/cli and jsforce issues on Lightning URLs',
  },
  {
    message: 'lightning.force.com / salesforce-setup.com as instance URL',
    pattern:
      /(?:invalid|incorrect|wrong|unsupported|bad) (?:instance|login|org|salesforce|host|base|server)[ _-]?(?:url|host|domain|name)\b|no scheme supplied|url without a base|(?:unsupported|missing|no) (?:protocol|url) ?scheme|missing ?schema|malformed ?url|invalid ur[il]\b|err_invalid_url|only absolute urls|(?:instance|login|org)[ _-]?url\b.{0,60}(?:invalid|not valid|incorrect|wrong|must be|should be|is not|not supported|can't|cannot)|specify a salesforce instance url|lightning (?:domain|url|host).{0,40}(?:not|invalid|can't|cannot|never)|(?:don't|do not|cannot|can't|not) use (?:a |the )?lightning/,
    strength: 'exact',
    points: { wrong_host: 86, my_domain_required: 4, dns_failure: 3 },
    tells: 'The client itself objects to the address: it is not one of a token endpoint.',
    source: 'Salesforce DX Developer Guide: Resolve Common Authorization Errors',
  },
  {
    message: 'lightning.force.com in the address',
    pattern: /lightning\.force\.com|salesforce-setup\.com|\/lightning\/|visualforce\.com|\/secur\/|\.sfcrmapps\.cn/,
    strength: 'code',
    points: { wrong_host: 85, wrong_audience: 4 },
    tells: 'The message holds an address of pages (Lightning, Setup), which is no token endpoint.',
    source: 'Salesforce DX Developer Guide: Resolve Common Authorization Errors',
  },
  {
    message: 'redirected / 301 / 302 / 405 Method Not Allowed / 404 Not Found',
    pattern:
      /redirect(?:ed|s|ion)?\b(?!.?uri)|moved (?:permanently|temporarily)|\b30[1278] (?:found|moved|see|temporary|permanent)|method not allowed|http_(?:301|302|404|405)|error_http_(?:301|302|404|405)|\b405\b|status code:? (?:301|302|404|405)|404 not found|the requested resource does not exist/,
    strength: 'code',
    points: { wrong_host: 72, org_inactive: 12, my_domain_required: 4, salesforce_unavailable: 3 },
    tells: 'The address redirected or does not take this request, as pages do; a token endpoint answers in place.',
    source: 'jsforce and forcedotcom/cli issues',
  },
];
