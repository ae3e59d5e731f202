// Who speaks in a text: Salesforce, another program, or nobody whom the text names. Every service speaks of grants, clients, audiences and
// sessions in the same words, so that a cause at a token endpoint or in an API needs a sign that it was Salesforce's.
import { anyOf } from '../token/words.ts';
import type { FailureFacts } from './facts.ts';
import type { MatchedMessage } from './match-messages.ts';
import { messagesKeyFile } from './messages/key-file.ts';
import { messagesLoginHistory } from './messages/login-history.ts';
import { ownCodes, ownStatements } from './own-words.ts';

export type Speaker = 'salesforce' | 'another' | 'untold';

/** Salesforce, its clients and hosts, what only its orgs have, and sentences that no other service says. */
const named = anyOf`
  sales? ?force|\bsforce|\bforce\.com|sfdx|sfdc|\bsf (?:org|project|data|apex|sobject)\b|\bsf:[a-z_]{4}|\b[jn]force\b|restforce|forrest|\bsoql\b|sobject|dev ?hub|scratch
  \bauth:jwt|\bforce:\w+:|\borg login \w+|\bsf-\d{4}\b|jwtgranterror|cumulusci|data ?loader|trailhead|visualforce|\bapex\b|system\.(?:callout|httpre|noaccess)|\b\w+__c\b|\b00d[a-z0-9]{12}(?:[a-z0-9]{3})?\b
  connected app|external client app|\b3mvg9|/services/(?:oauth2|soap|data|async|apexrest)|login.?history|\blogin type\b.{0,40}\bstatus\b|named credential
  approved this consumer|access/refresh token|admin.?approved|refresh_token scope|activation secret
  password, security token|sessionheader|401::authentication invalid|403::unknown client|must add a security token|must call setpassword|missing session (?:key|hash)|session expired or invalid
  \bfor use with the (?:\w+ )?api\b|\bapi (?:is )?not enabled for this org|disabled for this user|not supported on this domain|totalrequests|\bconcurrentper|jwt-based access token
  (?:expired or deleted|deleted or expired) org\b|metadata (?:api|operation)|modify ?all ?data|modify ?metadata|view ?setup|view all (?:data|account|setup|users|fields)|security polic(?:y|ies) taking too long
  setting things up|stronger security is required|url no longer exists|destination url not reset|which is likely not an issue with|lightning domain|jsonparseerror`;

/** Salesforce's words, too, which others have now and then: they count where nobody else is named. */
const likely = anyOf`consumer key|\bmy domain\b|login rate exceeded|invalid assertion`;

/** Programs and services whose failures people paste by mistake. The surroundings of a build (GitHub Actions, Jenkins) are none of them. */
const ofAnother = anyOf`
  \bnpm (?:err|error|warn)|registry\.(?:npmjs|yarnpkg)|\byarn error|\bpip\b.{0,20}error|error response from daemon|\bdocker\b
  kubectl|kubernetes|\bpods? is forbidden|system:serviceaccount|unable to connect to the server: |\bhelm\b|\bterraform (?:init|plan|apply)|\bon \S+\.tf line
  \b(?:ora|tns|ldap|imap|sqlstate)[-: \[]+\d|\bmysql|postgres|\bpsql\b|psycopg|sqlclient|sql ?server|logon denied|mongo|\bredis\b|snowflake|bigquery
  "error": ?\{? ?"(?:code|errors)":|google\.auth|googleapis|google (?:cloud|oauth|drive|api)|\bgcloud\b|firebase|aadsts\d|\bentra\b|azure ad\b|microsoft ?online|\bokta\b|auth0|keycloak
  \bslack\b|\bstripe\b|hubspot|zendesk|\bjira\b|atlassian|netsuite|servicenow|twilio|sendgrid|shopify|paypal|zoom api
  \bspotify|discord|dropbox|airtable|facebook|instagram|twitter|youtube|twitch|strava|fitbit|reddit|\bxero\b|quickbooks|trello|figma|linkedin|pagerduty
  mailchimp|klaviyo|zoho|nextcloud|owncloud|magento|woocommerce|docusign|webex|onedrive|sharepoint|gmail|apple (?:id|sign)|sign in with apple|\bebay|kakao|wechat
  patreon|garmin|home ?assistant|jellyfin|synology|proxmox|vcenter|openshift|kubelet|hashicorp|argo ?cd|jfrog|bitbucket (?:api|oauth|server)|ws-trust
  github[ -](?:enterprise|api|app|oauth|saml|copilot)|gitlab (?:api|oauth|saml|registry)|\bmqtt|mosquitto|\bamqp|rabbitmq|artifactory|sonarqube|wordpress
  botocore|amazonaws|\baws (?:sts|s3|iam|cli|sso)\b|\bexpiredtoken(?:exception)?\b|invalidclienttokenid|token included in the request|\bsmtp\b|\bkerberos\b|\bopenvpn\b
  \bfatal: (?:unable to access|could not read|authentication failed for|repository)|\bgit (?:push|pull|clone|fetch)\b|\(publickey`;

const hostName =
  /(?<![@\w.-])(?!(?:system|javax?)\.)(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|local|internal|lan|corp|cloud|app|example|test|eu|de|fr|uk|co)(?![\w-]|\.\w)/g;
/** A name that is meant to be Salesforce's, or that of a proxy on the way there. */
const onTheWay = /sale|force|sfdc|crm|prox|gateway|zscaler|netskope/;

export function speakerOf(facts: FailureFacts, matched: readonly MatchedMessage[]): Speaker {
  const { flat, cased } = facts.message;
  const { kind } = facts.host;
  if (facts.phase !== null || (kind !== null && kind !== 'foreign') || named.test(flat)) return 'salesforce';
  if (ofAnother.test(flat)) return 'another';
  if (likely.test(flat) || ownCodes.test(cased) || ownStatements.test(cased) || isTold(facts)) return 'salesforce';
  if (matched.some(({ row: { name } }) => name === 'keystoreRefused' || name in messagesLoginHistory))
    return 'salesforce';
  if (matched.some(({ row }) => row.strength === 'exact' && row.name in messagesKeyFile)) return 'untold';
  const hosts = flat.match(hostName) ?? [];
  return hosts.length > 0 && !hosts.some((name) => onTheWay.test(name)) ? 'another' : 'untold';
}

/** What a report says in fields of its own: whoever fills them speaks of a connection to Salesforce. */
function isTold({ appKind, consumerKey, fault, permittedUsers, installed }: FailureFacts): boolean {
  return [appKind, fault, permittedUsers, installed].some((one) => one !== null) || consumerKey?.isKeyShaped === true;
}
