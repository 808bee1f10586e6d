import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { PageSection } from '../page/page.section.js';

const choices = [
  { value: 'auto', label: 'Auto' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function AppearanceSection() {
  // Without this Mantine would inject a style element, which the page's policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <PageSection id="appearance" title="Appearance">
      <SegmentedControl
        aria-label="Colours"
        size="md"
        fullWidth
        data={[...choices]}
        value={colorScheme}
        onChange={(value) => setColorScheme(value)}
      />
    </PageSection>
  );
}
