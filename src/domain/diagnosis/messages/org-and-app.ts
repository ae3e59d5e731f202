// Messages about the org, the app in it, and the state of Salesforce itself.
import type { MessageRow } from '../message-row.ts';

export const messagesOrgAndApp: readonly MessageRow[] = [
  {
    message: 'app_not_found: External client app is not installed in this org',
    pattern: /app_not_found|external client app (?:is )?(?:not (?:installed|found|available)|could not be found)/,
    strength: 'exact',
    points: {
      app_not_in_org: 36,
      my_domain_required: 34,
      wrong_environment: 14,
      unknown_consumer_key: 6,
      propagation_delay: 4,
      wrong_audience: 2,
    },
    tells:
      'Salesforce found no External Client App with this consumer key where it looked: in the org of this host and audience.',
    source: 'simstudioai/sim#6508',
  },
  {
    message: 'OAUTH_EC_APP_NOT_FOUND / app must be installed into this org',
    pattern:
      /oauth_ec_app_not_found|oauth_app_not_found|oauth_approval_error_generic|app\b.{0,25}must be installed|(?:is|has) ?n[o']t (?:been )?installed (?:in|into|on) (?:the|this|your)|(?:app|package)\b.{0,20}not installed|install the (?:connected |external client )?app|not (?:found|present|exist|available) in (?:the|this|your) (?:salesforce )?org|cross.?org\b.{0,30}(?:oauth|flow|app)|belongs to (?:another|a different) org|could not find the app|uninstalled (?:connected )?app/,
    strength: 'exact',
    points: {
      app_not_in_org: 82,
      my_domain_required: 5,
      unknown_consumer_key: 3,
      wrong_environment: 3,
      api_access_control: 2,
      propagation_delay: 2,
    },
    tells: 'Salesforce says that the app is not installed in this org.',
    source: 'forcedotcom/SalesforceMobileSDK-Package#314, PipedreamHQ/pipedream#21557',
  },
  {
    message: 'OAUTH_APP_BLOCKED: this app is blocked by admin',
    pattern:
      /oauth_(?:app|authori[sz]ation)_blocked|app_blocked|app (?:is |was |has been )?(?:blocked|disabled|deactivated)|blocked (?:this|the|your) (?:connected |external client )?app|blocked by (?:the |your |an )?(?:salesforce )?admin|(?:administrator|admin) (?:has )?blocked|(?:connected|external client) app\b.{0,30}\b(?:blocked|disabled by)/,
    strength: 'exact',
    points: { app_blocked: 86, app_not_in_org: 5, user_not_assigned: 3, api_access_control: 3 },
    tells: 'Salesforce says that an admin blocked the app.',
    source: 'Salesforce Help: Monitor Connected App Usage',
  },
  {
    message: 'request not supported on this domain / log in through My Domain',
    pattern:
      /not supported on this domain|(?:must|please|required? to|have to|should) (?:use|log ?in|sign ?in|authenticate).{0,30}my ?domain|my ?domain.{0,30}(?:required|must be|url instead)|(?:use|requires?) (?:the |your |a )?(?:org's )?my ?domain|login.{0,30}(?:prevented|not allowed|disabled).{0,40}(?:login|test)\.salesforce\.com|from (?:the )?(?:generic )?(?:login|test)\.salesforce\.com/,
    strength: 'exact',
    points: { my_domain_required: 84, wrong_environment: 6, wrong_host: 4 },
    tells: 'Salesforce asks for the My Domain host.',
    source: 'Salesforce Help: My Domain login policies',
  },
  {
    message: 'unknown_error: retry your request',
    pattern:
      /retry your request|please (?:try|retry) (?:again|your request)? ?(?:later|in a few)|try again (?:later|in a few)|temporarily.?unavailable|temporary (?:outage|error|problem)/,
    strength: 'exact',
    points: { salesforce_unavailable: 84, propagation_delay: 8, login_rate_exceeded: 2 },
    tells: 'Salesforce itself asks to repeat the request later.',
    source: 'Salesforce token endpoint answer unknown_error',
  },
  {
    message: 'We are setting things up. This process can take a few minutes. This page will auto-refresh when ready.',
    pattern: /setting things up|page will auto-?refresh/,
    strength: 'exact',
    points: { salesforce_unavailable: 78, org_inactive: 12, propagation_delay: 4 },
    tells: 'This page comes from the edge of Salesforce while it sets something up; expired scratch orgs show it too.',
    source: 'airbytehq/airbyte source-salesforce; jsforce/jsforce#1772',
  },
  {
    message: 'Service Unavailable / maintenance / We are setting things up / SERVER_UNAVAILABLE',
    pattern:
      /service.{0,3}(?:is )?(?:temporarily )?unavailable|server_?(?:is )?(?:too busy|unavailable)|\bmaintenance\b|we(?:'re| are) (?:down|sorry|working|currently|experiencing|undergoing)|bad gateway|gateway.?time.?out|internal ?server ?error|\b50[0234]\b.{0,10}(?:error|server|service|bad|gateway|response|http)|(?:error|status|http|code)[ :=/.\d]{0,8}50[0234]\b|http error 50[0234]|\b420\b|not available right now|currently unavailable|org (?:is )?(?:being )?migrat|read.only mode|errorid\b|overloaded|upstream (?:connect|request)|will be back|disaster|unable to (?:process|complete) (?:your|the) request/,
    strength: 'exact',
    points: { salesforce_unavailable: 86, proxy_interference: 4, wrong_host: 3 },
    tells: 'The answer is one of a server that is busy, broken or under maintenance.',
    source: 'airbytehq/airbyte source-salesforce; Salesforce status codes',
  },
  {
    message: 'UNKNOWN_EXCEPTION: An unexpected error occurred',
    // SOAP puts UNKNOWN_EXCEPTION in front of errors that it knows well; those count then.
    pattern: /an unexpected error occurred|unknown_exception|internal error\b/,
    strength: 'code',
    points: { salesforce_unavailable: 80, session_expired: 4, insufficient_permission: 4 },
    tells: 'An error inside Salesforce, without a word about its kind.',
    source: 'Salesforce SOAP API Developer Guide: UNKNOWN_EXCEPTION; forcedotcom/cli#3363',
  },
  {
    message: 'Data Not Available: the data you were trying to access could not be found',
    pattern: /data not available\b(?!: )|it may be due to another user deleting the data/,
    strength: 'exact',
    points: { org_inactive: 56, wrong_host: 14, insufficient_permission: 8, salesforce_unavailable: 8 },
    tells: 'A page of Salesforce for what is gone; orgs that expired or were deleted answer with it.',
    source: 'forcedotcom/cli#2195',
  },
  {
    message: 'inactive_org / ORG_LOCKED / TRIAL_EXPIRED / organization is locked, closed, or suspended',
    pattern:
      /inactive.?org|org(?:ani[sz]ation)?.?(?:is |has |was |been )*(?:locked|inactive|suspended|closed|expired|deactivated|deleted|disabled|not active|no longer (?:active|available|exists?)|frozen)|(?:locked|suspended|expired|deleted|inactive) (?:scratch |sandbox |salesforce )?org(?:ani[sz]ation)?\b|trial.{0,15}(?:has |is )?(?:expired|over|ended)|trial_expired|account (?:has been |is )?suspended|(?:sandbox|scratch org) (?:has |was |is |been )*(?:expired|deleted|not active|inactive)/,
    strength: 'exact',
    points: { org_inactive: 92 },
    tells: 'Salesforce says that the org is locked, closed, suspended or over its trial.',
    source: 'Salesforce SOAP API Developer Guide: ORG_LOCKED, TRIAL_EXPIRED',
  },
  {
    message: 'The org cannot be found',
    pattern:
      /the org cannot be found|org (?:could not|can't|cannot) be found|domainnotfounderror|org (?:not found|doesn't exist|does not exist)/,
    strength: 'exact',
    points: { dns_failure: 55, org_inactive: 17, wrong_host: 12, propagation_delay: 6 },
    tells: 'The client waited for the host of the org and did not find it.',
    source: 'forcedotcom/cli#820',
  },
  {
    message: 'propagation / replication / wait a few minutes',
    pattern:
      /propagat|replicat(?:ion|ing|ed)|(?:up to|take|wait)\b.{0,20}(?:2|10|ten|few|several)\b.{0,6} ?min|not (?:yet )?(?:fully )?(?:provisioned|ready)|still being (?:created|set up|provisioned)/,
    strength: 'code',
    points: { propagation_delay: 80, salesforce_unavailable: 8 },
    tells: 'The message speaks of a change that is still on its way.',
    source: 'forcedotcom/cli#1640',
  },
];
