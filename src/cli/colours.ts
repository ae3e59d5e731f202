// Colour where a terminal has it: urgency, never the only sign of it.

import { styleText } from 'node:util';
import { type ConnectionState, urgency } from '../domain/connection/connection-state.ts';

type Format = Parameters<typeof styleText>[0];

export function paint(hasColour: boolean) {
  const as = (format: Format, text: string) => (hasColour ? styleText(format, text, { validateStream: false }) : text);
  return {
    as,
    paintState: (state: ConnectionState) =>
      as(urgency[state] <= urgency.failing ? 'red' : state === 'working' ? 'green' : 'yellow', state),
    paintDays: (days: number, text: string) => as(days <= 7 ? 'red' : days <= 30 ? 'yellow' : 'reset', text),
  };
}
