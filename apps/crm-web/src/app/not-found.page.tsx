import { Text } from '@mantine/core';
import { LinkButton } from '../page/link.js';
import { Page } from '../page/page.js';

export function NotFoundPage() {
  return (
    <Page title="Nothing here">
      <Text mb="md">There is no page at this address.</Text>
      <LinkButton to="/">Go to the agenda</LinkButton>
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
