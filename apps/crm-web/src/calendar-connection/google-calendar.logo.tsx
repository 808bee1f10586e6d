/** A calendar, drawn by us. Google's own marks are Google's. */
export const GoogleCalendarLogo = () => (
  <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true">
    <rect x="3" y="5" width="34" height="32" rx="8" fill="var(--mantine-color-blue-light)" />
    <path d="M3 15v-2a8 8 0 0 1 8-8h18a8 8 0 0 1 8 8v2z" fill="var(--mantine-color-blue-filled)" />
    <path
      d="M12.5 2.5v5M27.5 2.5v5"
      stroke="var(--mantine-color-anchor)"
      strokeWidth="3"
      strokeLinecap="round"
    />
    <path
      d="m13.5 26 4.5 4.5 8.5-9"
      fill="none"
      stroke="var(--mantine-color-anchor)"
      strokeWidth="3.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
