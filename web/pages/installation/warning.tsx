// What the installation warns of, in the reader's language where we have words for it, else as the server says it.

import type { AnswerOf } from '../../api/client.ts';
import { useSession } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Places } from '../../components/places.tsx';
import { warningTexts } from './warning-texts.ts';

type Warned = AnswerOf<'installation.show'>['warnings'][number];

export function Warning({ warning }: { warning: Warned }) {
  const { typedAs } = useSession();
  const { code, values, text, places } = warning;
  return (
    <Alert kind="warning" title={warningTexts[code]?.({ ...values, typedAs }) ?? text}>
      <Places places={places} />
    </Alert>
  );
}
