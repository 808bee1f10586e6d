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
      d="M12 22.5h.01M20 22.5h.01M28 22.5h.01M12 30h.01M20 30h.01"
      stroke="var(--mantine-color-anchor)"
      strokeWidth="4"
      strokeLinecap="round"
    />
  </svg>
);
