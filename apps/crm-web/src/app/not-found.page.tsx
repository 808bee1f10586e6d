import { Text } from '@mantine/core';
import { LinkAnchor } from './link.js';
import { Page } from './page.js';

export function NotFoundPage() {
  return (
    <Page title="Nothing here">
      <Text mb="md">There is no page at this address.</Text>
      <LinkAnchor to="/">Go to the agenda</LinkAnchor>
    </Page>
  );
}

/** Where no shell stands around it: at an address that is none of ours. */
export function NotFoundAlone() {
  return (
    <main>
      <NotFoundPage />
    </main>
  );
}
