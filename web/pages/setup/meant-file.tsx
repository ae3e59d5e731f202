// Which file is meant: its name, its fingerprint, and the name by which Setup shows it.

import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { texts } from './texts.ts';

export function useMeantFile(name: string, fingerprint: string | null) {
  const { data } = useQuery({
    queryKey: ['certificate', name, fingerprint],
    enabled: fingerprint !== null,
    queryFn: () =>
      answerOf(
        client.GET('/api/connections/{name}/certificates/{fingerprint}', {
          params: { path: { name, fingerprint: fingerprint ?? '' } },
        }),
      ),
  });
  return data;
}

interface MeantFileProps {
  fileName: string | undefined;
  fingerprint: string;
  subject: string;
}

export function MeantFile({ fileName, fingerprint, subject }: MeantFileProps) {
  return (
    <dl className="facts">
      <dt>{texts.file}</dt>
      <dd>
        <code>{fileName}</code>
      </dd>
      <dt>{texts.shownAs}</dt>
      <dd>
        <code>{subject}</code>
      </dd>
      <dt>{texts.fingerprint}</dt>
      <dd>
        <code>{fingerprint}</code>
      </dd>
    </dl>
  );
}
