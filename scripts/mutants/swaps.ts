// Swaps: what lies in an org's slot is known at each crash, and nothing is deployed over what is somebody else's.

import { changes, type Mutant } from './mutant.ts';

const table = ['test/domain/rotation/swap-phases.test.ts'];
const planted = ['test/operations/rotation/swap-planted.test.ts'];
const refusals = ['test/operations/rotation/swap-refusals.test.ts'];
const consent = ['test/operations/connection/set.test.ts'];
const putBack = ['test/operations/rotation/swap-put-back.test.ts'];
const clock = ['test/operations/rotation/swap-clock.test.ts'];
const rollouts = ['test/operations/rotation/rollout.test.ts'];
const proofCost = ['test/operations/proof/prove-cost.test.ts'];
const resumed = ['test/operations/rotation/swap-resumed.test.ts'];
const others = ['test/operations/rotation/swap-others.test.ts'];
const handedOver = ['test/operations/rotation/swap-handed-over.test.ts'];
const leftovers = ['test/operations/proof/throw-away-apps.test.ts'];
const misfortunes = ['test/operations/rotation/swap-misfortunes.test.ts'];
const lost = ['test/operations/rotation/swap-lost.test.ts'];
const wayBack = ['test/operations/rotation/swap-back.test.ts'];
const ends = ['test/operations/rotation/swap-ends.test.ts'];
const whole = ['test/operations/rotation/swap.test.ts'];
const driving = ['test/operations/rotation/swap-driving.test.ts'];

export const swaps: readonly Mutant[] = [
  ...changes('src/operations/rotation/steps/swap-back.ts', wayBack, [
    ["if (!isUsable(before)) return stopped({ type: 'pairGone', fingerprint: before.fingerprint });", ''],
    ["if (!(await work.maySign(before))) return stopped({ type: 'oldExpired' });", ''],
    ["if (work.swap.restoresAsked >= mostRestores) return stopped({ type: 'notReceived' });", ''],
    ['(await listedDeploys(work))?.own ?? work.swap.knownDeployIds', 'work.swap.knownDeployIds'],
  ]),
  ...changes('src/operations/rotation/steps/swap-work.ts', wayBack, [
    [' || digest === this.swap.deployedDigest', ''],
    [
      'return isCandidate(pair, whole.connection.expiredPolicy, await certificatesAt(this.context, whole));',
      'return true;',
    ],
  ]),
  ...changes('src/operations/rotation/loops/swap-proof.ts', wayBack, [
    ['if (!(await work.maySign(pair))) {', 'if (!isUsable(pair)) {'],
    ['return (await work.maySign(pair)) ? null : pairGone(pair);', 'return isUsable(pair) ? null : pairGone(pair);'],
    ["(isOver ? 'oldExpired' : null)", 'null'],
  ]),
  ...changes('src/operations/rotation/steps/swap-forth.ts', wayBack, [
    ["if (work.swap.deploysAsked >= mostDeploys) return refused({ type: 'notReceived' });", ''],
  ]),
  ...changes('src/operations/rotation/steps/swap-forth.ts', lost, [
    ['if (isClosed && work.swap.deploysAsked === 0)', 'if (isClosed)'],
  ]),
  ...changes('src/operations/rotation/steps/swap-deploys.ts', lost, [
    ["if (work.now() < searchedUntil) throw new SwapPause(said('deployUntold'), lookAgainMs);", ''],
    ['if (result.value.components.includes(work.component().fullName))', 'if (true)'],
    ['!isCheckOnly && !known.has(id)', '!known.has(id)'],
  ]),
  ...changes('src/operations/rotation/loops/drive-swap.ts', lost, [
    ["swapPhases[phase].slot === 'old' && now - swap.askedAt > patienceMs", 'now - swap.askedAt > patienceMs'],
  ]),
  ...changes('src/operations/rotation/loops/drive-swap.ts', whole, [
    ['; ; isResumed = false)', '; ; )'],
    ["if (swap.phase === 'rolledBack') await discardNew(context, tx, swap, app.id);", ''],
  ]),
  ...changes('src/operations/rotation/loops/drive-swap.ts', driving, [['if (swap === null) over.abort();', '']]),
  ...changes('src/operations/rotation/steps/swap-forth.ts', ends, [
    ["if (held.held === 'other') return { outcome: 'stopped', facts: { problem: held.problem } };", ''],
  ]),
  ...changes('src/operations/rotation/steps/swap-deploys.ts', refusals, [
    ['real.find(({ isUnderWay }) => isUnderWay)', 'undefined as never'],
  ]),
  ...changes('src/operations/rotation/steps/swap-deploys.ts', wayBack, [
    ['byId === userId && !isCheckOnly && !known.has(id)', 'byId === userId && !isCheckOnly'],
  ]),
  ...changes('src/operations/rotation/steps/swap-deploys.ts', others, [
    ['byId === userId && !isCheckOnly && !known.has(id)', '!isCheckOnly && !known.has(id)'],
  ]),
  ...changes('src/operations/rotation/steps/swap-work.ts', wayBack, [
    ['digest === formDigest(kept) || digest === this.swap.deployedDigest', 'digest === this.swap.deployedDigest'],
  ]),
  ...changes('src/domain/rotation/swap-phases.ts', table, [
    ["leads: { passed: 'comparing', refused", "leads: { passed: 'deploying', refused"],
    ["leads: { found: 'awaiting', notReceived: 'comparing'", "leads: { found: 'awaiting', notReceived: 'deploying'"],
    [
      "does: 'deployOld',\n    slot: 'oldOrNew',\n    onRestart: 'noAnswer',",
      "does: 'deployOld',\n    slot: 'oldOrNew',",
    ],
    ["leads: { read: 'accepting', stopped: 'stopped' }", "leads: { read: 'accepting', stopped: 'refused' }"],
  ]),
  ...changes('src/domain/rotation/swap.ts', table, [
    ['{ endedAt: now, keptForm: null }', '{ endedAt: now }'],
    ['told.some((one) => one.accepted && one.keyPairId === keyPairId)', 'told.some((one) => one.accepted)'],
    ['one.at >= deadline && isContrary(one)', 'isContrary(one)'],
    ['answers.filter(({ at }) => at >= since)', '[...answers]'],
    ['answers.filter(({ at }) => at >= spreadAt)', '[...answers]'],
    ['last?.keyPairId === newKeyPairId && last.at >= deadline', 'last?.keyPairId === newKeyPairId'],
    ['last === undefined && isRefused', 'isRefused'],
  ]),
  ...changes('src/operations/rotation/steps/swap-sign-in.ts', refusals, [
    ["if (before.notAfter <= work.now() + wayBackMs) return refused({ type: 'oldExpired' });", ''],
  ]),
  ...changes('src/operations/rotation/steps/swap-forth.ts', refusals, [
    ["if (listed.running !== null) return refused({ type: 'deployRunning', ...listed.running });", ''],
  ]),
  ...changes('src/operations/rotation/steps/swap-forth.ts', misfortunes, [
    ["if (!work.isAsKept(kept, form)) return refused({ type: 'fieldsChanged' });", ''],
  ]),
  ...changes('src/operations/connection/set.ts', consent, [
    ['if (confirmApp.trim() !== named.name)', 'if (false)'],
    ['const named = app.id === before.id ? before : app;', 'const named = before;'],
  ]),
  ...changes('src/operations/rotation/steps/swap-deploys.ts', planted, [['!(await isOurs(work, pair, key))', 'false']]),
  ...changes('src/domain/rotation/swap.ts', table, [
    ['if (!dates.some((at) => (at ?? 0) > now)) return swap;', 'return swap;'],
    [
      'return { ...swap, askedAt: by(askedAt), deploy: asked(deploy), restore',
      'return { ...swap, deploy: asked(deploy), restore',
    ],
    [', deploy: asked(deploy), restore: asked(restore) }', ', restore: asked(restore) }'],
    [', deploy: asked(deploy), restore: asked(restore) }', ', deploy: asked(deploy) }'],
    ['askedAt: by(one.askedAt), endedAt: one.endedAt && by(one.endedAt)', 'askedAt: by(one.askedAt)'],
  ]),
  ...changes('src/operations/rotation/steps/swap-work.ts', clock, [
    ['isCandidate(pair, whole.connection.expiredPolicy, await certificatesAt(this.context, whole))', 'false'],
  ]),
  ...changes('src/adapters/store/tables/look-due.ts', clock, [[' or look_at >', ' and look_at >']]),
  ...changes('src/operations/rotation/steps/begin-rollout.ts', rollouts, [
    ['waves: waves.length, canaryWave: waves.length + 1', 'canaryWave: last.waves + 1'],
  ]),
  ...changes('src/operations/rotation/loops/run-rollouts.ts', rollouts, [
    ['if ((await tx.rollouts.lockHeld(id, holder)) === null) throw new Over();', ''],
  ]),
  ...changes('src/operations/rotation/steps/swap-signer.ts', putBack, [
    ['if (problem === null) return', 'return'],
    ['one.org.orgId === org?.orgId', 'false'],
    ['      else pause ??= error;\n', ''],
    ['{ connectionId, username: null },', ''],
  ]),
  ...changes('src/operations/rotation/steps/swap-session.ts', putBack, [
    ['const isLastWay = error instanceof NotLetIn && this.#swap.putsBack;', 'const isLastWay = false;'],
    ['    if (signsInAs !== null) return signsInAs;\n', ''],
  ]),
  ...changes('src/operations/rotation/steps/begin-swap.ts', putBack, [
    ['settling?.id === whole.app.wantedKeyPairId ? settling : active', 'settling ?? active'],
    ['settling?.id === whole.app.wantedKeyPairId ? settling : active', 'active'],
    ["    if (putsBack) await probeAppClosely(context, tx, whole.app, whole.pairs, 'clientApp.probedClosely');\n", ''],
  ]),
  ...changes('src/operations/rotation/loops/swap-proof.ts', putBack, [
    [
      'acceptanceVerdict(newKeyPairId, await answersSince(work, spreadAt), spreadAt,',
      'acceptanceVerdict(newKeyPairId, await answersSince(work, askedAt), askedAt,',
    ],
    ['if (work.swap.putsBack) return settleBack(work);', ''],
    ['  if (!(await work.maySign(pair))) return pairGone(pair);\n', ''],
    ["told === 'accepted' ? { outcome: 'settled' } : stopped({ type: 'notAccepted' })", "{ outcome: 'settled' }"],
  ]),
  ...changes('src/operations/rotation/steps/swap-forth.ts', putBack, [
    ['work.swap.putsBack && isSameDer(kept.certificateDer, form.certificateDer)', 'work.swap.putsBack'],
  ]),
  ...changes('src/operations/key-pair/steps/own-certificate.ts', planted, [
    ['if (!Buffer.from(publicKeyHash(publicKeySpki)).equals(known))', 'if (false)'],
    ['  await signerKeys.verify(signerKeyOf(pair, key));\n', ''],
  ]),
  ...changes('src/operations/connection/steps/remove-whole.ts', handedOver, [
    ['if (loss.keyPairs === null) await handOverSwap(context, tx, whole);', ''],
  ]),
  ...changes('src/operations/connection/steps/change-connection.ts', handedOver, [
    ['if (app.id !== whole.app.id) await handOverSwap(context, tx, whole);', ''],
  ]),
  ...changes('src/operations/rotation/steps/hand-over-swap.ts', handedOver, [
    ['id !== connection.id && org', 'org'],
    [
      "if (heir === undefined) throw new LatchkeyError('swapUnderWay', { appName: app.name });",
      'if (heir === undefined) return;',
    ],
  ]),
  ...changes('src/operations/rotation/steps/swap-work.ts', handedOver, [
    ['connection?.clientAppId === clientAppId ?', 'true ?'],
  ]),
  ...changes('src/operations/rotation/loops/drive-swap.ts', handedOver, [
    ['if (connection?.clientAppId !== seen.clientAppId) return null;', ''],
  ]),
  ...changes('src/operations/connection/steps/remove-whole.ts', leftovers, [
    ['await refuseWhileProved(tx, connection, newId(context.random));', ''],
  ]),
  ...changes('src/operations/proof/steps/refuse-while-left.ts', leftovers, [
    ['if (claimed === null)', 'if (false)'],
    ['if (left.length === 0) return;', 'return;'],
  ]),
  ...changes('src/operations/proof/steps/clean-up.ts', leftovers, [
    ['if (run.ground.connection.org?.orgId !== run.proof.orgId)', 'if (false)'],
    ['if (left.length === 0) return;', 'return;'],
  ]),
  ...changes('src/operations/proof/steps/throw-away-app.ts', leftovers, [
    ["if (refusal === '') await run.makes(appItself(kind, name));", ''],
  ]),
  ...changes('src/operations/proof/steps/spending.ts', proofCost, [['this[what] >= this.#most[what]', 'false']]),
  ...changes('src/domain/proof/experiments.ts', proofCost, [['loginsPerHour * 0.9', 'loginsPerHour']]),
  ...changes('src/operations/proof/steps/perform-experiment.ts', proofCost, [
    ['experiments[experiment].logins > 0 && until !== null', 'false && until !== null'],
  ]),
  ...changes(
    'src/domain/rotation/swap.ts',
    [...putBack, 'test/domain/rotation/swap.test.ts'],
    [
      ['told.some(({ keyPairId }) => keyPairId === pairId) &&', 'false &&'],
      ['told.some(({ keyPairId }) => keyPairId === pairId) &&', 'told.length > 0 &&'],
      ['!told.some(({ accepted }) => accepted)', '!told.every(({ accepted }) => accepted)'],
    ],
  ),
  ...changes('src/operations/rotation/steps/begin-swap.ts', putBack, [
    ['if (putsBack && !seen.open.putsBack)', 'if (false)'],
  ]),
  ...changes('src/operations/rotation/steps/swap-forth.ts', resumed, [
    ['if (work.isResumed || work.swap.deploy === null)', 'if (work.swap.deploy === null)'],
  ]),
  ...changes('src/operations/rotation/steps/swap-back.ts', resumed, [
    ['if (work.isResumed || asked === null)', 'if (asked === null)'],
    ['work.swap.restoresAsked + 1', 'work.swap.restoresAsked'],
  ]),
  ...changes('src/operations/rotation/loops/drive-swap.ts', resumed, [
    ['let isResumed = true;', 'let isResumed = false;'],
  ]),
  ...changes('src/operations/rotation/steps/swap-deploys.ts', resumed, [
    [
      "if (work.now() < searchedUntil) throw new SwapPause(said('deployUntold'), lookAgainMs);",
      "if (true) throw new SwapPause(said('deployUntold'), lookAgainMs);",
    ],
  ]),
  ...changes('src/operations/rotation/steps/swap-forth.ts', others, [
    ["if (held.held === 'other' && !isReplaced) return refused(held.problem);", ''],
    ['knownDeployIds: listed.own,', ''],
  ]),
  ...changes('src/operations/rotation/steps/swap-back.ts', others, [
    ["if (held.held === 'other') return stopped(held.problem);", ''],
  ]),
  ...changes('src/operations/rotation/steps/swap-deploys.ts', others, [
    [' && !known.has(id)', ''],
    ['byId === userId && !isCheckOnly', '!isCheckOnly'],
    ['errorCode !== null && status >= 400', 'status >= 400'],
  ]),
  ...changes('src/operations/rotation/steps/swap-back.ts', misfortunes, [
    ["if (!work.isAsKept(await work.kept(app), form)) return stopped({ type: 'fieldsChanged' });", ''],
  ]),
  ...changes(
    'src/domain/rotation/certificate-form.ts',
    ['test/domain/rotation/certificate-form.test.ts'],
    [
      ["if (asksForRotation(read, found)) return 'rotatesConsumerKey';", ''],
      ['[...keys, ...secretsIn(xmlPlaces(read)?.children ?? [])]', '[...keys]'],
      ['[...keys, ...secretsIn(xmlPlaces(read)?.children ?? [])]', '[...secretsIn(xmlPlaces(read)?.children ?? [])]'],
      ["? 'certificateTwice' : slot", '? slot : slot'],
      ["if (slots.length > 1) return 'notTheComponent';", ''],
      ["without(text, places), 'latin1'", "text, 'latin1'"],
    ],
  ),
  ...changes(
    'src/domain/org/certificate-slots.ts',
    ['test/adapters/salesforce/certificate-slots.test.ts'],
    [
      ['shown.filter(({ form }) => form.consumerKey === null)', 'shown'],
      ['form.consumerKey !== null && form.consumerKey === consumerKey', 'form.consumerKey === consumerKey'],
      ['if (more.length === 0) return { slot: first.slot, knownBy };', 'return { slot: first.slot, knownBy };'],
    ],
  ),
];
