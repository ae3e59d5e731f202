// Messages about the user for whom the token is asked. Most mean that signature, aud and exp were accepted already.
import type { MessageRow } from '../message-row.ts';

export const messagesUser: readonly MessageRow[] = [
  {
    message: "user hasn't approved this consumer",
    pattern:
      /user (?:hasn'?t|has ?n[o']t|have not|did not) ?(?:yet )?approved?|not approved this (?:consumer|app|client)|has not (?:been )?approved|approval (?:is )?required|consent (?:is )?(?:required|missing|not)|(?:user|consumer) (?:approval|consent)|never approved/,
    strength: 'exact',
    points: {
      user_not_preauthorized: 67,
      propagation_delay: 12,
      wrong_environment: 8,
      user_not_assigned: 4,
      missing_refresh_scope: 3,
      wrong_username: 2,
    },
    tells: 'Signature, audience and time were accepted; what is missing is an approval of the app for this user.',
    source: 'salesforce.stackexchange.com/questions/164412, forcedotcom/cli#1640, restforce/restforce#674',
  },
  {
    message: 'invalid_app_access: user is not admin approved to access this app',
    pattern:
      /not admin.?approved|allow (?:this|the) user access|invalid_app_access|admin.?approved (?:users )?(?:only|to access)|oauth_app_access_denied|(?:user|profile)\b.{0,40}(?:not (?:authori[sz]ed|permitted|allowed|assigned)|no access|does ?n[o']t have access|lacks? access|denied access) (?:to (?:access |use )?)?(?:this|the|to the|to this) (?:connected |external client )?app|not assigned (?:to|a)\b|not (?:been )?(?:authori[sz]ed|approved) by (?:an |the |your )?admin|admin.{0,20}has(?:n't| not) (?:approved|authori[sz]ed)/,
    strength: 'exact',
    points: {
      user_not_assigned: 85,
      propagation_delay: 4,
      user_not_preauthorized: 4,
      wrong_username: 1,
      api_access_control: 1,
    },
    tells:
      'The app takes admin-approved users only, and this user has none of the assigned profiles or permission sets.',
    source: 'Ora Intelligence runbook; salesforce-mcp SETUP guide',
  },
  {
    message: 'refresh_token scope is required and the connected app should be installed and preauthorized',
    pattern:
      /refresh.?token scope is (?:required|missing)|scope.{0,15}refresh.?token.{0,20}(?:required|missing)|should be installed and pre.?authorized/,
    strength: 'exact',
    points: {
      missing_refresh_scope: 46,
      user_not_preauthorized: 30,
      jwt_flow_not_enabled: 7,
      propagation_delay: 6,
      app_not_in_org: 5,
      user_not_assigned: 3,
    },
    tells:
      'One message for two faults: the scope refresh_token is missing on the app, or this user is not pre-authorized.',
    source: 'Claims provider documentation; Salesforce.Auth OAuthErrorTranslator.cs',
  },
  {
    message: 'refresh_token / offline_access scope missing',
    pattern:
      /(?:missing|no|without|lacks?|add)\b.{0,20}(?:refresh_token|offline_access|offline access)|(?:refresh_token|offline_access)\b.{0,30}(?:missing|not (?:selected|granted|included|present))/,
    strength: 'exact',
    points: { missing_refresh_scope: 78, user_not_preauthorized: 8 },
    tells: 'The message names the scope refresh_token, offline_access.',
    source: 'Salesforce Help: OAuth Tokens and Scopes',
  },
  {
    message: 'user does not exist / invalid username / sub claim invalid',
    pattern:
      /(?:user|username|sub|subject|principal)\b.{0,15}(?:does not exist|doesn't exist|not found|unknown|could not be found|is invalid|not recogni[sz]ed|is not valid|not a valid)|(?:unknown|invalid|no such|nonexistent|wrong|incorrect) (?:user ?(?:name|id|identifier)?|subject|sub)\b(?!.{0,3}(?:agent|permission|,? password))|no user (?:found|with|exists)|user.?identifier invalid|oauth_invalid_user|invalid_user\b|username must be|\bsub\b.{0,20}(?:must be|claim (?:is )?(?:wrong|missing|invalid))|unknown_user|invalid user ?id/,
    strength: 'exact',
    points: { wrong_username: 74, wrong_environment: 17, user_inactive: 3 },
    tells: 'The user named in the assertion was not found in this org.',
    source: 'Salesforce Object Reference: LoginHistory status values',
  },
  {
    message: 'authentication failure / INVALID_LOGIN',
    pattern:
      /authentication.?failure|invalid_login|invalid username, password|authentication failed|login (?:has )?failed|unable to (?:log|sign) ?in|couldn't (?:log|sign)/,
    strength: 'code',
    points: {
      wrong_username: 26,
      wrong_environment: 24,
      user_inactive: 16,
      ip_restricted: 8,
      certificate_mismatch: 4,
      unknown_consumer_key: 5,
      org_inactive: 4,
      jwt_flow_not_enabled: 4,
      user_not_preauthorized: 4,
    },
    tells: 'A general refusal of the sign-in: mostly the wrong username, or the right one at the wrong host.',
    source: 'Salesforce Help: OAuth 2.0 Authorization Errors',
  },
  {
    message: 'inactive user / user is frozen / USER_LOCKED_OUT',
    pattern:
      /inactive.?user|(?<!or )user.{0,12}(?:inactive|frozen|deactivated|not active|disabled|locked|suspended|deleted)|(?:frozen|deactivated|disabled|locked.?out|unlicensed) (?:salesforce )?user|password.?lockout|user_(?:frozen|locked)|licen[cs]e.{0,25}(?:expired|missing|not assigned|removed|required for)|no (?:valid )?(?:user )?licen[cs]e/,
    strength: 'exact',
    points: { user_inactive: 92 },
    tells: 'Salesforce says that the user may not sign in any more: inactive, frozen or locked.',
    source: 'support.skyvia.com: Salesforce inactive user error',
  },
  {
    message: 'ip restricted / Restricted IP / LOGIN_DURING_RESTRICTED_DOMAIN',
    pattern:
      /ip.{0,3}restrict|restricted.{0,3}(?:ip|domain|network)|invalid_ip|ip.?(?:address|range)?\b.{0,30}(?:not (?:allowed|permitted|in|within|whitelisted|trusted|authori[sz]ed)|outside|blocked|denied|rejected|restrict|invalid|is not)|(?:outside|not (?:in|within)).{0,30}(?:ip.?range|login.?ip|trusted ip|allowed ip)|untrusted ip|unrecogni[sz]ed ip|(?:login|trusted) ip ranges?|whitelist|ip_not_allowed|oauth_invalid_ip/,
    strength: 'exact',
    points: { ip_restricted: 92 },
    tells: 'Salesforce refuses the address that the request came from.',
    source: 'Salesforce Object Reference: LoginHistory status "Restricted IP"',
  },
  {
    message: 'login hours / Restricted time / LOGIN_DURING_RESTRICTED_TIME',
    pattern:
      /restricted.{0,3}(?:time|hours?)|login.?hours?|outside (?:of )?(?:the |your )?(?:allowed|permitted|business|login|working).{0,12}(?:hours?|time)|(?:not (?:allowed|permitted)|cannot|can't) (?:to )?(?:log|sign) ?in (?:at|during) (?:this|these) (?:time|hours?)|invalid.?(?:login.?)?hours/,
    strength: 'exact',
    points: { login_hours_restricted: 93, ip_restricted: 2 },
    tells: 'Salesforce refuses sign-ins at this time of day for this profile.',
    source: 'Salesforce SOAP API Developer Guide: LOGIN_DURING_RESTRICTED_TIME',
  },
  {
    message: 'login rate exceeded / Login Limit Reached / rate_limit_exceeded',
    pattern:
      /login.?rate|rate.?(?:limit)?.?exceeded|login.?limit|(?:number of|too many|maximum|max) (?:login|sign.?in|authentication)s?\b|logins? (?:exceeded|per hour|limit)|3,?600 (?:login|per hour)|login.?(?:throttl|quota)|(?:exceeded|over).{0,20}logins?\b/,
    strength: 'exact',
    points: { login_rate_exceeded: 88, api_limit_reached: 4, api_access_control: 3 },
    tells: 'The user signed in too often within an hour.',
    source: 'n8n-io/n8n#32325, forcedotcom/cli#3297',
  },
  {
    message: 'too many scopes requested',
    pattern:
      /too many scopes|scopes?.{0,20}(?:too many|exceed|limit)|too many (?:oauth )?(?:approvals|access grants|tokens|grants)|(?:maximum|max|limit) (?:number )?of (?:oauth )?(?:approvals|tokens|grants|scopes|access grants)|(?:token|approval|grant) limit/,
    strength: 'exact',
    points: { too_many_approvals: 88, missing_api_scope: 3 },
    tells: 'The scopes of all earlier approvals of this user add up to too many.',
    source: 'Data Cloud notes on JWT bearer scopes',
  },
];
