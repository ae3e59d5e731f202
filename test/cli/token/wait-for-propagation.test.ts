// What is said while somebody waits for a first sign-in: what an answer proves already, once; and no waiting for what only a person mends.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Application } from '../../../src/cli/application.ts';
import { testUntilPropagated } from '../../../src/cli/token/wait-for-propagation.ts';
import { BrokenOrg } from '../../operations/diagnosis/broken-org.ts';
import { faultCases } from '../../operations/diagnosis/faults.ts';

const opened: BrokenOrg[] = [];
after(async () => {
  for (const org of opened) await org.close();
});

async function waiting(cause: string, way: string) {
  const fault = faultCases.find((one) => one.cause === cause && one.way === way) ?? assert.fail(`${cause}: ${way}`);
  const cell = { fault, environment: 'production', appKind: 'connected-app', hasContext: false } as const;
  const org = await BrokenOrg.open(cell);
  opened.push(org);
  await org.break();
  const said: string[] = [];
  const passing = new Set<string>();
  const { clock, settings } = org.world;
  const app = {
    terminal: {
      hasColour: false,
      progress: (line: string) => void said.push(line),
      passing: (line: string) => void passing.add(line.replace(/\d+ (min|s)\b/g, 'N $1')),
    },
    clock: {
      now: () => clock.now(),
      sleep: (ms: number) => clock.advance(ms),
    },
    settings: () => settings,
    calledAs: () => 'latchkey',
  } as unknown as Application;
  let tries = 0;
  const tryOnce = (mend: () => void) => async () => {
    tries += 1;
    if (tries === 3) mend();
    return org.test();
  };
  return {
    org,
    said,
    passing,
    tries: () => tries,
    until: (mend = () => {}) => testUntilPropagated(app, tryOnce(mend)),
  };
}

test('a user who is not pre-authorized is told of at the first try, with the clicks, and waited for', async () => {
  const { org, said, passing, tries, until } = await waiting('user_not_preauthorized', 'never set at set-up');
  const { control, orgId, consumerKey } = org.scene;
  const result = await until(() => control.patchApp(orgId, consumerKey, { permittedUsers: 'admin-approved' }));
  assert.equal(said.length, 3, said.join('\n'));
  assert.match(said[0] ?? '', /The certificate is accepted/);
  assert.match(said[1] ?? '', /^Most likely: The user has not been pre-authorized/);
  assert.match(said[2] ?? '', /^What to do: .*Permitted Users/);
  assert.ok([...passing].every((line) => line.startsWith('The user may not sign in yet. Next try in N s;')));
  assert.ok(result.verified, 'and what was mended meanwhile is found');
  assert.equal(tries(), 3);
});

test('a frozen user is no change that spreads: the first answer ends the waiting', async () => {
  const { said, tries, until } = await waiting('user_frozen_by_salesforce', 'frozen');
  const result = await until();
  assert.ok(!result.verified);
  assert.equal(tries(), 1);
  assert.deepEqual(said, []);
});
