import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';

const soonMs = 4_000;

/** Below the outline of what is being loaded: whoever waits longer than usual is told why. */
export function SlowNotice() {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), soonMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      {isSlow && (
        <Text c="dimmed" size="sm" ta="center" my="md">
          Still loading. The connection is slow.
        </Text>
      )}
    </div>
  );
}
