// Authenticator apps: what a sign-in needs then, that no code counts twice, and that the secret is nowhere.

import assert from 'node:assert/strict';
import { minuteMs, secondMs } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { beginTotp } from '../../../src/operations/people/begin-totp.ts';
import { confirmTotp } from '../../../src/operations/people/confirm-totp.ts';
import { listFactors } from '../../../src/operations/people/list-factors.ts';
import { listPeople } from '../../../src/operations/people/list-people.ts';
import { proveAgain } from '../../../src/operations/people/prove-again.ts';
import { removeTotp } from '../../../src/operations/people/remove-totp.ts';
import { resetPerson } from '../../../src/operations/people/reset-person.ts';
import { signInPerson } from '../../../src/operations/people/sign-in.ts';
import { takeInvitation } from '../../../src/operations/people/take-invitation.ts';
import { assertNoCanaries, canary } from '../../support/canaries.ts';
import { Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation, onEachDatabase } from '../scene/on-each-database.ts';
import {
  appOf,
  factorWorld,
  join,
  newApp,
  newPasskey,
  password,
  readBase32,
  shown,
  signInAs,
  signInWith,
} from './factors-scene.ts';

const stepMs = 30 * secondMs;

inEachInstallation(
  'with an app the password needs a code, once each, of the step before, now or after',
  async (installation) => {
    const world = await factorWorld(installation);
    const own = await join(world, 'anna');
    const { app } = await newApp(world, own);
    const signIn = (code: string | null, given = password) => signInAs(world, 'anna', code, given);
    await refuses('codeNeeded', signIn(null));
    const used = await refuses('codeRefused', signIn(app()));
    assert.deepEqual(used.parameters, { problem: 'used' }, 'the one that confirmed it');
    await installation.clock.advance(10 * stepMs);
    const [before, present, after, tooOld, tooNew] = [-1, 0, 1, -2, 2].map(app);
    await refuses('codeRefused', signIn(tooOld ?? ''));
    await refuses('codeRefused', signIn(tooNew ?? ''));
    await signIn(before ?? '');
    await refuses('codeRefused', signIn(before ?? ''));
    await signIn(` ${present?.slice(0, 3)} ${present?.slice(3)} `);
    await signIn(after ?? '');
    await refuses('codeRefused', signIn(present ?? ''));
    await refuses('signInRefused', signIn(null, new Secret('a wrong password')));
    await installation.clock.advance(10 * stepMs);
    await refuses('signInRefused', signIn(app(), new Secret('a wrong password')));
    const twice = await Promise.allSettled([signIn(app()), signIn(app())]);
    assert.deepEqual(twice.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  },
);

inEachInstallation('wrong codes wait longer and longer, from everywhere and after a restart', async (installation) => {
  const world = await factorWorld(installation);
  const { app } = await newApp(world, await join(world, 'anna'));
  await join(world, 'ben');
  await installation.clock.advance(2 * stepMs);
  const signIn = (code: string | null, by = world) => signInAs(by, 'anna', code);
  const wrong = String((Number(app()) + 500_000) % 1_000_000).padStart(6, '0');
  await signInAs(world, 'ben', wrong);
  for (let tries = 0; tries < 5; tries += 1) await refuses('codeRefused', signIn(wrong));
  await refuses('codeNeeded', signIn(null));
  const other = await factorWorld(installation);
  const held = await refuses('tooManyCodes', signIn(app(), other));
  assert.deepEqual(held.parameters, { seconds: 1 });
  await installation.clock.advance(secondMs);
  const burst = await Promise.allSettled([signIn(wrong), signIn(wrong), signIn(wrong)]);
  const codes = burst.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'in'));
  assert.deepEqual(codes.sort(), ['codeRefused', 'tooManyCodes', 'tooManyCodes'], 'many at once are no way around');
  await installation.clock.advance(2 * secondMs);
  await signIn(app());
  await installation.clock.advance(stepMs);
  await refuses('codeRefused', signIn(wrong));
  await signIn(app());
  const told = (await world.store.read((tx) => tx.audit.newest(50))).filter(
    ({ action }) => action === 'person.codeRefused',
  );
  assert.deepEqual([told.length, told[0]?.actor.name], [7, 'anna']);
});

inEachInstallation('an app counts when its first code came back, in its session and time', async (installation) => {
  const world = await factorWorld(installation);
  const own = await join(world, 'anna');
  const ben = await join(world, 'ben');
  const begin = async () => beginTotp.view(await beginTotp.run(world, { ...own, host: 'localhost:7420' }));
  const { enrolment, secret, uri } = await begin();
  assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.equal(uri, `otpauth://totp/Latchkey:anna%40localhost%3A7420?secret=${secret}&issuer=Latchkey`);
  const app = appOf(world, secret);
  const confirm = (code: string, by = own, given = enrolment) =>
    confirmTotp.run(world, { ...by, enrolment: given, code: new Secret(code) });
  await signInAs(world, 'anna', null);
  await refuses('invalidInput', confirm(app(5)));
  await refuses('invalidInput', confirm(app(), ben));
  await refuses('invalidInput', confirm(app(), own, 'forged'));
  const late = await begin();
  await installation.clock.advance(5 * minuteMs);
  await refuses('invalidInput', confirm(appOf(world, late.secret)(), own, late.enrolment));
  await installation.clock.advance(5 * minuteMs);
  await refuses('proofNeeded', begin());
  await proveAgain.run(world, { ...own, proof: { type: 'password', password } });
  const { app: second } = await newApp(world, own);
  await refuses('totpExists', begin());
  await refuses('codeNeeded', signInAs(world, 'anna', null));
  await installation.clock.advance(stepMs);
  await signInAs(world, 'anna', second());
  assert.deepEqual(
    listPeople.view(await listPeople.run(world)).people.map(({ name, hasTotp }) => [name, hasTotp]),
    [
      ['anna', true],
      ['ben', false],
    ],
  );
});

inEachInstallation('an app ends with a password, a code, or a reset; a passkey needs no code', async (installation) => {
  const world = await factorWorld(installation);
  const own = await join(world, 'anna');
  const { app } = await newApp(world, own);
  const { device } = await newPasskey(world, own);
  await installation.clock.advance(stepMs);
  await signInWith(world, await shown(world, device));
  const remove = (proof: Parameters<typeof removeTotp.run>[1]['proof']) => removeTotp.run(world, { ...own, proof });
  await refuses('proofRefused', remove({ type: 'password', password: new Secret('a wrong password') }));
  await refuses('proofRefused', remove({ type: 'code', code: new Secret(app(-1)) }));
  await remove({ type: 'code', code: new Secret(app()) });
  await refuses('totpMissing', remove({ type: 'password', password }));
  await signInAs(world, 'anna', null);
  await newApp(world, own);
  await remove({ type: 'password', password });
  await newApp(world, own);
  const { token } = await resetPerson.run(world, { name: 'anna', by: null });
  await takeInvitation.run(world, { token, name: '', password, userAgent: '' });
  await signInAs(world, 'anna', null);
});

onEachDatabase(
  'the secret of an app stands in no row, answer or log, and no row of a writer ends it',
  async (place, t) => {
    const installation = new Installation(place);
    t.after(() => installation.close());
    const world = await factorWorld(installation);
    const own = await join(world, 'anna');
    const { app, secret } = await newApp(world, own);
    await installation.clock.advance(stepMs);
    const signedIn = signInPerson.view(await signInAs(world, 'anna', app()));
    const answers = [
      signedIn,
      listFactors.view(await listFactors.run(world, own), installation.clock.now()),
      listPeople.view(await listPeople.run(world)),
      await world.store.read((tx) => tx.people.all()),
      await world.store.read((tx) => tx.audit.newest(100)),
    ];
    await assertNoCanaries(
      [
        { name: 'answers', content: JSON.stringify(answers) },
        { name: 'logs', content: installation.logged.join('\n') },
        { folder: place.folder },
      ],
      [canary('as it is typed', secret), canary('as bytes', readBase32(secret))],
    );
    await place.tamper('update person set totp = null');
    await refuses('signInRefused', signInAs(world, 'anna', null));
  },
);
