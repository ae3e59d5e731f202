// Warnings about input: said at once, and given back as programs get them.

import type { InputWarning } from '../../domain/connection/connection-input.ts';
import { inputWarningText } from '../../text/connection/input-warnings.ts';
import type { Application } from '../application.ts';
import { note } from '../outcome.ts';

export function inputNotes(app: Application, warnings: readonly InputWarning[]): { field: string; text: string }[] {
  return warnings.map((warning) => {
    const text = inputWarningText(warning, app.calledAs());
    note(app.terminal, text);
    return { field: warning.field, text };
  });
}

export function fleetNotes(app: Application, warnings: readonly { name: string; warning: InputWarning }[]): string[] {
  return warnings.map(({ name, warning }) => {
    const text = `${name}: ${inputWarningText(warning, app.calledAs())}`;
    note(app.terminal, text);
    return text;
  });
}
