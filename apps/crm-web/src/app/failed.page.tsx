import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { MissingPart, PartMissing } from '../page/missing.part.js';
import { NotLoaded } from '../page/not.loaded.js';
import { Page } from '../page/page.js';

/** Where no shell stands around it: nothing could be shown at all. */
export function FailedAlone(props: ErrorComponentProps) {
  return (
    <main>
      <FailedPage {...props} />
    </main>
  );
}

/** What could not be shown, why, and how to go on. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (error instanceof PartMissing) {
    return (
      <Page title="This page could not be loaded">
        <MissingPart />
      </Page>
    );
  }
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Page title="This page could not be loaded">
      <NotLoaded error={error} retry={again} />
    </Page>
  );
}
