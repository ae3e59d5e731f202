// Step 6: the consumer key comes here. From now on Latchkey asks Salesforce by itself.

import { ConsumerKey } from '../connection/consumer-key.tsx';
import type { SetupFacts } from './progress.ts';
import { texts } from './texts.ts';

export function PasteStep({ facts: { connection } }: { facts: SetupFacts }) {
  return (
    <>
      <p>{texts.pasteAbout}</p>
      <ConsumerKey name={connection.name} saved={connection.consumerKey} />
    </>
  );
}
