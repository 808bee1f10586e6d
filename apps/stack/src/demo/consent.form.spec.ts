import { describe, expect, it } from '@jest/globals';
import { consentTo, readConsentForm } from './consent.form.js';

const page = (inside: string, method = 'post'): string => `<!doctype html>
<h1>alt.example wants access to your Google Account</h1>
<form method="${method}" action="/o/oauth2/v2/auth">
${inside}
<button name="decision" value="allow">Continue</button>
<button name="decision" value="deny">Cancel</button>
</form>`;

const scope = 'https://www.googleapis.com/auth/calendar.events';
const box = (value: string, words: string, checked = ' checked'): string =>
  `<li><label><input type="checkbox" name="granted" value="${value}"${checked}>` +
  `<span>${words}<br><span class="soft">${value}</span></span></label></li>`;

describe('Google’s consent page', () => {
  it('says what is asked for, in Google’s words', () => {
    const { permissions } = readConsentForm(page(box(scope, 'View &amp; edit <b>events</b>')));
    expect(permissions).toEqual([{ scope, words: 'View & edit events' }]);
  });

  it('sends what is hidden and what is ticked, unescaped', () => {
    const { action, fields } = readConsentForm(
      page(`<input type="hidden" name="state" value="a&lt;b&quot;c">
${box(scope, 'Ticked')}${box('other', 'Not ticked', '')}
<input type="email" name="email" value="somebody@gmail.example">`),
    );
    expect(action).toBe('/o/oauth2/v2/auth');
    expect(fields).toEqual([
      ['state', 'a<b"c'],
      ['granted', scope],
    ]);
  });

  it('is answered with the account and “Continue”', () => {
    const form = readConsentForm(page('<input type="hidden" name="state" value="s">'));
    expect(consentTo(form, 'ana@gmail.example')).toEqual([
      ['state', 's'],
      ['email', 'ana@gmail.example'],
      ['decision', 'allow'],
    ]);
  });

  it.each([['<h1>Error 400: redirect_uri_mismatch</h1>'], [page('', 'get')]])(
    'is none without a form to send: %s',
    (html) => {
      expect(() => readConsentForm(html)).toThrow('no form to send');
    },
  );
});
