import type { Account } from '../accounts/account.registry.js';
import { markup } from './markup.template.js';
import { page } from './page.layout.js';

/** The index: who has an account here. */
export function accountsPage(accounts: readonly Account[]): string {
  const list = accounts.map(({ email, calendar }) => {
    const count = calendar.inOrder({ showDeleted: false }).length;
    return markup`<li class="card"><a href="/calendar/${encodeURIComponent(email)}">${email}</a>
<span class="soft">${count} ${count === 1 ? 'event' : 'events'}</span></li>`;
  });
  const body = markup`<h1>Accounts</h1>
${list.length === 0 ? nobody : markup`<ul class="plain">${list}</ul>`}
<h2>For tests</h2>
<p><a href="/sandbox">Control paths</a> · <a href="/sandbox/requests">Calls so far</a></p>`;
  return page({ title: 'Google sandbox', body, live: true });
}

const nobody = markup`<p class="card">Nobody has an account here yet. Connect a calendar in the app: its consent page makes one.</p>`;
