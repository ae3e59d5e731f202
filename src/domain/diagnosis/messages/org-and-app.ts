// Messages about the org, the app in it, and the state of Salesforce itself.
import { saidAs } from '../../token/token-wordings.ts';
import { anyOf } from '../../token/words.ts';
import { code, exact, httpStatus, vague } from '../message-row.ts';

export const messagesOrgAndApp = {
  appNotFound: exact(
    'app_not_found: External client app is not installed in this org',
    {
      app_not_in_org: 36,
      my_domain_required: 34,
      wrong_environment: 14,
      unknown_consumer_key: 6,
      propagation_delay: 4,
      wrong_audience: 2,
    },
    'simstudioai/sim#6508',
    anyOf`
      ${saidAs('appNotFound')}|app_not_found
      external client app (?:is )?(?:not (?:installed|found|available)|could not be found)`,
  ),
  appNotInstalled: exact(
    'OAUTH_EC_APP_NOT_FOUND / app must be installed into this org',
    { app_not_in_org: 82, my_domain_required: 5 },
    'forcedotcom/SalesforceMobileSDK-Package#314, PipedreamHQ/pipedream#21557',
    anyOf`
      ${saidAs('appNotInstalled')}|oauth_app_not_found|oauth_approval_error_generic|app\b.{0,25}must be installed
      (?:is|has) ?n[o']t (?:been )?installed (?:in|into|on) (?:the|this|your)|(?:app|package)\b.{0,20}not installed
      install the (?:connected |external client )?app
      not (?:found|present|exist|available) in (?:the|this|your) (?:salesforce )?org
      cross.?org\b.{0,30}(?:oauth|flow|app)|belongs to (?:another|a different) org|could not find the app
      uninstalled (?:connected )?app`,
  ),
  appBlocked: exact(
    'OAUTH_APP_BLOCKED: this app is blocked by admin',
    { app_blocked: 86, app_not_in_org: 5 },
    'Salesforce Help: Monitor Connected App Usage',
    anyOf`
      ${saidAs('appBlocked')}|oauth_(?:app|authori[sz]ation)_blocked|app_blocked
      app (?:is |was |has been )?(?:blocked|disabled|deactivated)
      blocked (?:this|the|your) (?:connected |external client )?app|blocked by (?:the |your |an )?(?:salesforce )?admin
      (?:administrator|admin) (?:has )?blocked|(?:connected|external client) app\b.{0,30}\b(?:blocked|disabled by)`,
  ),
  domainNotSupported: exact(
    'request not supported on this domain / log in through My Domain',
    { my_domain_required: 84, wrong_environment: 6, wrong_host: 4 },
    'Salesforce Help: My Domain login policies',
    anyOf`
      not supported on this domain
      (?:must|please|required? to|have to|should) (?:use|log ?in|sign ?in|authenticate).{0,30}my ?domain
      my ?domain.{0,30}(?:required|must be|url instead)|(?:has to|must) be .{0,30}(?:my|custom) ?domain|(?:use|requires?) (?:the |your |a )?(?:org's )?my ?domain
      \bworks?\b .{0,60}\b(?:my|custom|enhanced) domains?\b|\b(?:my|custom|enhanced) domains?\b.{0,40}\bworks\b|\bmy ?domain (?:is )?(?:enabled?|deployed)\b.{0,60}\blog ?in|redirected to (?:legacy )?(?:login|test)\.salesforce
      login.{0,30}(?:prevented|not allowed|disabled).{0,40}(?:login|test)\.salesforce\.com
      from (?:the )?(?:generic )?(?:login|test)\.salesforce\.com|(?:login|test)\.salesforce\.com (?:is |are )?not (?:supported|allowed|accepted|permitted)`,
  ),
  wrongEnvironment: exact(
    'signing in at production with the user of a sandbox',
    { wrong_environment: 78, wrong_username: 6, my_domain_required: 6 },
    'forcedotcom/dataloader#1265, robertmrk/aiosfstream#8',
    anyOf`
      sandbox (?:credentials|user(?:name)?|login)\b.{0,160}\b(?:login\.salesforce|production)|sandbox (?:login )?(?:url|host) is test\.salesforce
      (?:log(?:s|ged)? in|sign(?:s|ed)? in|connect(?:s|ed)?|point(?:s|ed)?|redirects?) (?:to|at) (?:login\.salesforce|production)\b.{0,60}(?:sandbox|never|instead)
      (?:wrong|another|different) (?:org|environment|salesforce org)\b|production (?:org|user|credentials) .{0,40}(?:test\.salesforce|sandbox)`,
  ),
  wrongInstance: exact(
    'ORG_NOT_OWNED_BY_INSTANCE',
    { wrong_host: 62, wrong_environment: 18, session_expired: 6 },
    'Salesforce SOAP API Developer Guide: ORG_NOT_OWNED_BY_INSTANCE',
    anyOf`org_not_owned_by_instance|wrong server instance`,
  ),
  retryRequest: exact(
    'unknown_error: retry your request',
    { salesforce_unavailable: 84, propagation_delay: 8 },
    'Salesforce token endpoint answer unknown_error',
    anyOf`
      ${saidAs('retryYourRequest')}|please (?:try|retry) (?:again|your request)? ?(?:later|in a few)
      try again (?:later|in a few)|temporarily.?unavailable|temporary (?:outage|error|problem)`,
  ),
  settingUp: exact(
    'We are setting things up. This process can take a few minutes. This page will auto-refresh when ready.',
    { salesforce_unavailable: 78, org_inactive: 12, propagation_delay: 4 },
    'airbytehq/airbyte source-salesforce; jsforce/jsforce#1772',
    anyOf`setting things up|page will auto-?refresh`,
  ),
  serviceUnavailable: exact(
    'Service Unavailable / maintenance / We are setting things up / SERVER_UNAVAILABLE',
    { salesforce_unavailable: 86, proxy_interference: 4 },
    'airbytehq/airbyte source-salesforce; Salesforce status codes',
    anyOf`
      ${saidAs('serverBusy')}|(?<!\b503:? )service.{0,3}(?:is )?(?:temporarily )?unavailable|server_?(?:is )?(?:too busy|unavailable)
      (?:scheduled|under|for|undergoing|planned|routine|emergency|site|server|system) maintenance\b(?!-)
      \bmaintenance (?:window|mode|page|in progress|is |has )
      we(?:'re| are) (?:down|sorry|working|currently|experiencing|undergoing)
      error_http_(?:420|50[0234])|not available right now
      currently unavailable|not_allowed_during_maintenance|datacloud_api_unavailable|org_is_signing_up|unexpected internal servlet state|org (?:is )?(?:being )?migrat|read.only mode|errorid\b|overloaded
      upstream (?:connect|request)|will be back|disaster|unable to (?:process|complete) (?:your|the) request`,
  ),
  // A number that other words explain better.
  serverStatus: vague(
    'HTTP 500 / 502 / 503 / 504 / 420 / Bad Gateway',
    { salesforce_unavailable: 86, proxy_interference: 4 },
    'RFC 9110 section 15.6; Salesforce status codes',
    anyOf`${httpStatus(/(?:50[0234]|420)/)}|bad ?gateway|gateway.?time.?out|internal ?server ?error`,
  ),
  // SOAP puts UNKNOWN_EXCEPTION in front of errors that it knows well; those count then.
  unknownException: code(
    'UNKNOWN_EXCEPTION: An unexpected error occurred',
    { salesforce_unavailable: 80, session_expired: 4, insufficient_permission: 4 },
    'Salesforce SOAP API Developer Guide: UNKNOWN_EXCEPTION; forcedotcom/cli#3363',
    anyOf`an unexpected error occurred|unknown[_ ]exception|exceptioncode\W{1,3}unknown\b|\bunknown_error\b|\bserver_error\b|internal error\b`,
  ),
  dataNotAvailable: exact(
    'Data Not Available: the data you were trying to access could not be found',
    { org_inactive: 56, wrong_host: 14, insufficient_permission: 8, salesforce_unavailable: 8 },
    'forcedotcom/cli#2195',
    anyOf`data not available\b(?!: )|it may be due to another user deleting the data`,
  ),
  orgInactive: exact(
    'inactive_org / ORG_LOCKED / TRIAL_EXPIRED / organization is locked, closed, or suspended',
    { org_inactive: 92 },
    'Salesforce SOAP API Developer Guide: ORG_LOCKED, TRIAL_EXPIRED',
    anyOf`
      ${saidAs('orgInactive')}|inactive.?org
      org(?:ani[sz]ation)?.?(?:is |has |was |been )*(?:locked|inactive|suspended|closed|expired|deactivated|deleted|disabled|not active|no longer (?:active|available|exists?)|frozen)
      (?:locked|suspended|expired|deleted|inactive) (?:scratch |sandbox |salesforce )?org(?:ani[sz]ation)?\b
      trial.{0,15}(?:has |is )?(?:expired|over|ended)|trial_expired|account (?:has been |is )?suspended
      (?:sandbox|scratch org) (?:has |was |is |been )*(?:expired|deleted|not active|inactive)`,
  ),
  orgNotFound: exact(
    'The org cannot be found',
    { dns_failure: 55, org_inactive: 17, wrong_host: 12, propagation_delay: 6 },
    'forcedotcom/cli#820',
    anyOf`
      the org cannot be found|org (?:could not|can't|cannot) be found|domainnotfounderror
      org (?:not found|doesn't exist|does not exist)`,
  ),
  propagation: code(
    'propagation / replication / wait a few minutes',
    { propagation_delay: 80, salesforce_unavailable: 8 },
    'forcedotcom/cli#1640',
    anyOf`
      propagat|replicat(?:ion|ing|ed)|(?:up to|take|wait)\b.{0,20}(?:2|10|ten|few|several)\b.{0,6} ?min
      not (?:yet )?(?:fully )?(?:provisioned|ready)|still being (?:created|set up|provisioned)`,
  ),
};
