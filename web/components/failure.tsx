// What went wrong with a request, in the server's words, and what to do next.

import { ApiProblem, problemAt } from '../api/client.ts';
import { words } from '../text/words.ts';
import { Alert } from './alert.tsx';
import { Places } from './places.tsx';

interface FailureProps {
  error: unknown;
  /** Fields of the request that tell their own. */
  except?: readonly string[];
}

export function Failure({ error, except = [] }: FailureProps) {
  if (error === null || error === undefined || problemAt(error, ...except) !== undefined) return null;
  const [what, remedy] =
    error instanceof ApiProblem ? [error.message, error.nextAction] : [words.noAnswer, words.noAnswerRemedy];
  return (
    <Alert kind="error" title={what} text={remedy}>
      <Places places={error instanceof ApiProblem ? error.places : []} />
    </Alert>
  );
}
