// The rows. While somebody points at them or is among them by keyboard, they keep their places; what they say stays up to date.

import { useRef } from 'react';
import { Link } from 'wouter';
import type { AnswerOf } from '../../api/client.ts';
import { DaysBar } from '../../components/days-bar.tsx';
import { NextStep } from '../../components/next-step.tsx';
import { State } from '../../components/state.tsx';
import { agoText, instantText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';
import type { Sort, Wish } from './wish.ts';

type Row = AnswerOf<'connection.list'>['connections'][number];

interface TableProps {
  rows: readonly Row[];
  wish: Wish;
  onWish(change: Partial<Wish>): void;
}

export function ConnectionsTable({ rows, wish, onWish }: TableProps) {
  const isHeld = useRef(false);
  const shownNames = useRef<readonly string[]>([]);
  const shown = isHeld.current ? inOrderOf(shownNames.current, rows) : rows;
  shownNames.current = shown.map(({ name }) => name);
  const hold = () => {
    isHeld.current = true;
  };
  const letGo = () => {
    isHeld.current = false;
  };
  const head = (sort: Sort, text: string) => (
    <SortedBy isSorted={wish.sort === sort} text={text} onSort={() => onWish({ sort })} />
  );
  return (
    <div className="table-frame slds-card">
      <table className="slds-table slds-max-medium-table_stacked connections">
        <caption className="assistive">{words.connections}</caption>
        <thead>
          <tr>
            {head('name', texts.name)}
            <th scope="col">{texts.environment}</th>
            {head('urgency', texts.state)}
            {head('daysLeft', texts.certificate)}
            <th scope="col">{texts.lastSuccess}</th>
            <th scope="col">{texts.nextStep}</th>
          </tr>
        </thead>
        <tbody onMouseEnter={hold} onMouseLeave={letGo} onFocus={hold} onBlur={letGo}>
          {shown.map((row) => (
            <ConnectionRow key={row.name} row={row} onLabel={(label) => onWish({ label })} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inOrderOf(names: readonly string[], rows: readonly Row[]): readonly Row[] {
  const places = new Map(names.map((name, index) => [name, index]));
  const place = ({ name }: Row) => places.get(name) ?? names.length;
  return rows.toSorted((one, other) => place(one) - place(other));
}

function SortedBy({ isSorted, text, onSort }: { isSorted: boolean; text: string; onSort(): void }) {
  return (
    <th scope="col" aria-sort={isSorted ? 'ascending' : undefined}>
      <button type="button" className="sort" onClick={onSort}>
        {text}
        <span aria-hidden="true">{isSorted ? ' ↓' : ''}</span>
      </button>
    </th>
  );
}

function ConnectionRow({ row, onLabel }: { row: Row; onLabel(label: string): void }) {
  const { name, username, loginUrl, environment, state, certificate, labels, lastAcceptedAt, nextStep } = row;
  return (
    <tr>
      <th scope="row">
        <Link href={homeOf(row)}>{name}</Link>
        <span className="detail">{username}</span>
        {labels.length > 0 && (
          <span className="badges">
            {labels.map((label) => (
              <button
                key={label}
                type="button"
                className="slds-badge"
                aria-label={texts.onlyLabel(label)}
                onClick={() => onLabel(label)}
              >
                {label}
              </button>
            ))}
          </span>
        )}
      </th>
      <td data-label={texts.environment}>
        <span>{words.environments[environment]}</span>
        <span className="detail">{new URL(loginUrl).host}</span>
      </td>
      <td data-label={texts.state}>
        <State state={state} />
      </td>
      <td data-label={texts.certificate}>
        {certificate === null ? <span className="detail">{texts.none}</span> : <DaysBar {...certificate} />}
      </td>
      <td data-label={texts.lastSuccess}>
        {lastAcceptedAt === null ? (
          <span className="detail">{texts.never}</span>
        ) : (
          <time dateTime={lastAcceptedAt} title={instantText(lastAcceptedAt)}>
            {agoText(lastAcceptedAt, Date.now())}
          </time>
        )}
      </td>
      <td data-label={texts.nextStep}>
        <NextStep step={nextStep} />
      </td>
    </tr>
  );
}

/** One that never worked opens where it is set up. */
function homeOf({ name, lastAcceptedAt }: Row): string {
  const home = `/connections/${encodeURIComponent(name)}`;
  return lastAcceptedAt === null ? `${home}/setup` : home;
}
