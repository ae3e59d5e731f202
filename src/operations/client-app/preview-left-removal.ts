// What would be lost with a client app that no connection uses any more.

import type { LeftApp } from '../../domain/key-pair/left-app.ts';
import { lostKeyPairs } from '../../domain/key-pair/lost-keys.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { findLeft } from './steps/left-apps.ts';

/** Errors: appNotFound, appInUse. */
export const previewLeftRemoval = {
  act: 'clientApp.previewLeftRemoval',
  run: ({ store }, { consumerKey }) =>
    store.read(async (tx) => {
      const { app, pairs, requests } = await findLeft(tx, consumerKey);
      return { app, keyPairs: lostKeyPairs(pairs, requests) };
    }),
  view: ({ app, keyPairs }) => ({ name: app.name, keyPairs }),
} satisfies Act<Pick<Context, 'store'>, { consumerKey: string }, LeftApp>;
