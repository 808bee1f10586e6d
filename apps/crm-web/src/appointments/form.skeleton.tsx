import { Skeleton, Stack, Text } from '@mantine/core';
import { SlowNotice } from '../page/slow.notice.js';

interface FormSkeletonProps {
  /** What is waited for, where that may take long. */
  readonly words?: string;
}

/** The outline of the form, so that nothing jumps when it comes. */
export function FormSkeleton({ words }: FormSkeletonProps) {
  return (
    <Stack gap="lg" p="md" aria-busy="true" aria-label="Loading">
      {words === undefined ? (
        <>
          <Skeleton h={20} w="40%" />
          <SlowNotice />
        </>
      ) : (
        <Text size="sm">{words}</Text>
      )}
      <Skeleton h={68} />
      <Skeleton h={118} />
      <Skeleton h={68} />
      <Skeleton h={150} />
      <Skeleton h={68} />
      <Skeleton h={92} />
    </Stack>
  );
}
