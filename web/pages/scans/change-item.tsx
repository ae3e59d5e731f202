// One component that differs: what became of it, by whom and when where the org tells, and each part with before and after.

import type { AnswerOf } from '../../api/client.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { instantText } from '../../text/language.ts';
import { changesTexts as texts } from './changes-texts.ts';
import './scans.css';

type Change = AnswerOf<'scan.diff'>['changes'][number];

const signs: Record<Change['kind'], IconName> = { added: 'success', changed: 'warning', removed: 'error' };
/** More are unfolded by whoever wants to see them. */
const inSight = 6;

export function ChangeItem({ change }: { change: Change }) {
  const { kind, type, fullName, by, at, elements } = change;
  const who = [by === null ? '' : texts.by(by), at === null ? '' : instantText(at)].filter((text) => text !== '');
  return (
    <li className="slds-card change">
      <div className="change__head">
        <span className={`state state_${signs[kind]}`}>
          <Icon name={signs[kind]} />
          {texts.kinds[kind]}
        </span>
        <h2 className="change__component">{fullName}</h2>
        <span>{type}</span>
        {who.length > 0 && <span className="detail">{who.join(', ')}</span>}
      </div>
      {kind === 'changed' && elements.length === 0 && <p>{texts.hasNoParts}</p>}
      {elements.length > 0 && elements.length <= inSight && <Elements change={change} />}
      {elements.length > inSight && (
        <details>
          <summary>{texts.parts(elements.length)}</summary>
          <Elements change={change} />
        </details>
      )}
    </li>
  );
}

function Elements({ change: { fullName, elements } }: { change: Change }) {
  return (
    <div className="table-frame">
      <table className="slds-table slds-max-medium-table_stacked change__parts">
        <caption className="assistive">{fullName}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.part}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {elements.map(({ path, before, after }) => (
            <tr key={path}>
              <th scope="row">
                <code>{path}</code>
              </th>
              <td data-label={texts.before}>{before === null ? <em>{texts.isNew}</em> : <span>{before}</span>}</td>
              <td data-label={texts.after}>{after === null ? <em>{texts.isGone}</em> : <span>{after}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
