// One scan: how far it is, or what it found.

import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { findScan, type ScanWish } from './steps/find-scan.ts';
import { type NamedScan, scanView } from './steps/scan-view.ts';

/** Errors: connectionNotFound, scanNotFound. */
export const showScan = {
  act: 'scan.show',
  connectionOf: ({ name }) => name,
  run: ({ store }, wish) => store.read((tx) => findScan(tx, wish)),
  view: scanView,
} satisfies Act<Pick<Context, 'store'>, ScanWish, NamedScan>;
