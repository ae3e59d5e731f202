// One of a few, all in sight, after the SLDS radio group.

import { useId } from 'react';

interface ChoiceProps<Value extends string> {
  legend: string;
  value: Value;
  options: readonly { value: Value; label: string; help?: string }[];
  onValue(value: Value): void;
}

export function Choice<Value extends string>({ legend, value, options, onValue }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset className="slds-form-element choice">
      <legend className="slds-form-element__label">{legend}</legend>
      {options.map((option) => (
        <div key={option.value} className="choice__option">
          <input
            type="radio"
            id={`${id}-${option.value}`}
            name={id}
            checked={option.value === value}
            onChange={() => onValue(option.value)}
            aria-describedby={option.help === undefined ? undefined : `${id}-${option.value}-help`}
          />
          <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
          {option.help !== undefined && (
            <span id={`${id}-${option.value}-help`} className="slds-form-element__help">
              {option.help}
            </span>
          )}
        </div>
      ))}
    </fieldset>
  );
}
