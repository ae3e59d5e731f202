// Why a rotation without hands cannot be had, and what to do next.

import type { WordsOf } from '../error-words.ts';

export const swapErrors: WordsOf<'swapUnderWay'> = {
  swapUnderWay: ({ appName }) => [
    `The app "${appName}" is being rotated without hands; there is one rotation of an app at a time.`,
    'Wait until it is over: it settles, or goes back by itself.',
  ],
};
