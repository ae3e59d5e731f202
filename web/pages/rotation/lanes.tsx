// The tries on a time axis, a lane for each key: above the new one, below the old one. Drawn in the pixels there are, so that its
// words stay readable on a phone.

import { useEffect, useRef, useState } from 'react';
import { timeText } from '../../text/language.ts';
import { Mark } from './mark.tsx';
import { texts } from './texts.ts';
import type { Rotation, Try } from './use-rotation.ts';

const height = 190;
const margin = 12;
const laneOf = { new: 70, old: 130 } as const;
const axisAt = 160;
const pixelsOfTick = 110;
/** The last answer does not lie on the edge. */
const roomMs = 1_000;

export function Lanes({ rotation, isNew }: { rotation: Rotation; isNew: (one: Try) => boolean }) {
  const [frame, width] = useWidth();
  const { tries, uploadReportedAt, acceptedAt, settledAt } = rotation;
  const [from, until] = shownTime(rotation);
  const x = (at: string | number) => {
    const ms = typeof at === 'number' ? at : Date.parse(at);
    return margin + ((ms - from) / Math.max(1, until - from)) * (width - 2 * margin);
  };
  const events = [
    [uploadReportedAt, texts.stages.uploaded],
    [acceptedAt, texts.stages.accepted],
    [settledAt, texts.stages.settled],
  ] as const;
  const shownEvents = events.filter(([at]) => at !== null && Date.parse(at) >= from && Date.parse(at) <= until);
  const ticks = Math.max(1, Math.floor((width - 2 * margin) / pixelsOfTick));
  const accepted = tries.filter(({ result }) => result === 'accepted');
  return (
    <figure ref={frame} className="lanes">
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={texts.drawn(
          tries.length,
          accepted.filter(isNew).length,
          accepted.filter((one) => !isNew(one)).length,
        )}
      >
        {(['new', 'old'] as const).map((lane) => (
          <g key={lane}>
            <line x1={margin} x2={width - margin} y1={laneOf[lane]} y2={laneOf[lane]} className="lanes__lane" />
            <text x={margin} y={laneOf[lane] - 14} className="lanes__name">
              {lane === 'new' ? texts.newKey : texts.oldKey}
            </text>
          </g>
        ))}
        {shownEvents.map(([at, label], index) => {
          const place = x(at ?? from);
          const isRight = place > width * 0.7;
          return (
            <g key={label}>
              <line x1={place} x2={place} y1={12 + index * 14} y2={axisAt} className="lanes__event" />
              <text
                x={place + (isRight ? -5 : 5)}
                y={18 + index * 14}
                textAnchor={isRight ? 'end' : 'start'}
                className="lanes__label"
              >
                {label}
              </text>
            </g>
          );
        })}
        <line x1={margin} x2={width - margin} y1={axisAt} y2={axisAt} className="lanes__axis" />
        {Array.from({ length: ticks + 1 }, (_, index) => from + ((until - from) * index) / ticks).map((at, index) => (
          <text
            key={at}
            x={x(at)}
            y={axisAt + 20}
            textAnchor={index === 0 ? 'start' : index === ticks ? 'end' : 'middle'}
            className="lanes__time"
          >
            {timeText(new Date(at).toISOString())}
          </text>
        ))}
        {tries.map((one) => (
          <g
            key={`${one.at}${one.fingerprint}${one.result}`}
            transform={`translate(${x(one.at)} ${laneOf[isNew(one) ? 'new' : 'old']})`}
          >
            <Mark result={one.result} />
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** From the first try to the last one, or to now while it goes on. */
function shownTime({ tries, span, settledAt, uploadReportedAt }: Rotation): [number, number] {
  const times = tries.map(({ at }) => Date.parse(at));
  const reported = uploadReportedAt === null ? [] : [Date.parse(uploadReportedAt)];
  const from = Math.min(...times, ...reported) - roomMs;
  const last = settledAt === null ? Date.parse(span.until) : Math.max(...times, Date.parse(settledAt));
  return [from, Math.max(last, from + 10 * roomMs) + roomMs];
}

function useWidth() {
  const frame = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 640)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}
