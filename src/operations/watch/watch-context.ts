// What the certificate watch gets from the composition root.

import type { MetadataReader, OrgReader } from '../../domain/org/org.ts';
import type { Files } from '../../domain/ports.ts';
import type { LeafReader } from '../../domain/watch/leaf-reader.ts';
import type { Context } from '../context.ts';
import type { TokenSource } from '../token/acquire.ts';

export interface WatchContext extends Pick<Context, 'store' | 'clock' | 'actor' | 'log' | 'settings'> {
  tokens: Pick<TokenSource, 'acquire' | 'refused'>;
  orgReader: OrgReader;
  metadataReader: MetadataReader;
  files: Pick<Files, 'read'>;
  leafReader: LeafReader;
}
