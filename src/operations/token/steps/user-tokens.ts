// Tokens of users that sign in beside a connection's own, with the same app and key pairs: who deploys. They live in this process
// alone, since one process works at a rotation at a time. What such a sign-in is refused says nothing about the connection, and
// holds nobody but the next sign-in of this user.

import { type Instant, secondMs } from '../../../domain/ports.ts';
import type { TokensOfUsers, UserToken } from '../../../domain/token/access-token.ts';
import { isGoodToken, tokenHash, tokenTimes } from '../../../domain/token/cached-token.ts';
import { type BackOff, isHeld, nextBackOff } from '../../../domain/token/rationing.ts';
import type { SignInFailure } from '../../../domain/token/sign-in-result.ts';
import { findConnectionById } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import { signIn } from './sign-in.ts';

interface Held {
  backOff: BackOff;
  failure: SignInFailure;
}

export function userTokens(context: Context): Pick<TokensOfUsers, 'acquireAs' | 'forgetAs'> {
  const { clock, random, settings, store } = context;
  const given = new Map<string, UserToken & { refreshAt: Instant }>();
  const held = new Map<string, Held>();
  return {
    async acquireAs(connectionId, username, { fresh = false, evenOld = false } = {}) {
      const key = `${connectionId} ${username.toLowerCase()}`;
      const known = given.get(key);
      const now = clock.now();
      if (!fresh && known !== undefined && isGoodToken(known, now) && now < known.refreshAt) return known;
      const before = held.get(key);
      const old = evenOld ? known : undefined;
      if (before !== undefined && isHeld(before.backOff, now)) return old ?? before.failure;
      const deadlineMs = clock.monotonicMs() + settings.tokenDeadlineSeconds * secondMs;
      const whole = await store.read((tx) => findConnectionById(tx, connectionId));
      const result = await signIn(context, connectionId, {
        purpose: 'token',
        deadlineMs,
        asUser: username,
        known: whole,
      });
      if (result.type === 'notSignedIn') {
        const { failure } = result;
        held.set(key, { backOff: nextBackOff(before?.backOff ?? null, failure.code, false, clock.now()), failure });
        return old ?? failure;
      }
      held.delete(key);
      const { accessToken: token, instanceUrl, userId } = result.answer;
      const times = tokenTimes(clock.now(), settings.tokenLifetimeSeconds * secondMs, random.fraction());
      const made = { token, instanceUrl, userId, keyPairId: result.pair.id, ...times };
      given.set(key, made);
      return made;
    },

    async forgetAs(hash) {
      for (const [key, { token }] of given) if (tokenHash(token) === hash) given.delete(key);
    },
  };
}
