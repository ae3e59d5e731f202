// A button of Salesforce's design system. It does not submit its form unless it is told to by `type`.

import type { ComponentProps } from 'react';

const classes = {
  neutral: 'slds-button slds-button_neutral',
  brand: 'slds-button slds-button_brand',
  destructive: 'slds-button slds-button_destructive',
  plain: 'slds-button',
};

export function Button({
  kind = 'neutral',
  ...rest
}: Omit<ComponentProps<'button'>, 'className'> & { kind?: keyof typeof classes }) {
  return <button type="button" {...rest} className={classes[kind]} />;
}
