// Each try of the handover: drawn as two lanes, and the same as a table for whoever does not see the drawing.

import { Table } from '../../components/table.tsx';
import { timeText } from '../../text/language.ts';
import { Lanes } from './lanes.tsx';
import { Mark } from './mark.tsx';
import { texts } from './texts.ts';
import type { Rotation, Try } from './use-rotation.ts';

export function Tries({ rotation }: { rotation: Rotation }) {
  const { tries, keyPair } = rotation;
  if (tries.length === 0 || keyPair === null) return <p>{texts.noTries}</p>;
  const isNew = ({ fingerprint }: Try) => fingerprint === keyPair.fingerprint;
  return (
    <>
      {rotation.hasOlderTries && <p>{texts.olderLeftOut(tries.length)}</p>}
      <Lanes rotation={rotation} isNew={isNew} />
      <ul className="legend">
        {(['accepted', 'notThisKey', 'unknown'] as const).map((result) => (
          <li key={result}>
            <svg viewBox="-8 -8 16 16" className="legend__mark" aria-hidden="true">
              <Mark result={result} />
            </svg>{' '}
            {result === 'unknown' ? texts.other : texts.results[result]}
          </li>
        ))}
      </ul>
      <details>
        <summary>{texts.asTable(tries.length)}</summary>
        <Table caption={texts.tries} columns={[texts.time, texts.key, texts.answer, texts.purpose, texts.host]}>
          {tries.toReversed().map((one) => (
            <tr key={`${one.at}${one.fingerprint}${one.result}`}>
              <th scope="row">{timeText(one.at)}</th>
              <td>{isNew(one) ? texts.newKey : texts.oldKey}</td>
              <td>
                <svg viewBox="-8 -8 16 16" className="legend__mark" aria-hidden="true">
                  <Mark result={one.result} />
                </svg>{' '}
                {texts.results[one.result]}
              </td>
              <td>{texts.purposes[one.purpose]}</td>
              <td>{new URL(one.tokenHost).host}</td>
            </tr>
          ))}
        </Table>
      </details>
    </>
  );
}
