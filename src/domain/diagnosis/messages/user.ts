// Messages about the user for whom the token is asked. Most mean that signature, aud and exp were accepted already.
import { saidAs } from '../../token/token-wordings.ts';
import { anyOf } from '../../token/words.ts';
import { code, exact } from '../message-row.ts';
import { translated } from './translated.ts';

export const messagesUser = {
  frozenBySalesforce: exact(
    'Salesforce Security notification / user frozen by Salesforce',
    { user_frozen_by_salesforce: 90, user_inactive: 5 },
    'Salesforce Knowledge 005318944 and 005319571',
    anyOf`
      salesforce security notification|(?:anonymi[sz]ing|high.?risk) (?:vpn|prox|ip|address|network)
      (?:froze|frozen|freezes)\b.{0,40}(?:by salesforce|automatically|by itself|suspicious|unusual)
      (?:suspicious|unusual) (?:login|sign.?in|activity).{0,60}(?:froze|frozen|freeze|revoked)`,
  ),
  notApproved: exact(
    "user hasn't approved this consumer",
    {
      user_not_preauthorized: 67,
      propagation_delay: 12,
      wrong_environment: 8,
      user_not_assigned: 4,
      wrong_username: 2,
    },
    'salesforce.stackexchange.com/questions/164412, forcedotcom/cli#1640, restforce/restforce#674',
    anyOf`
      ${saidAs('userNotPreauthorized')}|user (?:hasn'?t|has ?n[o']t|have not|did not) ?(?:yet )?approved?
      not approved this (?:consumer|app|client)|has not (?:been )?approved|approval (?:is )?required
      consent (?:is )?(?:required|missing|not)|(?:user|consumer) (?:approval|consent)|never approved`,
  ),
  notAdminApproved: exact(
    'invalid_app_access: user is not admin approved to access this app',
    { user_not_assigned: 85, propagation_delay: 4, user_not_preauthorized: 4 },
    'Ora Intelligence runbook; salesforce-mcp SETUP guide',
    anyOf`
      ${saidAs('userNotAssigned')}|allow (?:this|the) user access|admin.?approved (?:users )?(?:only|to access)
      (?:user|profile)\b.{0,40}(?:not (?:authori[sz]ed|permitted|allowed|assigned)|no access|does ?n[o']t have access|lacks? access|denied access) (?:to (?:access |use )?)?(?:this|the|to the|to this) (?:connected |external client )?app
      not assigned (?:to|a (?:profile|permission|role))\b|not (?:been )?(?:authori[sz]ed|approved) by (?:an |the |your )?admin
      admin.{0,20}has(?:n't| not) (?:approved|authori[sz]ed)
      (?:does|do|did) ?(?:n't|not) have (?:\w{1,20} ){0,3}(?:permission|approval|access|rights?) .{0,20}(?:this|the|your) (?:connected |external client )?app\b`,
  ),
  refreshScopeRequired: exact(
    'refresh_token scope is required and the connected app should be installed and preauthorized',
    {
      missing_refresh_scope: 58,
      user_not_preauthorized: 20,
      jwt_flow_not_enabled: 7,
      propagation_delay: 6,
      app_not_in_org: 5,
    },
    'Claims provider documentation; Salesforce.Auth OAuthErrorTranslator.cs',
    anyOf`
      ${saidAs('missingRefreshScope')}|scope.{0,15}refresh.?token.{0,20}(?:required|missing)
      should be installed and pre.?authorized`,
  ),
  refreshScopeMissing: exact(
    'refresh_token / offline_access scope missing',
    { missing_refresh_scope: 78, user_not_preauthorized: 8 },
    'Salesforce Help: OAuth Tokens and Scopes',
    anyOf`
      (?:missing|no|without|lacks?|add)\b.{0,20}(?:refresh_token|offline_access|offline access)
      (?:refresh_token|offline_access)\b.{0,30}(?:missing|not (?:selected|granted|included|present))`,
  ),
  unknownUser: exact(
    'user does not exist / invalid username / sub claim invalid',
    { wrong_username: 74, wrong_environment: 17 },
    'Salesforce Object Reference: LoginHistory status values',
    anyOf`
      (?:user|username|sub|subject|principal)\b.{0,15}(?:does not exist|doesn't exist|not found|unknown|could not be found|is invalid|not recogni[sz]ed|is not valid|not a valid)
      (?:unknown|invalid|no such|nonexistent|wrong|incorrect) (?:user ?(?:name|id|identifier)?|subject|sub)\b(?!.{0,3}(?:agent|permission|,? password))
      no user (?:found|with|exists)|user.?identifier invalid|oauth_invalid_user|invalid_user\b|username must be
      \bsub\b.{0,20}(?:must be|claim (?:is )?(?:wrong|missing|invalid))|unknown_user|invalid user ?id`,
  ),
  authenticationFailure: code(
    'authentication failure / INVALID_LOGIN',
    {
      wrong_username: 24,
      wrong_environment: 22,
      other_flow: 18,
      user_inactive: 14,
      ip_restricted: 8,
      unknown_consumer_key: 5,
    },
    'Salesforce Help: OAuth 2.0 Authorization Errors',
    anyOf`
      authentication.?failure|invalid_login|invalid username, password|authentication failed|login (?:has )?failed
      unable to (?:log|sign) ?in|couldn't (?:log|sign)|(?:invalid|bad|incorrect|wrong) (?:login |user |salesforce |crm )?credentials\b`,
  ),
  inactiveUser: exact(
    'inactive user / user is frozen / USER_LOCKED_OUT',
    { user_inactive: 88, user_frozen_by_salesforce: 6 },
    'support.skyvia.com: Salesforce inactive user error',
    anyOf`
      ${saidAs('userInactive')}
      (?<!or )user\b.{0,60} (?:has been|is|was) (?:inactive|frozen|deactivated|disabled|locked|suspended)
      (?<!or )user.{0,12}(?:inactive|frozen|deactivated|not active|disabled|locked|suspended|deleted)
      (?:frozen|deactivated|disabled|locked.?out|unlicensed) (?:salesforce )?user|password.?lockout
      user_(?:frozen|locked)|(?:user|salesforce|integration).{0,20}licen[cs]e.{0,25}(?:expired|missing|removed)|licen[cs]e.{0,25}(?:not assigned|required for)
      no (?:valid )?(?:user )?licen[cs]e|${translated.inactiveUser}`,
  ),
  accountLocked: code(
    'Account is locked',
    { user_inactive: 84 },
    'Ricoh Scan to Salesforce: messages related to authentication',
    anyOf`account (?:is |has been |was )?(?:locked|frozen|disabled|deactivated)`,
  ),
  ipRestricted: exact(
    'ip restricted / Restricted IP / LOGIN_DURING_RESTRICTED_DOMAIN',
    { ip_restricted: 92 },
    'Salesforce Object Reference: LoginHistory status "Restricted IP"',
    anyOf`
      ${saidAs('ipRestricted')}|\bip.{0,3}restrict|restricted.{0,3}(?:ip|network)|invalid_ip
      \bip.?(?:address|range)?\b.{0,30}(?:not (?:allowed|permitted|in|within|whitelisted|trusted|authori[sz]ed)|outside|blocked|denied|rejected|restrict|invalid|is not)
      (?:outside|not (?:in|within)).{0,30}(?:ip.?range|login.?ip|trusted ip|allowed ip)|untrusted ip|unrecogni[sz]ed ip
      (?:login|trusted) ip ranges?|(?:allow|permit)\w* (?:logins? |sign.?ins? |access )?from (?:this |your )?ip\b|whitelist|ip_not_allowed`,
  ),
  loginHours: exact(
    'login hours / Restricted time / LOGIN_DURING_RESTRICTED_TIME',
    { login_hours_restricted: 93, ip_restricted: 2 },
    'Salesforce SOAP API Developer Guide: LOGIN_DURING_RESTRICTED_TIME',
    anyOf`
      ${saidAs('loginHoursRestricted')}|restricted.{0,3}(?:time|hours?)|login.?hours?
      outside (?:of )?(?:the |your )?(?:allowed|permitted|business|login|working).{0,12}(?:hours?|time)
      (?:not (?:allowed|permitted)|cannot|can't) (?:to )?(?:log|sign) ?in (?:at|during) (?:this|these) (?:time|hours?)
      invalid.?(?:login.?)?hours`,
  ),
  loginRate: exact(
    'login rate exceeded / Login Limit Reached / rate_limit_exceeded',
    { login_rate_exceeded: 88, api_limit_reached: 4 },
    'n8n-io/n8n#32325, forcedotcom/cli#3297',
    anyOf`
      ${saidAs('loginRateExceeded')}|login.?rate|login.?limit
      (?:number of|too many|maximum|max) (?:login|sign.?in|authentication)s?\b|logins? (?:exceeded|per hour|limit)
      3,?600 (?:login|per hour)|login.?(?:throttl|quota)|(?:exceeded|over).{0,20}logins?\b`,
  ),
  tooManyScopes: exact(
    'too many scopes requested',
    { too_many_approvals: 88, missing_api_scope: 3 },
    'Data Cloud notes on JWT bearer scopes',
    anyOf`
      ${saidAs('tooManyApprovals')}|scopes?.{0,20}(?:too many|exceed|limit)
      too many (?:oauth )?(?:approvals|access grants|(?:access |refresh )?tokens|grants)
      (?:maximum|max|limit) (?:number )?of (?:oauth )?(?:approvals|tokens|grants|scopes|access grants)
      (?:token|approval|grant) limit`,
  ),
};
