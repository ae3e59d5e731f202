// The page around a tab: the bar of the app as Lightning Experience shows it, SLDS, and hooks of SLDS 2 for light and dark.

/** As a dark theme of SLDS 2 sets them; what SLDS 1 draws itself follows below. */
const dark = `
:root {
  color-scheme: dark;
  --slds-g-color-surface-1: #121314; --slds-g-color-surface-container-1: #1f2124; --slds-g-color-surface-container-3: #3a3d42;
  --slds-g-color-on-surface-1: #aeb4bb; --slds-g-color-on-surface-2: #e3e6ea; --slds-g-color-on-surface-3: #ffffff;
  --slds-g-color-border-1: #43474d; --slds-g-color-border-2: #878d95;
  --slds-g-color-accent-2: #57a3fd; --slds-g-color-on-accent-1: #03122b;
  --slds-g-color-error-1: #ff9a9a; --slds-g-color-warning-1: #f2b64c; --slds-g-color-success-1: #4ed39a;
}
.slds-button_neutral, .slds-button_icon-border-filled { background: #1f2124; border-color: #878d95; color: #57a3fd; }
.slds-button__icon { fill: currentColor; }
.slds-button_brand { background: #57a3fd; border-color: #57a3fd; color: #03122b; }
.slds-input, .slds-input[readonly] { background: #16181a; border-color: #878d95; color: #e3e6ea; }
.slds-form-element__label, .slds-text-title_caps { color: #aeb4bb; }
.slds-page-header__title, .slds-card__header-title { color: #fff; }
.slds-context-bar { background: #1f2124; } .slds-context-bar__label-action, .slds-context-bar__app-name { color: #e3e6ea; }
a { color: #57a3fd; } html { background: #121314; } .slds-required { color: #ff9a9a; }
.slds-button_icon-border-filled:disabled, .slds-button_neutral:disabled { color: #878d95; }
`;

const base = `
html { background: #f3f3f3; }
body { margin: 0; min-height: 100vh; background: transparent; color: var(--slds-g-color-on-surface-2, #2e2e2e); }
main { padding: 12px; }
.slds-card { background: var(--slds-g-color-surface-container-1, #fff); border-color: var(--slds-g-color-border-1, #c9c9c9); }
.slds-icon-text-default { fill: var(--slds-c-icon-color-foreground-default, var(--slds-g-color-on-surface-1, #5c5c5c)); }
.slds-icon-standard-connected-apps { background-color: #9050e9; }
`;

export function pageOf({ theme, given, tab }) {
  const tabs = [
    ['Settings', given.labels.Latchkey_Settings],
    ['Status', given.labels.Latchkey_Status],
  ].map(
    ([name, label]) => `<li class="slds-context-bar__item${name.toLowerCase() === tab ? ' slds-is-active' : ''}">
      <a class="slds-context-bar__label-action" href="#"><span class="slds-truncate">${label}</span></a></li>`,
  );
  return `<!doctype html><html lang="${given.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/slds.css"><style>${base}${theme === 'dark' ? dark : ''}</style></head><body>
<div class="slds-context-bar"><div class="slds-context-bar__primary"><div class="slds-context-bar__item slds-context-bar__dropdown-trigger">
<span class="slds-context-bar__label-action slds-context-bar__app-name"><span class="slds-truncate">Latchkey</span></span></div></div>
<nav class="slds-context-bar__secondary"><ul class="slds-grid">${tabs.join('')}</ul></nav></div>
<main></main></body></html>`;
}
