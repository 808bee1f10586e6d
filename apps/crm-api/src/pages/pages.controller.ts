import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../accounts/signed-in.decorator.js';
import { sentenceFor } from './connect.outcome.js';
import { pagePolicy, plainPage } from './plain.page.js';

const html = 'text/html; charset=utf-8';

const home = plainPage(
  'Agent Lead Tracker',
  `<p>ALT keeps an agent’s contacts and appointments, and writes the appointments into their
Google Calendar: from ALT to Google, one way.</p>
<ul>
<li><a href="/settings">Settings</a>: how connecting your calendar went</li>
<li><a href="/api/docs">The API</a>: everything ALT does, for programs</li>
</ul>`,
);

/** What a browser finds at the addresses where people land. */
@Public()
@ApiExcludeController()
@Controller()
export class PagesController {
  @Get()
  @Header('content-type', html)
  @Header('content-security-policy', pagePolicy)
  home(): string {
    return home;
  }

  @Get('settings')
  @Header('content-type', html)
  @Header('content-security-policy', pagePolicy)
  settings(@Query('calendar') outcome: unknown): string {
    const sentence = sentenceFor(outcome);
    const status = sentence === undefined ? '' : `<p role="status">${sentence}</p>\n`;
    return plainPage(
      'Settings',
      `${status}<p>Calendar Sync writes the appointments you create in ALT into your primary Google
Calendar, and keeps them up to date there.</p>
<p><a href="/">Back to the start</a> · <a href="/api/docs">The API</a></p>`,
    );
  }
}
