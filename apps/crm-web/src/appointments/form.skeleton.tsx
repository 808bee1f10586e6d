import { Skeleton, Stack } from '@mantine/core';
import { SlowNotice } from '../app/slow.notice.js';

/** The outline of the form, so that nothing jumps when it comes. */
export function FormSkeleton() {
  return (
    <Stack gap="lg" p="md" aria-busy="true" aria-label="Loading">
      <Skeleton h={20} w="40%" />
      <SlowNotice />
      <Skeleton h={68} />
      <Skeleton h={118} />
      <Skeleton h={68} />
      <Skeleton h={150} />
      <Skeleton h={68} />
      <Skeleton h={92} />
    </Stack>
  );
}
