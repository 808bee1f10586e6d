import { Button, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { reloadIfServed, reloadOnceIfServed } from './page.reload.js';

export class PartMissing extends Error {}

/** For a failed import. Under the browser’s own name for it, the router would reload unasked. */
export function missing(cause: unknown): never {
  throw new PartMissing('A part of ALT could not be loaded.', { cause });
}

/** In place of a part that did not come. */
export function MissingPart() {
  const [isTrying, setTrying] = useState(false);
  const [isAway, setAway] = useState(false);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void reloadOnceIfServed();
    // It may stand above what one looks at: the drawer would have come over it.
    notice.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const again = async (): Promise<void> => {
    setTrying(true);
    if (await reloadIfServed()) return;
    setAway(true);
    setTrying(false);
  };
  return (
    <Stack ref={notice} role="alert" align="flex-start" gap="sm" p="md">
      <Text>
        {isAway
          ? 'ALT could not be reached. Check your connection, then try again.'
          : 'This part of ALT could not be loaded. What you typed is kept.'}
      </Text>
      <Button variant="light" onClick={() => void again()} loading={isTrying}>
        Try again
      </Button>
    </Stack>
  );
}
