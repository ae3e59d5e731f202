// Stops watching a file or a host. Certificates in an org leave by themselves.

import { LatchkeyError } from '../../domain/errors.ts';
import { hostText, readHostAddress } from '../../domain/watch/leaf-reader.ts';
import { sourceId } from '../../domain/watch/watch-ids.ts';
import type { WatchedCertificate } from '../../domain/watch/watched-certificate.ts';
import { elsewhere } from '../../domain/watch/watched-place.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { shown, watchedEntry } from './steps/keep-verdict.ts';
import { watchedView } from './steps/watch-views.ts';

interface WatchRemoval {
  /** The path or host that it was added with. */
  source: string;
  /** The same as an absolute path. */
  path: string;
}

type Needs = Pick<Context, 'store' | 'clock' | 'actor'>;

/** Errors: watchedNotFound. */
export const removeWatch = {
  act: 'watch.remove',
  connectionOf: () => null,
  run: remove,
  view: watchedView,
} satisfies Act<Needs, WatchRemoval, WatchedCertificate>;

async function remove(parts: Needs, { source, path }: WatchRemoval): Promise<WatchedCertificate> {
  const address = readHostAddress(source);
  const ids = [sourceId(elsewhere, 'file', path)];
  if (address !== null) ids.push(sourceId(elsewhere, 'host', hostText(address)));
  return parts.store.write(async (tx) => {
    for (const id of ids) {
      const watched = await tx.watchedCertificates.byId(id);
      if (watched === null) continue;
      await tx.watchedCertificates.remove(
        id,
        watchedEntry(parts, 'watchedCertificate.removed', watched, shown(watched), null),
      );
      return watched;
    }
    throw new LatchkeyError('watchedNotFound', { where: source });
  });
}
