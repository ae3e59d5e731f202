// A labelled text field, after the SLDS form element, with help and what is wrong with the value, which the keyboard is led to.

import { type InputHTMLAttributes, useEffect, useId, useRef } from 'react';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'> {
  label: string;
  value: string;
  onValue(value: string): void;
  help?: string | undefined;
  problem?: string | undefined;
}

export function Field({ label, value, onValue, help, problem, required, ...input }: FieldProps) {
  const id = useId();
  const element = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem !== undefined) element.current?.focus();
  }, [problem]);
  const told = [help === undefined ? '' : `${id}-help`, problem === undefined ? '' : `${id}-problem`].join(' ').trim();
  return (
    <div className={`slds-form-element${problem === undefined ? '' : ' slds-has-error'}`}>
      <label className={`slds-form-element__label${required === true ? ' slds-required' : ''}`} htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        ref={element}
        id={id}
        className="slds-input"
        value={value}
        onChange={(event) => onValue(event.target.value)}
        aria-required={required}
        aria-invalid={problem !== undefined}
        aria-describedby={told === '' ? undefined : told}
      />
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
