// A component in the document, and what is to be read in it through all its shadow roots.

import { createElement } from 'lwc';

export function shown(tag, Component, properties = {}) {
  const element = createElement(tag, { is: Component });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}

export function clear() {
  document.body.replaceChildren();
  jest.clearAllMocks();
}

/** What was promised, done and drawn. */
export async function settled() {
  for (let turn = 0; turn < 6; turn += 1) {
    await Promise.resolve();
  }
}

/** Every element inside, that of nested components too. */
export function all(root, selector) {
  const inside = [...(root.shadowRoot ?? root).querySelectorAll('*')];
  const found = inside.filter((element) => element.matches(selector));
  return [...found, ...inside.filter(({ shadowRoot }) => shadowRoot).flatMap((element) => all(element, selector))];
}

export const one = (root, selector) => all(root, selector)[0] ?? null;

/** All that is written, and what base components are given to write. */
export function textOf(root) {
  return textsIn(root.shadowRoot ?? root)
    .join(' ')
    .replace(/\s+/g, ' ');
}

function textsIn(node) {
  if (node.nodeType === Node.TEXT_NODE) return [node.data];
  const { label, title, value, alternativeText } = node.tagName?.startsWith('LIGHTNING-') ? node : {};
  const given = [label, title, value, alternativeText].filter((text) => typeof text === 'string');
  const inside = [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes];
  return [...given, ...inside.flatMap(textsIn)];
}

export function button(root, label) {
  return all(root, 'lightning-button, lightning-button-icon').find(
    (element) => element.label === label || element.alternativeText === label,
  );
}

export async function press(root, label) {
  button(root, label).click();
  await settled();
}
