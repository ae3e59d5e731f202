// `latchkey support-bundle NAME --out FILE`

import { resolve } from 'node:path';
import { supportBundle } from '../../operations/diagnosis/support-bundle.ts';
import { shownBundle, supportBundlePage } from '../../text/diagnosis/support-bundle-page.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, textOption } from '../read-options.ts';

export async function writeSupportBundle(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const out = resolve(app.workingFolder, textOption(invocation.options, 'out') ?? `${name}-support.html`);
  const versions = { latchkey: app.version, node: process.versions.node, openssl: process.versions.openssl };
  const platform = `${process.platform} ${process.arch}`;
  const bundle = await app.perform(supportBundle, { name, versions: { ...versions, platform } });
  await app.files.write(out, Buffer.from(supportBundlePage(bundle)));
  const lines = [
    `Wrote ${out}: one page, with the same as JSON inside.`,
    'It holds no private key, token or assertion. It names the org, the user and the consumer key.',
  ];
  return done(lines.join('\n'), { file: out, bundle: shownBundle(bundle) });
}
