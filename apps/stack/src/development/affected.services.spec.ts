import { describe, expect, it } from '@jest/globals';
import { affectedBy } from './affected.services.js';

describe('a change of the sources', () => {
  it.each([
    [['apps/crm-api/src/main.ts'], ['crm-api']],
    [
      ['apps/calendar-sync/src/relay/relay.ts', 'apps/crm-api/src/main.ts'],
      ['crm-api', 'calendar-sync'],
    ],
    [['libs/shared/src/http/http.app.ts'], ['crm-api', 'calendar-sync', 'google-sandbox']],
    // The pages' own server sees to them; a test is nobody's program; an editor's file is no source.
    [['apps/crm-web/src/main.tsx', 'apps/crm-web/src/api/api.client.ts'], []],
    [['apps/crm-api/src/config.spec.ts', 'libs/shared/src/http/problem.body.spec.ts'], []],
    [['apps/crm-api/src/.main.ts.swp', 'apps/crm-api/src'], []],
    [['apps/stack/src/main.ts'], []],
  ])('in %j concerns %j', (paths, services) => {
    expect(affectedBy(paths)).toEqual(services);
  });
});
