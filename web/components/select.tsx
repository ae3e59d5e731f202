// One of several, after the SLDS select.

import { useId } from 'react';

interface SelectProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onValue(value: Value): void;
}

export function Select<Value extends string>({ label, value, options, onValue }: SelectProps<Value>) {
  const id = useId();
  return (
    <div className="slds-form-element">
      <label className="slds-form-element__label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="slds-select" value={value} onChange={(event) => onValue(event.target.value as Value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
