import { markup, type SafeHtml } from '../pages/markup.template.js';
import { page } from '../pages/page.layout.js';
import type { FormFields } from './authorization-request.js';
import { scopeInWords } from './google.scopes.js';

export interface ConsentView {
  /** The request's own parameters: the form carries them back. */
  readonly query: FormFields;
  readonly scopes: readonly string[];
  readonly accounts: readonly string[];
  /** The account that is chosen when the page opens. */
  readonly preselected: string;
  readonly redirectUri: string;
  readonly testingMode: boolean;
  readonly fault?: string;
}

/** Fields of the form that are not the request's own. */
export const consentFields = {
  account: 'account',
  email: 'email',
  granted: 'granted',
  asked: 'asked',
  decision: 'decision',
} as const;

/** Account picker and consent in one page, usable without a script and by a program. */
export function consentPage(view: ConsentView): string {
  const app = new URL(view.redirectUri).host;
  const body = markup`<h1>${app} wants access to your Google Account</h1>
${view.testingMode ? warning : undefined}
<form method="post" action="/o/oauth2/v2/auth">
${hiddenFields(view.query)}
<fieldset>
<legend>Choose an account</legend>
${accountChoice(view)}
${view.fault === undefined ? undefined : markup`<p class="bad" id="fault" role="alert">${view.fault}</p>`}
</fieldset>
<fieldset>
<legend>Select what ${app} can access</legend>
<input type="hidden" name="${consentFields.asked}" value="1">
<ul class="choices">${view.scopes.map(scopeChoice)}</ul>
</fieldset>
<div class="actions">
<button class="primary" name="${consentFields.decision}" value="allow">Continue</button>
<button name="${consentFields.decision}" value="deny" formnovalidate>Cancel</button>
</div>
</form>`;
  return page({ title: 'Sign in with Google (sandbox)', body, narrow: true });
}

const warning = markup`<section class="card warn" aria-labelledby="unverified">
<h2 id="unverified">Google hasn’t verified this app</h2>
<p>The app is being tested. Continue only if you know its developer. Its access ends after 7 days.</p>
</section>`;

function accountChoice(view: ConsentView): SafeHtml {
  const { accounts, preselected } = view;
  if (accounts.length === 0) {
    return markup`<p><label for="email">Email</label>${emailField(view, preselected)}</p>`;
  }
  const typed = accounts.includes(preselected) ? '' : preselected;
  return markup`<ul class="choices">${accounts.map((email) => accountOption(email, preselected))}</ul>
<p><label for="email">Or use another account</label>${emailField(view, typed)}</p>`;
}

function accountOption(email: string, preselected: string): SafeHtml {
  const checked = email === preselected ? markup` checked` : undefined;
  return markup`<li><label><input type="radio" name="${consentFields.account}" value="${email}"${checked}><span>${email}</span></label></li>`;
}

function emailField({ fault }: ConsentView, value: string): SafeHtml {
  const described =
    fault === undefined ? undefined : markup` aria-invalid="true" aria-describedby="fault"`;
  return markup`<input type="email" id="email" name="${consentFields.email}" autocomplete="username" value="${value}"${described}>`;
}

function scopeChoice(scope: string): SafeHtml {
  return markup`<li><label><input type="checkbox" name="${consentFields.granted}" value="${scope}" checked><span>${scopeInWords(scope)}<br><span class="soft">${scope}</span></span></label></li>`;
}

function hiddenFields(query: FormFields): SafeHtml {
  const fields = Object.entries(query).map(
    ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">\n`,
  );
  return markup`${fields}`;
}
