// Stops watching a file, a host or a folder. Certificates in an org leave by themselves.

import { LatchkeyError } from '../../domain/errors.ts';
import { hostText, readHostAddress } from '../../domain/watch/leaf-reader.ts';
import { folderPlace, sourceId } from '../../domain/watch/watch-ids.ts';
import type { WatchedCertificate } from '../../domain/watch/watched-certificate.ts';
import { elsewhere } from '../../domain/watch/watched-place.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { forgetPlace, shown, watchedEntry } from './steps/keep-verdict.ts';
import { watchedOfPlace } from './steps/stored-of-place.ts';
import { watchedView } from './steps/watch-views.ts';

interface WatchRemoval {
  /** The path or host as it was given. */
  source: string;
  /** The same as an absolute path. */
  path: string;
}

type Needs = Pick<Context, 'store' | 'clock' | 'actor'>;

/** Errors: watchedNotFound. */
export const removeWatch = {
  act: 'watch.remove',
  run: remove,
  view: (removed) => ('folder' in removed ? removed : watchedView(removed)),
} satisfies Act<Needs, WatchRemoval, Removed>;

/** Of a folder how many certificates it had. */
type Removed = WatchedCertificate | { folder: string; certificates: number };

async function remove(parts: Needs, { source, path }: WatchRemoval): Promise<Removed> {
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
    const place = folderPlace(path);
    if ((await tx.watchedPlaces.byName(place)) !== null) {
      const certificates = (await watchedOfPlace(tx, place)).length;
      await forgetPlace(parts, tx, place);
      return { folder: path, certificates };
    }
    throw new LatchkeyError('watchedNotFound', { where: source });
  });
}
