// Why a rotation without hands cannot be had, and what to do next.

import type { WordsOf } from '../error-words.ts';

export const swapErrors: WordsOf<'swapUnderWay' | 'handsFreeOff' | 'nothingToSwap'> = {
  swapUnderWay: ({ appName }) => [
    `The app "${appName}" is being rotated without hands; there is one rotation of an app at a time.`,
    'Wait until it is over: it settles, or goes back by itself.',
  ],
  handsFreeOff: ({ name, appName }, to) => [
    `Latchkey may not deploy into the app "${appName}": its rotation is guided.`,
    `Try what it would do: ${to('rotate', name, '--deploy --dry-run')}. Agree to it: ${to('connection set', name, '--rotation hands-free')}.`,
  ],
  nothingToSwap: ({ name, why }, to) =>
    why === 'handover'
      ? [`A rotation of "${name}" is under way already.`, `Follow it: ${to('rotate', name, '--wait')}.`]
      : [
          `No key pair of "${name}" signs in yet, so that there is no way back from a deploy.`,
          `Upload the first certificate by hand: ${to('certificate download', name)}.`,
        ],
};
