// The hands of an admin, on the mouse or on the keyboard alone. What they click, press and type is counted.

import type { Locator } from 'playwright-core';

export interface Hands {
  readonly counted: { clicks: number; fields: number };
  press(what: Locator): Promise<void>;
  check(what: Locator): Promise<void>;
  type(field: Locator, value: string): Promise<void>;
  choose(select: Locator, option: string): Promise<void>;
  chooseFile(input: Locator, path: string): Promise<void>;
}

export function onMouse(): Hands {
  const counted = { clicks: 0, fields: 0 };
  return {
    counted,
    async press(what) {
      counted.clicks += 1;
      await what.click();
    },
    async check(what) {
      if (await what.isChecked()) return;
      counted.clicks += 1;
      await what.check();
    },
    async type(field, value) {
      counted.fields += 1;
      await field.fill(value);
    },
    async choose(select, option) {
      counted.clicks += 1;
      await select.selectOption(option);
    },
    async chooseFile(input, path) {
      counted.clicks += 1;
      await input.setInputFiles(path);
    },
  };
}

/** Tab reaches everything, and its keys do the rest. */
export function onKeyboard(): Hands {
  const counted = { clicks: 0, fields: 0 };
  const keyOn = async (what: Locator, key: string) => {
    await tabTo(what);
    await what.page().keyboard.press(key);
  };
  return {
    counted,
    press: (what) => keyOn(what, 'Enter'),
    async check(what) {
      if (await what.isChecked()) return;
      if ((await what.getAttribute('type')) === 'radio') await toRadio(what);
      else await keyOn(what, 'Space');
    },
    async type(field, value) {
      await keyOn(field, 'ControlOrMeta+A');
      await field.page().keyboard.insertText(value);
    },
    async choose(select, option) {
      await tabTo(select);
      await select.page().keyboard.type(option.slice(0, 5));
    },
    async chooseFile(input, path) {
      const asked = input.page().waitForEvent('filechooser');
      await keyOn(input, 'Enter');
      await (await asked).setFiles(path);
    },
  };
}

const mostStops = 80;

async function tabTo(what: Locator): Promise<void> {
  await what.waitFor();
  const { keyboard } = what.page();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await what.evaluate((element) => element === document.activeElement)) return;
    await keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${what}`);
}

/** A group of radios is one stop; the arrows choose in it. */
async function toRadio(radio: Locator): Promise<void> {
  const group = radio.locator('xpath=ancestor::fieldset');
  await tabTo(group.locator('input:checked'));
  await radio.page().keyboard.press('ArrowDown');
  if (!(await radio.isChecked())) throw new Error(`the arrows do not reach ${radio}`);
}
