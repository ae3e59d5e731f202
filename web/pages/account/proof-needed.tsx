// What was refused because the last proof is too old: asks for one, in its place. Everything else is told as ever.

import { useQuery } from '@tanstack/react-query';
import { ApiProblem, answerOf, client } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { factorsKey } from './factors-key.ts';
import { Proof } from './proof.tsx';
import { texts } from './texts.ts';

interface ProofNeededProps {
  error: unknown;
  /** It is done once more. */
  onProved(): void;
  /** Fields of the form that tell their own. */
  except?: readonly string[];
}

export function ProofNeeded({ error, onProved, except = [] }: ProofNeededProps) {
  const isNeeded = error instanceof ApiProblem && error.code === 'proofNeeded';
  return isNeeded ? <AskedProof onProved={onProved} /> : <Failure error={error} except={except} />;
}

function AskedProof({ onProved }: { onProved(): void }) {
  const factors = useQuery({ queryKey: factorsKey, queryFn: () => answerOf(client.GET('/api/account/factors')) });
  return (
    <Loaded query={factors}>
      {(found) =>
        found.hasPassword || found.passkeys.length > 0 ? (
          <Proof factors={found} onProved={onProved} />
        ) : (
          <p role="alert">{texts.proofAtProvider}</p>
        )
      }
    </Loaded>
  );
}
