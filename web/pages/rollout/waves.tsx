// Each app in its wave: how far it is, and why it failed; then those that are to come, and those that were left out.

import { Link } from 'wouter';
import type { AnswerOf } from '../../api/client.ts';
import { Card } from '../../components/card.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { Table } from '../../components/table.tsx';
import { texts as handsFreeTexts } from '../rotation/hands-free-texts.ts';
import { texts } from './texts.ts';

export type Rollout = NonNullable<AnswerOf<'rotation.showRollout'>>;
type App = Rollout['apps'][number];

const signs: Readonly<Record<App['standing'], IconName>> = {
  waiting: 'info',
  called: 'progress',
  underWay: 'progress',
  settled: 'success',
  failed: 'error',
};

export function Waves({ rollout: { apps, leftOut } }: { rollout: Rollout }) {
  const begun = apps.flatMap(({ wave }) => (wave === null ? [] : [wave]));
  const waves = [...new Set(begun)].toSorted((one, other) => one - other);
  const toCome = apps.filter(({ wave }) => wave === null);
  return (
    <>
      {waves.map((wave) => (
        <Card key={wave} title={texts.waveTitle(wave)}>
          <Apps caption={texts.waveTitle(wave)} apps={apps.filter((app) => app.wave === wave)} />
        </Card>
      ))}
      {toCome.length > 0 && (
        <Card title={texts.toCome}>
          <Apps caption={texts.toCome} apps={toCome} />
        </Card>
      )}
      {leftOut.length > 0 && (
        <Card title={texts.leftOut}>
          <Table isStacked caption={texts.leftOut} columns={[texts.app, texts.connections, texts.why]}>
            {leftOut.map(({ appName, connections, why }) => (
              <tr key={`${appName}${connections.join()}`}>
                <th scope="row">{appName}</th>
                <td data-label={texts.connections}>
                  <span>
                    {connections.map((name, index) => (
                      <span key={name}>
                        {index > 0 && ', '}
                        <Link href={`/connections/${encodeURIComponent(name)}`}>{name}</Link>
                      </span>
                    ))}
                  </span>
                </td>
                <td data-label={texts.why}>
                  <span>{texts.leftOutFor[why]}</span>
                </td>
              </tr>
            ))}
          </Table>
        </Card>
      )}
    </>
  );
}

function Apps({ caption, apps }: { caption: string; apps: readonly App[] }) {
  return (
    <Table isStacked caption={caption} columns={[texts.app, texts.connection, texts.state, texts.howFar]}>
      {apps.map((app) => (
        <tr key={app.connection}>
          <th scope="row">{app.appName}</th>
          <td data-label={texts.connection}>
            <Link href={`/connections/${encodeURIComponent(app.connection)}/rotation`}>{app.connection}</Link>
          </td>
          <td data-label={texts.state}>
            <span className={`state state_${signs[app.standing]}`}>
              <Icon name={signs[app.standing]} />
              {texts.standings[app.standing]}
            </span>
          </td>
          <td data-label={texts.howFar}>
            <span>{howFar(app)}</span>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function howFar({ standing, phase, message }: App): string {
  if (standing === 'failed' && message !== null) return message;
  return handsFreeTexts.phases[phase as keyof typeof handsFreeTexts.phases] ?? '';
}
