// Step 5: where the consumer key is shown.

import { Clicks } from './clicks.tsx';
import type { SetupFacts } from './progress.ts';
import { texts } from './texts.ts';
import { WhatGoesWrong } from './upload-step.tsx';

export function CopyKeyStep({ facts: { connection } }: { facts: SetupFacts }) {
  return (
    <>
      <p>{texts.copyKeyAbout}</p>
      <Clicks clicks={texts.clicks[connection.appKind].key(connection.appName)} />
      <WhatGoesWrong lines={texts.copyKeyWrong} />
    </>
  );
}
