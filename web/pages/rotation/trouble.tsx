// Why it does not go on: an outage that is proved is said at once, with the clicks that mend it.

import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Places } from '../../components/places.tsx';
import { texts } from './texts.ts';
import { UploadClicks } from './upload-clicks.tsx';
import type { Rotation } from './use-rotation.ts';

export function Trouble({ name, rotation }: { name: string; rotation: Rotation }) {
  const { isSlotLost, isLate, outage } = rotation;
  const mayTest = useMay('test');
  const { data } = useQuery({
    queryKey: ['rotation-diagnosis', name, isSlotLost, isLate],
    queryFn: () => answerOf(client.GET('/api/connections/{name}/rotation/diagnosis', { params: { path: { name } } })),
    enabled: mayTest && (isSlotLost || isLate),
    // It reads from the org: once for each trouble, not with each event.
    meta: { isCostly: true },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!isSlotLost && !isLate) return null;
  const [cause] = data?.diagnosis.causes ?? [];
  return (
    <Alert kind={isSlotLost ? 'error' : 'warning'} title={outage ?? texts.late}>
      {cause !== undefined && (
        <>
          <p>
            <strong>{cause.title}.</strong> {cause.remedy}
          </p>
          <Places places={cause.places} />
          <ul className="evidence">
            {cause.evidence.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      {isSlotLost && <UploadClicks name={name} file={rotation.certificateFile ?? ''} />}
    </Alert>
  );
}
