// What stays when nobody watched: who moved what and when, and how often each key was answered.

import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { answerOf, client } from '../../api/client.ts';
import { Table } from '../../components/table.tsx';
import { instantText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { texts as handsFreeTexts } from './hands-free-texts.ts';
import { texts } from './texts.ts';
import type { Rotation } from './use-rotation.ts';

const entriesShown = 12;

export function Happened({ name, rotation: { counts } }: { name: string; rotation: Rotation }) {
  const { data } = useQuery({
    queryKey: ['audit', name, entriesShown],
    queryFn: () => answerOf(client.GET('/api/audit', { params: { query: { name, limit: 100 } } })),
  });
  const entries = data?.entries.filter(({ action }) => action in texts.actions).slice(0, entriesShown) ?? [];
  return (
    <div className="columns">
      <div className="stack">
        <h3>{texts.steps}</h3>
        <ol className="happened">
          {entries.map(({ sequence, at, action, actor }) => (
            <li key={sequence}>
              <time dateTime={at}>{instantText(at)}</time> {texts.actions[action]}{' '}
              <small>{actor.from.startsWith('reconciler') ? handsFreeTexts.byItself : actor.name}</small>
            </li>
          ))}
        </ol>
        <Link href={`/audit?name=${encodeURIComponent(name)}`}>{words.audit}</Link>
      </div>
      <div className="stack">
        <h3>{texts.answersEver}</h3>
        <Table
          caption={texts.answersEver}
          columns={[texts.key, texts.results.accepted, texts.results.notThisKey, texts.other]}
        >
          {counts.map(({ fingerprint, accepted, notThisKey, other }) => (
            <tr key={fingerprint}>
              <th scope="row">
                <code className="fingerprint">{fingerprint.slice(0, 11)}…</code>
              </th>
              <td>{accepted}</td>
              <td>{notThisKey}</td>
              <td>{other}</td>
            </tr>
          ))}
        </Table>
      </div>
    </div>
  );
}
