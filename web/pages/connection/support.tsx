// For when somebody else has to help, and for those who rotate by a plan.

import { useMutation } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { useMay, useSession } from '../../app/session.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Failure } from '../../components/failure.tsx';
import { saveFile } from '../../components/save-file.ts';
import { texts } from './texts.ts';

export function Support({ name }: { name: string }) {
  const mayTest = useMay('test');
  const { typedAs } = useSession();
  const bundle = useMutation({
    mutationFn: async () => {
      const made = await answerOf(client.GET('/api/connections/{name}/support-bundle', { params: { path: { name } } }));
      const day = made.madeAt.slice(0, 10).replaceAll('-', '');
      saveFile(`${name}-${day}-support.json`, JSON.stringify(made, null, 2), 'application/json');
    },
  });
  return (
    <Card title={texts.support}>
      {mayTest && (
        <>
          <p>{texts.bundleText}</p>
          <div className="actions">
            <Button disabled={bundle.isPending} onClick={() => bundle.mutate()}>
              {texts.bundle}
            </Button>
          </div>
          <Failure error={bundle.error} />
        </>
      )}
      <p>{texts.runbookText}</p>
      <CopyValue label={texts.runbook} value={`${typedAs} runbook ${name}`} />
    </Card>
  );
}
