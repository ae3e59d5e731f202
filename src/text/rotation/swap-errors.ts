// Why a rotation without hands cannot be had, and what to do next.

import type { ErrorCode } from '../../domain/errors.ts';
import type { WordsOf } from '../words.ts';

export const swapErrors = {
  swapUnderWay: ({ appName }) => [
    `The app "${appName}" is being rotated without hands; there is one rotation of an app at a time.`,
    'Wait until it is over: it settles, or goes back by itself.',
  ],
  handsFreeOff: ({ name, appName }, to) => [
    `Latchkey may not deploy into the app "${appName}": its rotation is guided.`,
    `Try what it would do: ${to('rotate', name, '--deploy --dry-run')}. Agree to it: ${to('connection set', name, '--rotation hands-free')}.`,
  ],
  rolloutUnderWay: (_, to) => [
    'A rotation of other apps is under way; there is one at a time.',
    `Wait until it is over: ${to('rotate --rollout')}. Or stop it: ${to('rotate --stop')}.`,
  ],
  nothingToRollOut: ({ guided, others }, to) =>
    guided.length > 0
      ? [
          `Latchkey may deploy into none of these apps; their rotation is guided: ${guided.join(', ')}.`,
          `Agree to it for each: ${to('connection set', 'NAME', '--rotation hands-free')}.`,
        ]
      : [`None of these apps can be rotated now: ${others.join(', ')}.`, `See where each stands: ${to('status')}.`],
  rolloutNotFound: (_, to) => ['No rotation of many apps is running.', `See the last one: ${to('rotate --rollout')}.`],
  outsideWindow: ({ name, window, opensAt }, to) => [
    `The rotation window of "${name}" (${window} UTC) is closed until ${opensAt}.`,
    `Do it all the same: ${to('rotate', name, '--deploy --now')}.`,
  ],
  signedByAuthority: ({ name, issuer }, to) => [
    `An authority (${issuer}) signed the certificate of "${name}" that is in use; a rotation would make one that signs itself.`,
    `Ask the authority for the next: ${to('certificate request', name)}. Or make one that signs itself, on purpose: ${to('certificate download', name)}.`,
  ],
  nothingToSwap: ({ name, why }, to) =>
    why === 'handover'
      ? [`A rotation of "${name}" is under way already.`, `Follow it: ${to('rotate', name, '--wait')}.`]
      : [
          `No key pair of "${name}" signs in yet, so that there is no way back from a deploy.`,
          `Upload the first certificate by hand: ${to('certificate download', name)}.`,
        ],
} satisfies Partial<WordsOf<ErrorCode>>;

export type SwapErrors = WordsOf<keyof typeof swapErrors>;
