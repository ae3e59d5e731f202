// Colour where a terminal has it: urgency, never the only sign of it.

import { type ConnectionState, urgency } from '../domain/status/connection-state.ts';

/** Not by an import, see table.ts. */
const { styleText } = process.getBuiltinModule('node:util');

type Format = Parameters<typeof styleText>[0];

export interface Paint {
  as(format: Format, text: string): string;
  paintState(state: ConnectionState): string;
  paintDays(days: number, text: string): string;
}

export function paint(hasColour: boolean): Paint {
  const as = (format: Format, text: string) => (hasColour ? styleText(format, text, { validateStream: false }) : text);
  return {
    as,
    paintState: (state) =>
      as(urgency[state] <= urgency.failing ? 'red' : state === 'working' ? 'green' : 'yellow', state),
    paintDays: (days, text) => (days > 30 ? text : as(days <= 7 ? 'red' : 'yellow', text)),
  };
}
