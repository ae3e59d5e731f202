// A labelled text field, after the SLDS form element, with help and what is wrong with the value, which the keyboard is led to.

import { type InputHTMLAttributes, useEffect, useId, useRef } from 'react';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'> {
  label: string;
  value: string;
  onValue(value: string): void;
  help?: string | undefined;
  problem?: string | undefined;
  /** Of several lines. */
  rows?: number;
  /** For a screen reader alone: what is above it says the same. */
  hidesLabel?: boolean;
}

export function Field({
  label,
  value,
  onValue,
  help,
  problem,
  required,
  rows,
  hidesLabel = false,
  ...input
}: FieldProps) {
  const id = useId();
  const element = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (problem !== undefined) element.current?.focus();
  }, [problem]);
  const told = [help === undefined ? '' : `${id}-help`, problem === undefined ? '' : `${id}-problem`].join(' ').trim();
  const taken = {
    ref: element,
    id,
    value,
    onChange: ({ target }: { target: { value: string } }) => onValue(target.value),
    'aria-required': required,
    'aria-invalid': problem !== undefined,
    'aria-describedby': told === '' ? undefined : told,
  };
  return (
    <div className={`slds-form-element${problem === undefined ? '' : ' slds-has-error'}`}>
      <label
        className={hidesLabel ? 'assistive' : `slds-form-element__label${required === true ? ' slds-required' : ''}`}
        htmlFor={id}
      >
        {label}
      </label>
      {rows === undefined ? (
        <input {...input} {...taken} className="slds-input" />
      ) : (
        <textarea {...taken} className="slds-textarea" rows={rows} spellCheck={false} />
      )}
      {help !== undefined && (
        <p id={`${id}-help`} className="slds-form-element__help">
          {help}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="slds-form-element__problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
