import { Button, Group, Modal, Text } from '@mantine/core';

interface SignOutQuestionProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Nothing is kept of whoever signs out: what they typed and did not save would be lost in silence. */
export function SignOutQuestion({ onStay, onLeave }: SignOutQuestionProps) {
  return (
    <Modal opened centered onClose={onStay} title="Sign out?" data-scroll-lock>
      <Text>Something you typed is not saved yet. Signing out discards it.</Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onStay}>
          Stay signed in
        </Button>
        <Button color="red.9" onClick={onLeave}>
          Discard and sign out
        </Button>
      </Group>
    </Modal>
  );
}
