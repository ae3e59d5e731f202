// The texts of the browser pages in one language, as JSON: what is the same thing there and in Salesforce bears one name.
// Run once for each language by labels.js, since the pages choose their language when they are loaded.

const [, , language] = process.argv;
Object.defineProperty(globalThis, 'navigator', { value: { languages: [language] } });

const web = (path) => import(new URL(`../../web/${path}`, import.meta.url).href);
const { words } = await web('text/words.ts');
const { texts: connection } = await web('pages/connection/texts.ts');
const { texts: setup } = await web('pages/setup/texts.ts');
const { texts: rotation } = await web('pages/rotation/texts.ts');
const { texts: scans } = await web('pages/scans/texts.ts');

const lines = (texts) => texts.join('\n');
const each = (prefix, of) => Object.fromEntries(Object.entries(of).map(([key, text]) => [`${prefix}_${key}`, text]));

/** Labels hold 1,000 characters and places to fill in as {0}, {1}. */
function clicks() {
  const short = { 'connected-app': 'ConnectedApp', 'external-client-app': 'ExternalClientApp' };
  return Object.fromEntries(
    Object.entries(setup.clicks).flatMap(([kind, of]) =>
      Object.entries({
        App: lines(of.app('{0}')),
        Upload: lines(of.upload('{0}')),
        Scopes: lines(of.scopes),
        Policies: lines(of.policies('{0}')),
        Key: lines(of.key('{0}')),
      }).map(([step, text]) => [`Clicks_${short[kind]}_${step}`, text]),
    ),
  );
}

const labels = {
  Save: words.save,
  Cancel: words.cancel,
  Copy: words.copy,
  Copied: words.copied,
  Next: words.next,
  Loading: words.loading,
  Days_1: words.days(1),
  Days: words.days('{0}'),
  Expired_1: words.expiredFor(1),
  Expired: words.expiredFor('{0}'),
  ...each('State', words.states),
  ...each('Pair', words.keyPairStates),
  ...each('Do', words.steps),
  Settings: connection.settings,
  Next_step: connection.nextStep,
  Jwt_configuration: connection.jwtConfiguration,
  Test_connection: connection.testConnection,
  Test_hint: connection.testHint,
  Testing: connection.testing,
  Verified: connection.verified,
  After_verified: connection.afterVerified,
  Download_certificate: connection.downloadCertificate,
  Downloads_in_use: connection.downloadsInUse,
  Downloads_waiting: connection.downloadsWaiting,
  Consumer_key: connection.consumerKey,
  Certificate: connection.certificate,
  No_certificate: connection.noCertificate,
  Validity: connection.validity,
  Fingerprint: connection.fingerprint,
  Saved: connection.saved,
  Other_key: connection.otherKey('{0}'),
  Key_changes: connection.keyChanges,
  Others_change: connection.othersChange('{0}'),
  Joins: connection.joins('{0}'),
  Use_this_key: connection.useThisKey,
  Steps_of_test: connection.steps,
  ...each('Outcome', connection.outcomes),
  Signed_in_as: connection.signedInAs,
  Salesforce_says: connection.salesforceSays,
  Evidence: connection.evidence,
  Likelihood: connection.likelihood,
  Wait_until: connection.waitUntil,
  Then_test: connection.thenTest,
  Tried_again: connection.triedAgain('{0}'),
  Other_causes_1: connection.otherCauses(1),
  Other_causes: connection.otherCauses('{0}'),
  Org_id: connection.orgId,
  Seven_steps: setup.path,
  ...Object.fromEntries(setup.steps.map((text, index) => [`Step_${index + 1}`, text])),
  Step_of: setup.stepOf('{0}', '{1}'),
  Download_about: setup.downloadAbout,
  File: setup.file,
  Shown_as: setup.shownAs,
  App_about: setup.appAbout,
  Copy_title: setup.copyTitle,
  Copy_api: setup.copyApi,
  Leave_open: setup.leaveOpen(words.next),
  Upload_about: setup.uploadAbout,
  Goes_wrong: setup.goesWrong,
  Upload_wrong: lines(setup.uploadWrong('{0}')),
  Scopes_about: setup.scopesAbout,
  Scope: setup.scope('{0}'),
  Who_may_use: setup.whoMayUse,
  Who_may_use_about: setup.whoMayUseAbout,
  The_user: setup.theUser,
  Copy_key_about: setup.copyKeyAbout,
  Copy_key_wrong: lines(setup.copyKeyWrong),
  Paste_about: setup.pasteAbout,
  Verify_about: setup.verifyAbout,
  ...clicks(),
  Rotation_path: rotation.path,
  ...each('Stage', rotation.stages),
  Rotation_none: rotation.none,
  Rotation_none_text: rotation.noneText,
  Rotation_awaits: rotation.awaits,
  Rotation_awaits_earlier: rotation.awaitsEarlier,
  Rotation_awaits_text: rotation.awaitsText,
  Rotation_spreads: rotation.spreads,
  Rotation_spreads_text: rotation.spreadsText,
  Rotation_accepted: rotation.accepted,
  Rotation_accepted_text: rotation.acceptedText,
  Rotation_handover: rotation.handover,
  Rotation_handover_text: rotation.handoverText,
  Rotation_settled: rotation.settled,
  Rotation_settled_text: rotation.settledText('{0}'),
  Rotation_settled_first: rotation.settledFirst('{0}'),
  Rotation_late: rotation.late,
  Scan_empty: scans.emptyTitle,
  Scan_empty_text: scans.emptyText,
  Scan_of: scans.scanOf('{0}'),
  Scan_began: scans.began,
  Scan_components: scans.components,
  Scan_errors: scans.errors,
  Scan_state: scans.state,
  ...each('Scan', scans.states),
};
process.stdout.write(JSON.stringify(labels));
