// Every label that a component shows, in the language of who looks. Written by salesforce/tools/labels.js.

import After_verified from '@salesforce/label/c.Latchkey_After_verified';
import App_about from '@salesforce/label/c.Latchkey_App_about';
import Cancel from '@salesforce/label/c.Latchkey_Cancel';
import Certificate from '@salesforce/label/c.Latchkey_Certificate';
import Clicks_ConnectedApp_App from '@salesforce/label/c.Latchkey_Clicks_ConnectedApp_App';
import Clicks_ConnectedApp_Key from '@salesforce/label/c.Latchkey_Clicks_ConnectedApp_Key';
import Clicks_ConnectedApp_Policies from '@salesforce/label/c.Latchkey_Clicks_ConnectedApp_Policies';
import Clicks_ConnectedApp_Scopes from '@salesforce/label/c.Latchkey_Clicks_ConnectedApp_Scopes';
import Clicks_ConnectedApp_Upload from '@salesforce/label/c.Latchkey_Clicks_ConnectedApp_Upload';
import Clicks_ExternalClientApp_App from '@salesforce/label/c.Latchkey_Clicks_ExternalClientApp_App';
import Clicks_ExternalClientApp_Key from '@salesforce/label/c.Latchkey_Clicks_ExternalClientApp_Key';
import Clicks_ExternalClientApp_Policies from '@salesforce/label/c.Latchkey_Clicks_ExternalClientApp_Policies';
import Clicks_ExternalClientApp_Scopes from '@salesforce/label/c.Latchkey_Clicks_ExternalClientApp_Scopes';
import Clicks_ExternalClientApp_Upload from '@salesforce/label/c.Latchkey_Clicks_ExternalClientApp_Upload';
import Consumer_key from '@salesforce/label/c.Latchkey_Consumer_key';
import Copied from '@salesforce/label/c.Latchkey_Copied';
import Copy from '@salesforce/label/c.Latchkey_Copy';
import Copy_api from '@salesforce/label/c.Latchkey_Copy_api';
import Copy_key_about from '@salesforce/label/c.Latchkey_Copy_key_about';
import Copy_key_wrong from '@salesforce/label/c.Latchkey_Copy_key_wrong';
import Copy_title from '@salesforce/label/c.Latchkey_Copy_title';
import Days from '@salesforce/label/c.Latchkey_Days';
import Days_1 from '@salesforce/label/c.Latchkey_Days_1';
import Do_downloadCertificate from '@salesforce/label/c.Latchkey_Do_downloadCertificate';
import Do_giveConsumerKey from '@salesforce/label/c.Latchkey_Do_giveConsumerKey';
import Do_installCertificate from '@salesforce/label/c.Latchkey_Do_installCertificate';
import Do_nothing from '@salesforce/label/c.Latchkey_Do_nothing';
import Do_requestCertificate from '@salesforce/label/c.Latchkey_Do_requestCertificate';
import Do_revert from '@salesforce/label/c.Latchkey_Do_revert';
import Do_rotate from '@salesforce/label/c.Latchkey_Do_rotate';
import Do_scan from '@salesforce/label/c.Latchkey_Do_scan';
import Do_test from '@salesforce/label/c.Latchkey_Do_test';
import Do_upload from '@salesforce/label/c.Latchkey_Do_upload';
import Done from '@salesforce/label/c.Latchkey_Done';
import Download_about from '@salesforce/label/c.Latchkey_Download_about';
import Download_certificate from '@salesforce/label/c.Latchkey_Download_certificate';
import Downloads_in_use from '@salesforce/label/c.Latchkey_Downloads_in_use';
import Downloads_waiting from '@salesforce/label/c.Latchkey_Downloads_waiting';
import Empty from '@salesforce/label/c.Latchkey_Empty';
import Empty_text from '@salesforce/label/c.Latchkey_Empty_text';
import Evidence from '@salesforce/label/c.Latchkey_Evidence';
import Expired from '@salesforce/label/c.Latchkey_Expired';
import Expired_1 from '@salesforce/label/c.Latchkey_Expired_1';
import Failed from '@salesforce/label/c.Latchkey_Failed';
import File from '@salesforce/label/c.Latchkey_File';
import Fingerprint from '@salesforce/label/c.Latchkey_Fingerprint';
import Goes_wrong from '@salesforce/label/c.Latchkey_Goes_wrong';
import Joins from '@salesforce/label/c.Latchkey_Joins';
import Jwt_configuration from '@salesforce/label/c.Latchkey_Jwt_configuration';
import Key_changes from '@salesforce/label/c.Latchkey_Key_changes';
import Last_scan from '@salesforce/label/c.Latchkey_Last_scan';
import Leave_open from '@salesforce/label/c.Latchkey_Leave_open';
import Likelihood from '@salesforce/label/c.Latchkey_Likelihood';
import Loading from '@salesforce/label/c.Latchkey_Loading';
import Next from '@salesforce/label/c.Latchkey_Next';
import Next_step from '@salesforce/label/c.Latchkey_Next_step';
import No_certificate from '@salesforce/label/c.Latchkey_No_certificate';
import Open_rotation from '@salesforce/label/c.Latchkey_Open_rotation';
import Open_scan from '@salesforce/label/c.Latchkey_Open_scan';
import Org_id from '@salesforce/label/c.Latchkey_Org_id';
import Other_causes from '@salesforce/label/c.Latchkey_Other_causes';
import Other_causes_1 from '@salesforce/label/c.Latchkey_Other_causes_1';
import Other_key from '@salesforce/label/c.Latchkey_Other_key';
import Others_change from '@salesforce/label/c.Latchkey_Others_change';
import Outcome_failed from '@salesforce/label/c.Latchkey_Outcome_failed';
import Outcome_notPermitted from '@salesforce/label/c.Latchkey_Outcome_notPermitted';
import Outcome_notTried from '@salesforce/label/c.Latchkey_Outcome_notTried';
import Outcome_passed from '@salesforce/label/c.Latchkey_Outcome_passed';
import Pair_abandoned from '@salesforce/label/c.Latchkey_Pair_abandoned';
import Pair_active from '@salesforce/label/c.Latchkey_Pair_active';
import Pair_compromised from '@salesforce/label/c.Latchkey_Pair_compromised';
import Pair_destroyed from '@salesforce/label/c.Latchkey_Pair_destroyed';
import Pair_issued from '@salesforce/label/c.Latchkey_Pair_issued';
import Pair_previous from '@salesforce/label/c.Latchkey_Pair_previous';
import Pair_requested from '@salesforce/label/c.Latchkey_Pair_requested';
import Pair_settling from '@salesforce/label/c.Latchkey_Pair_settling';
import Paste_about from '@salesforce/label/c.Latchkey_Paste_about';
import Progress from '@salesforce/label/c.Latchkey_Progress';
import Read_only from '@salesforce/label/c.Latchkey_Read_only';
import Refresh from '@salesforce/label/c.Latchkey_Refresh';
import Rotation from '@salesforce/label/c.Latchkey_Rotation';
import Rotation_accepted from '@salesforce/label/c.Latchkey_Rotation_accepted';
import Rotation_accepted_text from '@salesforce/label/c.Latchkey_Rotation_accepted_text';
import Rotation_awaits from '@salesforce/label/c.Latchkey_Rotation_awaits';
import Rotation_awaits_earlier from '@salesforce/label/c.Latchkey_Rotation_awaits_earlier';
import Rotation_awaits_text from '@salesforce/label/c.Latchkey_Rotation_awaits_text';
import Rotation_handover from '@salesforce/label/c.Latchkey_Rotation_handover';
import Rotation_handover_text from '@salesforce/label/c.Latchkey_Rotation_handover_text';
import Rotation_late from '@salesforce/label/c.Latchkey_Rotation_late';
import Rotation_none from '@salesforce/label/c.Latchkey_Rotation_none';
import Rotation_none_text from '@salesforce/label/c.Latchkey_Rotation_none_text';
import Rotation_path from '@salesforce/label/c.Latchkey_Rotation_path';
import Rotation_settled from '@salesforce/label/c.Latchkey_Rotation_settled';
import Rotation_settled_first from '@salesforce/label/c.Latchkey_Rotation_settled_first';
import Rotation_settled_text from '@salesforce/label/c.Latchkey_Rotation_settled_text';
import Rotation_spreads from '@salesforce/label/c.Latchkey_Rotation_spreads';
import Rotation_spreads_text from '@salesforce/label/c.Latchkey_Rotation_spreads_text';
import Salesforce_says from '@salesforce/label/c.Latchkey_Salesforce_says';
import Save from '@salesforce/label/c.Latchkey_Save';
import Saved from '@salesforce/label/c.Latchkey_Saved';
import Scan_CANCELLED from '@salesforce/label/c.Latchkey_Scan_CANCELLED';
import Scan_COMPLETED from '@salesforce/label/c.Latchkey_Scan_COMPLETED';
import Scan_COMPLETED_WITH_ERRORS from '@salesforce/label/c.Latchkey_Scan_COMPLETED_WITH_ERRORS';
import Scan_FAILED from '@salesforce/label/c.Latchkey_Scan_FAILED';
import Scan_PENDING from '@salesforce/label/c.Latchkey_Scan_PENDING';
import Scan_RUNNING from '@salesforce/label/c.Latchkey_Scan_RUNNING';
import Scan_began from '@salesforce/label/c.Latchkey_Scan_began';
import Scan_components from '@salesforce/label/c.Latchkey_Scan_components';
import Scan_empty from '@salesforce/label/c.Latchkey_Scan_empty';
import Scan_empty_text from '@salesforce/label/c.Latchkey_Scan_empty_text';
import Scan_errors from '@salesforce/label/c.Latchkey_Scan_errors';
import Scan_of from '@salesforce/label/c.Latchkey_Scan_of';
import Scan_state from '@salesforce/label/c.Latchkey_Scan_state';
import Scope from '@salesforce/label/c.Latchkey_Scope';
import Scopes_about from '@salesforce/label/c.Latchkey_Scopes_about';
import Settings from '@salesforce/label/c.Latchkey_Settings';
import Seven_steps from '@salesforce/label/c.Latchkey_Seven_steps';
import Show_settings from '@salesforce/label/c.Latchkey_Show_settings';
import Show_steps from '@salesforce/label/c.Latchkey_Show_steps';
import Shown_as from '@salesforce/label/c.Latchkey_Shown_as';
import Signed_in_as from '@salesforce/label/c.Latchkey_Signed_in_as';
import Stage_accepted from '@salesforce/label/c.Latchkey_Stage_accepted';
import Stage_destroyed from '@salesforce/label/c.Latchkey_Stage_destroyed';
import Stage_handover from '@salesforce/label/c.Latchkey_Stage_handover';
import Stage_issued from '@salesforce/label/c.Latchkey_Stage_issued';
import Stage_previousKept from '@salesforce/label/c.Latchkey_Stage_previousKept';
import Stage_settled from '@salesforce/label/c.Latchkey_Stage_settled';
import Stage_uploaded from '@salesforce/label/c.Latchkey_Stage_uploaded';
import State_awaitingFirstUpload from '@salesforce/label/c.Latchkey_State_awaitingFirstUpload';
import State_awaitingUpload from '@salesforce/label/c.Latchkey_State_awaitingUpload';
import State_compromised from '@salesforce/label/c.Latchkey_State_compromised';
import State_expired from '@salesforce/label/c.Latchkey_State_expired';
import State_failing from '@salesforce/label/c.Latchkey_State_failing';
import State_handover from '@salesforce/label/c.Latchkey_State_handover';
import State_needsCertificate from '@salesforce/label/c.Latchkey_State_needsCertificate';
import State_needsConsumerKey from '@salesforce/label/c.Latchkey_State_needsConsumerKey';
import State_propagating from '@salesforce/label/c.Latchkey_State_propagating';
import State_rationed from '@salesforce/label/c.Latchkey_State_rationed';
import State_working from '@salesforce/label/c.Latchkey_State_working';
import Status from '@salesforce/label/c.Latchkey_Status';
import Step_1 from '@salesforce/label/c.Latchkey_Step_1';
import Step_2 from '@salesforce/label/c.Latchkey_Step_2';
import Step_3 from '@salesforce/label/c.Latchkey_Step_3';
import Step_4 from '@salesforce/label/c.Latchkey_Step_4';
import Step_5 from '@salesforce/label/c.Latchkey_Step_5';
import Step_6 from '@salesforce/label/c.Latchkey_Step_6';
import Step_7 from '@salesforce/label/c.Latchkey_Step_7';
import Step_of from '@salesforce/label/c.Latchkey_Step_of';
import Steps_of_test from '@salesforce/label/c.Latchkey_Steps_of_test';
import Test_connection from '@salesforce/label/c.Latchkey_Test_connection';
import Test_hint from '@salesforce/label/c.Latchkey_Test_hint';
import Testing from '@salesforce/label/c.Latchkey_Testing';
import The_user from '@salesforce/label/c.Latchkey_The_user';
import Then_test from '@salesforce/label/c.Latchkey_Then_test';
import To_do from '@salesforce/label/c.Latchkey_To_do';
import Tried_again from '@salesforce/label/c.Latchkey_Tried_again';
import Upload_about from '@salesforce/label/c.Latchkey_Upload_about';
import Upload_wrong from '@salesforce/label/c.Latchkey_Upload_wrong';
import Use_this_key from '@salesforce/label/c.Latchkey_Use_this_key';
import Validity from '@salesforce/label/c.Latchkey_Validity';
import Verified from '@salesforce/label/c.Latchkey_Verified';
import Verify_about from '@salesforce/label/c.Latchkey_Verify_about';
import Wait_until from '@salesforce/label/c.Latchkey_Wait_until';
import Who_may_use from '@salesforce/label/c.Latchkey_Who_may_use';
import Who_may_use_about from '@salesforce/label/c.Latchkey_Who_may_use_about';

export const labels = {
  After_verified,
  App_about,
  Cancel,
  Certificate,
  Clicks_ConnectedApp_App,
  Clicks_ConnectedApp_Key,
  Clicks_ConnectedApp_Policies,
  Clicks_ConnectedApp_Scopes,
  Clicks_ConnectedApp_Upload,
  Clicks_ExternalClientApp_App,
  Clicks_ExternalClientApp_Key,
  Clicks_ExternalClientApp_Policies,
  Clicks_ExternalClientApp_Scopes,
  Clicks_ExternalClientApp_Upload,
  Consumer_key,
  Copied,
  Copy,
  Copy_api,
  Copy_key_about,
  Copy_key_wrong,
  Copy_title,
  Days,
  Days_1,
  Do_downloadCertificate,
  Do_giveConsumerKey,
  Do_installCertificate,
  Do_nothing,
  Do_requestCertificate,
  Do_revert,
  Do_rotate,
  Do_scan,
  Do_test,
  Do_upload,
  Done,
  Download_about,
  Download_certificate,
  Downloads_in_use,
  Downloads_waiting,
  Empty,
  Empty_text,
  Evidence,
  Expired,
  Expired_1,
  Failed,
  File,
  Fingerprint,
  Goes_wrong,
  Joins,
  Jwt_configuration,
  Key_changes,
  Last_scan,
  Leave_open,
  Likelihood,
  Loading,
  Next,
  Next_step,
  No_certificate,
  Open_rotation,
  Open_scan,
  Org_id,
  Other_causes,
  Other_causes_1,
  Other_key,
  Others_change,
  Outcome_failed,
  Outcome_notPermitted,
  Outcome_notTried,
  Outcome_passed,
  Pair_abandoned,
  Pair_active,
  Pair_compromised,
  Pair_destroyed,
  Pair_issued,
  Pair_previous,
  Pair_requested,
  Pair_settling,
  Paste_about,
  Progress,
  Read_only,
  Refresh,
  Rotation,
  Rotation_accepted,
  Rotation_accepted_text,
  Rotation_awaits,
  Rotation_awaits_earlier,
  Rotation_awaits_text,
  Rotation_handover,
  Rotation_handover_text,
  Rotation_late,
  Rotation_none,
  Rotation_none_text,
  Rotation_path,
  Rotation_settled,
  Rotation_settled_first,
  Rotation_settled_text,
  Rotation_spreads,
  Rotation_spreads_text,
  Salesforce_says,
  Save,
  Saved,
  Scan_CANCELLED,
  Scan_COMPLETED,
  Scan_COMPLETED_WITH_ERRORS,
  Scan_FAILED,
  Scan_PENDING,
  Scan_RUNNING,
  Scan_began,
  Scan_components,
  Scan_empty,
  Scan_empty_text,
  Scan_errors,
  Scan_of,
  Scan_state,
  Scope,
  Scopes_about,
  Settings,
  Seven_steps,
  Show_settings,
  Show_steps,
  Shown_as,
  Signed_in_as,
  Stage_accepted,
  Stage_destroyed,
  Stage_handover,
  Stage_issued,
  Stage_previousKept,
  Stage_settled,
  Stage_uploaded,
  State_awaitingFirstUpload,
  State_awaitingUpload,
  State_compromised,
  State_expired,
  State_failing,
  State_handover,
  State_needsCertificate,
  State_needsConsumerKey,
  State_propagating,
  State_rationed,
  State_working,
  Status,
  Step_1,
  Step_2,
  Step_3,
  Step_4,
  Step_5,
  Step_6,
  Step_7,
  Step_of,
  Steps_of_test,
  Test_connection,
  Test_hint,
  Testing,
  The_user,
  Then_test,
  To_do,
  Tried_again,
  Upload_about,
  Upload_wrong,
  Use_this_key,
  Validity,
  Verified,
  Verify_about,
  Wait_until,
  Who_may_use,
  Who_may_use_about,
};
