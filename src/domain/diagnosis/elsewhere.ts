// Whether a bare text is another program's failure: it names that program, or somebody else's host, and nothing of Salesforce. Such a text
// gets no cause, however well its words are known: every service speaks of grants, names and certificates in the same words.
import { anyOf } from '../token/words.ts';
import type { FailureFacts } from './facts.ts';
import type { MatchedMessage } from './match-messages.ts';
import { messagesNetwork } from './messages/network.ts';

/** Salesforce, its clients, and sentences that no other service says: these outweigh the name of another program. */
const named = anyOf`
  sales? ?force|\bsforce|\bforce\.com|sfdx|sfdc|\bsf (?:org|project|data|apex|sobject)\b|\b[jn]force\b|restforce|forrest|\bsoql\b|sobject|dev ?hub|scratch
  connected app|external client app|\b3mvg9|/services/(?:oauth2|soap|data|async|apexrest)|login.?history|named credential
  approved this consumer|invalid assertion|expired authorization code|access/refresh token|admin.?approved|refresh_token scope
  invalid_(?:app_access|session_id)|\bapi_(?:disabled|currently)|inactive.?org|security token; or user locked`;

/** Words of Salesforce's that others say as well: they count where nobody else is named. */
const spoken = anyOf`
  (?:consumer|client).?key|client identifier|my ?domain|audience is invalid|authentication failure|security token|\boauth_[a-z]+_
  request_limit|login.?rate|invalid_(?:client_id|login|assertion)|exceptioncode|\[\{ ?"(?:errorcode|message)"`;

export const ofSalesforce = anyOf`${named}|${spoken}`;

/** Programs and services whose failures people paste by mistake. The surroundings of a build (GitHub Actions, Jenkins) are none of them. */
const ofAnother = anyOf`
  \bnpm (?:err|error|warn)|registry\.(?:npmjs|yarnpkg)|\byarn error|\bpip\b.{0,20}error|error response from daemon|\bdocker\b
  kubectl|kubernetes|\bpods? is forbidden|system:serviceaccount|unable to connect to the server: |\bhelm\b|\bterraform (?:init|plan|apply)
  \b(?:ora|tns|ldap|imap|sqlstate)[-: \[]+\d|\bmysql|postgres|\bpsql\b|psycopg|sqlclient|sql ?server|logon denied|mongo|\bredis\b|snowflake|bigquery
  "error": ?\{? ?"(?:code|errors)":|google\.auth|googleapis|google (?:cloud|oauth|drive|api)|\bgcloud\b|firebase|aadsts\d|\bentra\b|azure ad\b|microsoft ?online|\bokta\b|auth0|keycloak
  \bslack\b|\bstripe\b|hubspot|zendesk|\bjira\b|atlassian|netsuite|servicenow|twilio|sendgrid|shopify|paypal|zoom api
  \bspotify|discord|dropbox|airtable|facebook|instagram|twitter|youtube|twitch|strava|fitbit|reddit|\bxero\b|quickbooks|trello|figma|linkedin|pagerduty
  mailchimp|klaviyo|zoho|nextcloud|owncloud|magento|woocommerce|docusign|webex|onedrive|sharepoint|gmail|apple (?:id|sign)|sign in with apple|\bebay|kakao|wechat
  patreon|garmin|home ?assistant|jellyfin|synology|proxmox|vcenter|openshift|kubelet|hashicorp|argo ?cd|jfrog|bitbucket (?:api|oauth|server)|ws-trust
  github (?:enterprise|api|app|oauth|saml|copilot)|gitlab (?:api|oauth|saml|registry)|\bmqtt|mosquitto|\bamqp|rabbitmq|artifactory|sonarqube|wordpress
  botocore|amazonaws|\baws (?:sts|s3|iam|cli|sso)\b|\bexpiredtoken(?:exception)?\b|invalidclienttokenid|token included in the request|\bsmtp\b|\bkerberos\b|\bopenvpn\b
  \bfatal: (?:unable to access|could not read|authentication failed for|repository)|\bgit (?:push|pull|clone|fetch)\b|\(publickey`;

const hostName =
  /(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|local|internal|lan|corp|cloud|app|example|test|eu|de|fr|uk|co)(?![\w-]|\.\w)/g;
/** A name that is meant to be Salesforce's, or that of a proxy on the way there. */
const onTheWay = /sale|force|sfdc|crm|prox|gateway|zscaler|netskope/;

export function isElsewhere(facts: FailureFacts, matched: readonly MatchedMessage[]): boolean {
  const { flat } = facts.message;
  const { kind } = facts.host;
  if (facts.phase !== null || (kind !== null && kind !== 'foreign') || named.test(flat)) return false;
  if (ofAnother.test(flat)) return true;
  if (spoken.test(flat)) return false;
  const isAboutTheWay = matched.every(({ row }) => row.strength !== 'exact' || row.name in messagesNetwork);
  const hosts = flat.match(hostName) ?? [];
  return isAboutTheWay && hosts.length > 0 && !hosts.some((name) => onTheWay.test(name));
}
