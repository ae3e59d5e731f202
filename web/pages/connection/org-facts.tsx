// What the org has shown of itself, by experiments and by rotations without hands. To read, not to set.

import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { useSession } from '../../app/session.tsx';
import { dayText } from '../../text/language.ts';
import { factText, texts } from './org-fact-texts.ts';

export function OrgFacts({ name }: { name: string }) {
  const { typedAs } = useSession();
  const { data } = useQuery({
    queryKey: ['org-facts', name],
    queryFn: () => answerOf(client.GET('/api/connections/{name}/org-facts', { params: { path: { name } } })),
  });
  if (data === undefined) return null;
  const { facts, unknown } = data;
  return (
    <details>
      <summary>{texts.title(facts.length)}</summary>
      <div className="stack">
        <ul className="plain-list">
          {facts.map((fact) => (
            <li key={fact.name}>
              {factText(fact)}
              <span className="detail">{texts.found(fact.foundBy, dayText(fact.foundAt), fact.apiVersion)}</span>
            </li>
          ))}
        </ul>
        {unknown.length > 0 && (
          <p>
            {texts.unknown(unknown.length)}{' '}
            <code>
              {typedAs} prove {name} --list
            </code>
          </p>
        )}
      </div>
    </details>
  );
}
