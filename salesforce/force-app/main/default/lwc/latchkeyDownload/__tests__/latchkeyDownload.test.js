import LatchkeyDownload from 'c/latchkeyDownload';
import getCertificate from '@salesforce/apex/LatchkeySettingsController.getCertificate';
import makeCertificate from '@salesforce/apex/LatchkeySettingsController.makeCertificate';
import { file, fingerprint, thrown } from 'support/answers';
import { button, clear, press, shown, textOf } from 'support/dom';

jest.mock('@salesforce/apex/LatchkeySettingsController.getCertificate', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/LatchkeySettingsController.makeCertificate', () => ({ default: jest.fn() }), { virtual: true });

const label = 'Download Certificate';

describe('download', () => {
  let saved;

  beforeEach(() => {
    saved = [];
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click() {
      saved.push({ name: this.download, text: decodeURIComponent(this.href.split(',')[1]) });
    });
  });

  afterEach(clear);

  it('saves one that is there again, under its name, byte for byte', async () => {
    getCertificate.mockResolvedValue(file);
    const changed = jest.fn();
    const download = shown('c-latchkey-download', LatchkeyDownload, { connection: 'acme', fingerprint, mayAct: true });
    download.addEventListener('changed', changed);
    await press(download, label);
    expect(getCertificate).toHaveBeenCalledWith({ connection: 'acme', fingerprint });
    expect(makeCertificate).not.toHaveBeenCalled();
    expect(saved).toEqual([{ name: file.fileName, text: file.pem }]);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('makes one only where none is named', async () => {
    makeCertificate.mockResolvedValue(file);
    const download = shown('c-latchkey-download', LatchkeyDownload, { connection: 'acme', mayAct: true });
    await press(download, label);
    expect(makeCertificate).toHaveBeenCalledWith({ connection: 'acme' });
    expect(saved).toHaveLength(1);
  });

  it('lets who may only look have one that is there, and make none', () => {
    const looking = shown('c-latchkey-download', LatchkeyDownload, { connection: 'acme', fingerprint });
    expect(button(looking, label)).toBeDefined();
    expect(button(shown('c-latchkey-download', LatchkeyDownload, { connection: 'acme' }), label)).toBeUndefined();
  });

  it('says what went wrong, and saves nothing', async () => {
    getCertificate.mockRejectedValue(thrown({ code: 'noAnswer', message: 'No answer.', help: 'Look.' }));
    const download = shown('c-latchkey-download', LatchkeyDownload, { connection: 'acme', fingerprint, mayAct: true });
    await press(download, label);
    expect(textOf(download)).toContain('No answer. Look.');
    expect(saved).toEqual([]);
    expect(button(download, label).disabled).toBe(false);
  });
});
