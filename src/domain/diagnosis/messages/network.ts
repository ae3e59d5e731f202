// Messages of the way to Salesforce: name resolution, TLS, proxies, and pages where a token endpoint was expected.
import { anyOf } from '../../token/words.ts';
import { code, exact, httpStatus } from '../message-row.ts';

export const messagesNetwork = {
  hostNotResolved: exact(
    'getaddrinfo ENOTFOUND / Could not resolve host / UnknownHostException',
    { dns_failure: 90, wrong_host: 4 },
    'forcedotcom/cli#820 and error texts of Node.js, Python, Java, curl, Go, .NET',
    anyOf`
      \benotfound\b|\beai_(?:again|noname|nodata|fail)|getaddrinfo|gaierror
      (?:name or service|hostname|host name|nodename nor servname).{0,20} (?:not known|provided)
      (?:could ?n[o']t|cannot|can't|unable to|failed to|not) (?:be )?resolve\w{0,15}\b.{0,20}(?:host|name|domain|address|dns|'|")
      could not be resolved|unknown ?host|no such host|(?:temporary|non-recoverable) failure in name resolution
      no address associated|nameresolution|unresolvedaddress|err_name_not_resolved|nxdomain
      \bdns\b.{0,40}(?:fail|error|lookup|cannot|could not|not|time)|failed to lookup address|curl: \(6\)|curl error 6\b
      domain ?not ?found|name resolution|getsockname|querycname|dns 无法解析|無法解析|解決できません
      the requested name is valid, but no data`,
  ),
  proxyNotResolved: exact(
    'could not resolve proxy',
    { proxy_interference: 93, dns_failure: 5 },
    'curl error 5',
    anyOf`(?:could not|cannot|can't|unable to) resolve proxy|curl: \(5\)`,
  ),
  expiredRefreshToken: exact(
    'expired access/refresh token',
    { other_flow: 46, dns_failure: 26, session_expired: 18 },
    'jsforce/jsforce#1167; forcedotcom/cli issues on masked DNS failures',
    anyOf`expired access/refresh token`,
  ),
  certificateNotTrusted: exact(
    'unable to get local issuer certificate / self signed certificate in certificate chain',
    { tls_interception: 92 },
    'forcedotcom/sfdx-dreamhouse#171, forcedotcom/cli#429',
    anyOf`
      local issuer certificate|issuer_cert|self.?signed.?cert|unable_to_verify_leaf
      unable to verify (?:the )?(?:first|leaf) certificate|certificate.?verif\w{0,15} ?(?:failed|error|result)
      certificate_verify_failed|pkix path|certpathbuilder|valid certification path|signed by unknown authority
      unknown ?(?:issuer|ca)\b|untrusted ?(?:root|certificate|issuer)|partialchain|cert_untrusted|trust anchor
      ssl certificate (?:problem|error|verif)|curl: \((?:60|77)\)|curl error (?:60|77)\b|certificate verify locations
      remote certificate (?:is invalid|was rejected)
      certificate (?:chain|authority).{0,40}(?:not trusted|invalid|incorrect|untrusted|unknown)
      certificate (?:is )?(?:not trusted|untrusted)|authenticationexception.{0,60}certificate
      trust relationship for the ssl|altnames?\b|certificate subject name|revocation (?:check|function|status|server)
      altname_invalid|no peer certificate|peer not authenticated|sslcertverification
      host ?name.{0,40}(?:mismatch|not verified|does ?n[o']t match)|certificate_unknown|remotecertificate(?:chain|name)
      x509: certificate|cert_has_expired|(?:reason|failed|verify|ssl\w*): certificate has expired`,
  ),
  securityProduct: exact(
    'Zscaler / Netskope / Blue Coat / Fortinet',
    { tls_interception: 62, proxy_interference: 32 },
    'forcedotcom/sfdx-dreamhouse#171',
    anyOf`
      zscaler|netskope|blue ?coat|forti(?:net|gate|guard)|palo alto|mcafee web|cisco umbrella|websense|forcepoint`,
  ),
  webFilter: exact(
    'blocked by policy / Access Denied by a web filter',
    { proxy_interference: 84, tls_interception: 8 },
    'Block pages of web filters and firewalls',
    anyOf`
      web ?filter|captive portal|cache administrator is|access control configuration prevents
      requested url could not be retrieved|(?:company|corporate) (?:proxy|firewall)
      (?:blocked|denied|forbidden) (?:by|due to|under|per) .{0,30}(?:policy|filter|firewall|gateway|network administrator)
      web ?page (?:is )?blocked|(?:request|site|url|page) (?:was|has been|is) blocked`,
  ),
  strongerSecurity: exact(
    'Stronger security is required / TLS 1.0 has been disabled in this organization',
    { tls_version_too_old: 94 },
    'Salesforce Help: Salesforce disabling TLS 1.1',
    anyOf`
      stronger security is required|unsupported_client
      tls ?v?1\.?[01]\b.{0,60}(?:disabled|deprecated|not supported|no longer|unsupported|retired)
      (?:use|enable|requires?|upgrade to|support) tls ?v?1\.[123]
      browser (?:or client )?(?:is )?(?:not|no longer) support|disabled .{0,20}tls`,
  ),
  tlsProtocol: exact(
    'alert protocol version / Could not create SSL/TLS secure channel / no protocols available',
    { tls_version_too_old: 80, proxy_interference: 8, tls_interception: 6 },
    'Error texts of OpenSSL, Java and .NET after the end of TLS 1.0 and 1.1',
    anyOf`
      (?:alert|fatal|selected).{0,20}protocol.?version|protocol_version|server chose tls
      protocol version is not (?:enabled|supported)|read server hello|unsupported.?protocol|ssl23_get_server_hello
      could not create ssl/tls|do not possess a common algorithm|no (?:available )?(?:protocols|appropriate protocol)
      handshake.?failure(?!.{0,200}(?:/meta/|\b40[13]\b))|version_too_low|no_protocols_available|tlsv1 alert|inappropriate.?fallback
      no cipher(?:s|_suites)? (?:match|in common|available)|tls\.? ?version`,
  ),
  tunnelFailed: exact(
    'tunneling socket could not be established / Proxy Authentication Required / CONNECT',
    { proxy_interference: 93, tls_interception: 3 },
    'celador/ForceCode#59, request/request#2762',
    anyOf`
      tunnel(?:l?ing)?\b.{0,40}(?:could not|failed|fail|error|refused|connection)|through (?:the )?proxy|proxy (?:server )?requires|proxy.?error
      proxyconnect|proxying endpoint|proxy authentication|authenticationrequired.{0,20}proxy|from proxy after connect
      (?:http|proxy) (?:code |status |error |response )*407|407 proxy
      (?:connect|connection) (?:to |via |through )(?:the )?proxy
      proxy.{0,30}(?:refused|failed|error|unreachable|invalid|denied|returned|timed? ?out|connection|server|tunnel)
      invalid proxy|err_(?:proxy|tunnel)|unable to tunnel|https?_proxy|proxy ?url|squid|by (?:the |a )?proxy
      curl: \(56\).{0,60}proxy`,
  ),
  plainHttp: exact(
    'EPROTO wrong version number / plain HTTP request was sent to HTTPS port',
    { proxy_interference: 88, tls_version_too_old: 6 },
    'forcedotcom/cli issues on HTTPS_PROXY, Node.js EPROTO',
    anyOf`
      \beproto\b|wrong.version.number|ssl3_get_record|packet length too long|plain http request was sent
      server gave http response to https|unrecognized ssl message|not an ssl/tls record|record overflow
      first record does not look like a tls|invalid_protocol|protocol "https?:" not supported|unexpected http
      err_ssl_protocol|http_request\b.{0,20}ssl|corrupted frame`,
  ),
  connectionBroken: code(
    'ECONNRESET / socket hang up / connection timed out / ECONNREFUSED',
    { proxy_interference: 66, salesforce_unavailable: 14, dns_failure: 5, tls_version_too_old: 5, wrong_host: 4 },
    'celador/ForceCode#59',
    anyOf`
      \beconnreset\b|connection.{0,10}(?:was )?(?:forcibly )?(?:reset|closed|aborted|refused|timed? ?out)|socket hang up
      \be(?:timedout|sockettimedout|connrefused|connaborted|hostunreach|netunreach|pipe)\b
      (?:connect|request|handshake|i/o|operation|socket) ?(?:has |is |was )?time(?:d ?out|out)
      time(?:d ?out|out).{0,20}(?:connect|error|exception|waiting)|request to \S{1,200} timed out|connecttimeout
      remote (?:host|end) (?:closed|terminated)|remotedisconnected|disconnected before secure tls|no route to host
      network is unreachable|broken pipe|failed to send request to \S|unexpected (?:eof|end of file)|eof occurred|connection attempt failed
      und_err_(?:connect|socket|headers)|failed to (?:connect|open tcp)|curl: \((?:7|28|35|52|56)\)|forcibly closed
      premature close`,
  ),
  // The connection came about; only the answer did not.
  answerNotInTime: code(
    'Read timed out',
    { salesforce_unavailable: 52, proxy_interference: 26 },
    'django-salesforce/django-salesforce#163',
    anyOf`\bread ?(?:has |is |was )?time(?:d ?out|out)`,
  ),
  urlGone: exact(
    'URL No Longer Exists',
    { wrong_host: 76, org_inactive: 14 },
    'Salesforce "URL No Longer Exists" page',
    anyOf`
      url no longer exists|you have attempted to reach a url
      page (?:you (?:requested|are looking for) )?(?:not found|does ?n[o']t exist|is ?n[o']t available|cannot be found)`,
  ),
  pageForJson: exact(
    "Unexpected token '<' … is not valid JSON / Expecting value: line 1 column 1",
    { wrong_host: 76, salesforce_unavailable: 9, proxy_interference: 6 },
    'forcedotcom/cli and jsforce issues on Lightning URLs',
    anyOf`
      unexpected (?:token|character|char)\b.{0,20}<|unexpected token '?<|invalid character '<'|while parsing value: <
      \(code 60\)|expecting value: line 1|jsondecodeerror|is not valid json|not (?:a )?valid json
      no json object could be decoded|unexpected end of json|json ?pars\w{0,15}.{0,30}(?:error|exception|fail)
      (?:fail\w{0,15}|unable|cannot|could not|error) (?:to )?pars\w{0,15} (?:the )?(?:json|response)|json_parse
      syntaxerror.{0,60}json|malformed json|must be <?json|begin_object but was|html content|contains html|<!doctype
      <html|text/html|html instead of json|returned .{0,20}\bhtml\b|jsonreaderexception|unrecognized token|no content-type json`,
  ),
  soapGotPage: exact(
    'SAXException: Bad envelope tag: HTML',
    { wrong_host: 56, proxy_interference: 18, wrong_environment: 12, salesforce_unavailable: 6 },
    'docs.oracle.com: Salesforce Adapter; error texts of Axis, CXF and JAX-WS',
    anyOf`
      bad envelope tag|(?:envelope|root element)\b.{0,30}(?:\bfound|got|but was)\b.{0,20}\bhtml\b|content is not allowed in prolog
      \bsax\w{0,10}exception\b.{0,60}\b(?:html|doctype)\b|(?:response|content).?type.{0,10}text/html.{0,40}\bxml\b`,
  ),
  addressRefused: exact(
    'lightning.force.com / salesforce-setup.com as instance URL',
    { wrong_host: 86, my_domain_required: 4 },
    'Salesforce DX Developer Guide: Resolve Common Authorization Errors',
    anyOf`
      (?:invalid|incorrect|wrong|unsupported|bad) (?:instance|login|org|salesforce|host|base|server|auth|authentication|authori[sz]ation|token|environment|endpoint)[ _-]?(?:url|host|domain|name|endpoint)\b
      no scheme supplied|url without a base|(?:unsupported|missing|no) (?:protocol|url) ?scheme|missing ?schema
      malformed ?url|invalid ur[il]\b|err_invalid_url|only absolute urls
      (?:instance|login|org|authentication|authori[sz]ation|token)[ _-]?(?:url|endpoint)\b(?! is not set, or is incorrect for).{0,60}(?:invalid|not valid|incorrect|wrong|must be|should be|is not|not supported|can't|cannot)
      specify a salesforce instance url|lightning (?:domain|url|host).{0,40}(?:not|invalid|can't|cannot|never)
      (?:don't|do not|cannot|can't|not) use (?:a |the )?lightning`,
  ),
  pageAddress: code(
    'lightning.force.com in the address',
    { wrong_host: 85, wrong_audience: 4 },
    'Salesforce DX Developer Guide: Resolve Common Authorization Errors',
    anyOf`lightning\.force\.com|salesforce-setup\.com|/lightning/|visualforce\.com|/secur/|\.sfcrmapps\.cn`,
  ),
  redirected: code(
    'redirected / 301 / 302 / 405 Method Not Allowed / 404 Not Found',
    { wrong_host: 72, org_inactive: 12, my_domain_required: 4 },
    'jsforce and forcedotcom/cli issues',
    anyOf`
      redirect(?:ed|s|ion)?\b(?!.?uri)|moved (?:permanently|temporarily)
      \b30[1278] (?:found|moved|see|temporary|permanent)|method not allowed|http_(?:301|302|404|405)
      error_http_(?:301|302|404|405)|${httpStatus(/405/)}|status code:? (?:301|302|404|405)|404 not found
      the requested resource does not exist`,
  ),
};
